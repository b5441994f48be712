package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.ErasedMember;
import io.loyaltystreams.avro.internal.Erasure;
import io.loyaltystreams.avro.internal.Estate;
import io.loyaltystreams.avro.internal.EstatePart;
import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.RedemptionCancel;
import io.loyaltystreams.avro.internal.RedemptionRequest;
import io.loyaltystreams.avro.internal.RedemptionTold;
import io.loyaltystreams.avro.internal.ReferralQuestion;
import io.loyaltystreams.avro.internal.Separation;
import io.loyaltystreams.avro.internal.SignUp;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.avro.out.DeleteContact;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.RedemptionResult;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.identity.Forgotten;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.Ledger;
import io.loyaltystreams.ledger.Merge;
import io.loyaltystreams.ledger.Reason;
import io.loyaltystreams.ledger.Referrals;
import io.loyaltystreams.outbox.Published;
import io.loyaltystreams.stage.EventTimes;
import io.loyaltystreams.stage.NoEffects;
import io.loyaltystreams.stream.LedgerOutput.To;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of events that reach the ledger of a member who was erased meanwhile.
 *
 * <ol>
 *   <li>What happened by the time of the erasure ends here without effect, and so does what follows it. What happened later goes
 *       back to its references, behind the word that these are nobody's, and finds or makes another member.
 *   <li>A sign-up of that time says who else the person is: those are erased as well.
 *   <li>The account of somebody who was about to become this member arrives, and is written off: entries add up to nothing.
 *   <li>Nothing brings a person back: no command but a deletion leaves here.
 * </ol>
 */
final class Afterwards {

    private final Ledger ledger;
    private final Erasures erasures;
    private final Outgoing outgoing;

    Afterwards(Ledger ledger, Erasures erasures, Outgoing outgoing) {
        this.ledger = ledger;
        this.erasures = erasures;
        this.outgoing = outgoing;
    }

    void read(ErasedMember member, StagedEvent event, long timestamp) {
        switch (event.getEvent()) {
            case EstatePart part -> forget(member, part, event, timestamp);
            case Estate estate -> inherit(member, estate, event, timestamp);
            case RedemptionTold told -> {}
            default -> {
                if (event.getEvent() instanceof Erasure || Forgotten.isOf(member, event)) {
                    end(member, event, timestamp);
                } else {
                    startAgain(member, event, timestamp);
                }
            }
        }
    }

    private void forget(ErasedMember member, EstatePart part, StagedEvent event, long timestamp) {
        erasures.forget(member, Removal.Kept.of(part.getItems()), event, timestamp);
    }

    private void inherit(ErasedMember member, Estate estate, StagedEvent event, long timestamp) {
        var account = AccountCodec.read(estate.getAccount());
        var erasure = new io.loyaltystreams.ledger.Erasure(
                member.getEventId(), member.getUntil(), List.of(), Optional.of(estate.getFrom()));
        var merge = new Merge(estate.getEventId(), estate.getSignedUpAt(), estate.getFrom(), member.getMemberId());
        outgoing.publish(
                member.getMemberId(),
                ledger.inherit(merge, account, erasure),
                timestamp,
                unchanged -> noEffect(
                        member, new Erasure(member.getEventId(), member.getUntil(), List.of()), Reason.NO_POINTS),
                Afterwards::mayBeTold);
        erasures.forgetFormer(member, idsOf(estate, account), event, timestamp);
        erasures.forget(
                erasures.including(member, idsOf(estate, account)),
                account.membership().references(),
                event,
                timestamp);
    }

    private static List<String> idsOf(Estate estate, Account account) {
        var ids = new ArrayList<>(account.membership().formerly());
        ids.add(estate.getFrom());
        return ids;
    }

    private static boolean mayBeTold(Published published) {
        return published.topic() == Topic.POINTS_LEDGER
                || published.topic() == Topic.NO_EFFECTS
                || (published.record() instanceof PiggyCommand command && command.getAction() instanceof DeleteContact);
    }

