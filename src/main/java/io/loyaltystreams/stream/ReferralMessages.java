package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.ReferralQuestion;
import io.loyaltystreams.avro.internal.ReferralReply;
import io.loyaltystreams.avro.internal.ReferrerEarned;
import io.loyaltystreams.avro.internal.ReferrerLost;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.identity.Hiding;
import io.loyaltystreams.identity.ReferenceKeys;
import io.loyaltystreams.ledger.LedgerEvent;
import io.loyaltystreams.ledger.LedgerResult;
import io.loyaltystreams.ledger.Reason;
import io.loyaltystreams.ledger.ReferralStep;
import io.loyaltystreams.ledger.Referrals;
import io.loyaltystreams.stream.LedgerOutput.To;
import java.util.List;
import java.util.Optional;

/** What the account of one member has for another's, since one brought the other. */
final class ReferralMessages {

    /** @param key the member or the reference whose it is */
    record Message(String key, To to, StagedEvent event) {}

    private ReferralMessages() {}

    /** @param origin of the event that all this follows from */
    static List<Message> of(LedgerResult result, Origin origin, ReferenceKeys keys) {
        return result.posted().stream()
                .map(posted -> posted.event())
                .filter(LedgerEvent.Referred.class::isInstance)
                .map(event -> ((LedgerEvent.Referred) event).step())
                .flatMap(step -> of(step, origin, keys).stream())
                .toList();
    }

    private static Optional<Message> of(ReferralStep step, Origin origin, ReferenceKeys keys) {
        return switch (step) {
            case ReferralStep.Named e -> Optional.of(question(e, origin, keys));
            case ReferralStep.Asked e -> Optional.of(reply(e, origin));
            case ReferralStep.Earned e -> e.points() == 0 ? Optional.empty() : Optional.of(earned(e, origin));
            case ReferralStep.Lost e -> Optional.of(lost(e, origin));
            case ReferralStep.Counts e -> Optional.empty();
            case ReferralStep.Refused e -> Optional.empty();
            case ReferralStep.Noted e -> Optional.empty();
            case ReferralStep.Reached e -> Optional.empty();
            case ReferralStep.FellShort e -> Optional.empty();
        };
    }

    /** What is counted of it, if that is worth a metric. */
    static Optional<String> effect(ReferralStep step) {
        return switch (step) {
            case ReferralStep.Counts e -> Optional.of("counts");
            case ReferralStep.Refused e -> Optional.of(e.reason().name());
            case ReferralStep.Earned e -> Optional.of("earned");
            case ReferralStep.Lost e -> Optional.of("lost");
            case ReferralStep.Named e -> Optional.empty();
            case ReferralStep.Asked e -> Optional.empty();
            case ReferralStep.Noted e -> Optional.empty();
            case ReferralStep.Reached e -> Optional.empty();
            case ReferralStep.FellShort e -> Optional.empty();
        };
    }

    /** Goes round by the reference, as any event of that member would: one who is unknown becomes a member by it. */
    private static Message question(ReferralStep.Named e, Origin origin, ReferenceKeys keys) {
        var question = new ReferralQuestion(e.eventId(), e.at(), e.memberIds());
        var staged = new StagedEvent(origin, List.of(e.referredBy()), List.of(), Lookup.FIND, 0, null, question);
        return new Message(keys.key(e.referredBy()), To.IDENTITY, Hiding.of(staged, keys));
    }

    /** Of a member who was erased: who named them was brought by nobody. */
    static Message refusal(Referrals.Asker asker, String memberId, Origin origin) {
        var reply = new ReferralReply(asker.eventId(), asker.at(), List.of(memberId), Reason.ERASED.name());
        return toMember(asker.memberIds().getFirst(), origin, reply);
    }

    private static Message reply(ReferralStep.Asked e, Origin origin) {
        var reply = new ReferralReply(
                e.asker().eventId(),
                e.asker().at(),
                e.memberIds(),
                e.refused().map(Reason::name).orElse(null));
        return toMember(e.asker().memberIds().getFirst(), origin, reply);
    }

    private static Message earned(ReferralStep.Earned e, Origin origin) {
        var occasion = e.occasion();
        return toMember(
                e.referrer(),
                origin,
                new ReferrerEarned(occasion.orderId(), occasion.placedAt(), occasion.programVersion(), e.points()));
    }

    private static Message lost(ReferralStep.Lost e, Origin origin) {
        return toMember(e.referrer(), origin, new ReferrerLost(e.returnId(), e.at(), e.orderId(), e.counted()));
    }

    private static Message toMember(String memberId, Origin origin, Object event) {
        return new Message(
                memberId, To.LEDGER, new StagedEvent(origin, List.of(), List.of(), Lookup.FIND, 0, memberId, event));
    }
}