    private void end(ErasedMember member, StagedEvent event, long timestamp) {
        boolean repeat = event.getEvent() instanceof Erasure erasure
                && erasure.getEventId().equals(member.getEventId());
        var reason = repeat ? Reason.DUPLICATE : Reason.ERASED;
        outgoing.tell(
                member.getMemberId(),
                new Published(Topic.NO_EFFECTS, noEffect(member, event.getEvent(), reason)),
                timestamp);
        answer(member, event.getEvent())
                .ifPresent(answer -> outgoing.tell(
                        member.getMemberId(), new Published(Topic.REDEMPTION_RESULTS, answer), timestamp));
        if (EventTimes.of(event.getEvent()).isPresent()) {
            erasures.forget(member, event.getReferences(), event, timestamp);
            erasures.forget(member, booked(event.getEvent()), event, timestamp);
        }
        if (event.getEvent() instanceof ReferralQuestion question) {
            refuse(member, question, event, timestamp);
        }
        if (event.getEvent() instanceof Separation asked && asked.getClaim() != null) {
            outgoing.send(
                    To.LEDGER,
                    asked.getFormerMemberId(),
                    Partings.refusal(event, asked, member.getMemberId()),
                    timestamp);
        }
        if (event.getEvent() instanceof SignUp signUp) {
            eraseToo(member, signUp, event, timestamp);
        }
    }

    private void refuse(ErasedMember member, ReferralQuestion question, StagedEvent event, long timestamp) {
        var asker = new Referrals.Asker(question.getEventId(), question.getSignedUpAt(), question.getMemberIds());
        var refusal = ReferralMessages.refusal(asker, member.getMemberId(), event.getOrigin());
        outgoing.send(refusal.to(), refusal.key(), refusal.event(), timestamp);
    }

    private static Removal.Kept booked(Object event) {
        return new Removal.Kept(
                event instanceof PlacedOrder order ? List.of(order.getOrderId()) : List.of(),
                event instanceof RedemptionRequest request ? List.of(request.getRedemptionId()) : List.of());
    }

    private void eraseToo(ErasedMember member, SignUp signUp, StagedEvent event, long timestamp) {
        var others = new ArrayList<>(signUp.getOthers());
        Optional.ofNullable(signUp.getRival()).ifPresent(rival -> others.add(rival.getMemberId()));
        others.stream()
                .filter(other -> !other.equals(member.getMemberId()))
                .distinct()
                .forEach(other -> outgoing.send(
                        To.LEDGER,
                        other,
                        StagedEvent.newBuilder(event)
                                .setEvent(new Erasure(member.getEventId(), member.getUntil(), List.of()))
                                .build(),
                        timestamp));
    }

    private void startAgain(ErasedMember member, StagedEvent event, long timestamp) {
        erasures.forget(member, event.getReferences(), event, timestamp);
        var again = StagedEvent.newBuilder(event)
                .setLookup(Lookup.FIND)
                .setPosition(0)
                .setMemberId(null)
                .setEvent(unbound(event.getEvent()))
                .build();
        outgoing.send(To.IDENTITY, event.getReferences().getFirst(), again, timestamp);
    }

    /** A sign-up as it was before it had found anybody. */
    private static Object unbound(Object event) {
        return event instanceof SignUp signUp
                ? SignUp.newBuilder(signUp)
                        .setOthers(List.of())
                        .setToVisit(0)
                        .setRival(null)
                        .build()
                : event;
    }

    /** Somebody may wait for it at the till. */
    private static Optional<RedemptionResult> answer(ErasedMember member, Object event) {
        return switch (event) {
            case RedemptionRequest e -> Optional.of(refusal(member, e.getRedemptionId(), e.getRequestedAt()));
            case RedemptionCancel e -> Optional.of(refusal(member, e.getRedemptionId(), e.getCancelledAt()));
            default -> Optional.empty();
        };
    }

    private static RedemptionResult refusal(ErasedMember member, String redemptionId, Instant at) {
        return new RedemptionResult(redemptionId, member.getMemberId(), false, Reason.ERASED.name(), 0L, 0L, at);
    }

    private static io.loyaltystreams.avro.out.NoEffect noEffect(ErasedMember member, Object event, Reason reason) {
        return NoEffects.of(event, member.getMemberId(), reason, null);
    }
}
