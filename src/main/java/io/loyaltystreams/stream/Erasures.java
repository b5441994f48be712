package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.ErasedMember;
import io.loyaltystreams.avro.internal.Erasure;
import io.loyaltystreams.avro.internal.Forgetting;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.identity.ReferenceKeys;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.Ledger;
import io.loyaltystreams.ledger.Reason;
import io.loyaltystreams.outbox.Published;
import io.loyaltystreams.stage.NoEffects;
import io.loyaltystreams.stream.LedgerOutput.To;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** Erases members, and has the other stages forget what they know of them. What is kept is who was erased, and until when. */
final class Erasures {

    private final Ledger ledger;
    private final ReferenceKeys keys;
    private final KeyValueStore<String, ErasedMember> erased;
    private final MemberShelf.Shelves shelves;
    private final Removal removal;
    private final Outgoing outgoing;

    Erasures(Ledger ledger, ReferenceKeys keys, ProcessorContext<?, ?> context, Outgoing outgoing) {
        this.keys = keys;
        this.ledger = ledger;
        this.erased = context.getStateStore(Stores.ERASED);
        this.shelves = MemberShelf.Shelves.of(context);
        this.removal = new Removal(context);
        this.outgoing = outgoing;
    }

    Optional<ErasedMember> of(String memberId) {
        return Optional.ofNullable(erased.get(memberId));
    }

    void remember(ErasedMember member) {
        erased.put(member.getMemberId(), member);
    }

    /** Writes off what the member has, and forgets the person. The account itself is the caller's to delete. */
    void erase(String memberId, Optional<Account> known, StagedEvent event, Erasure erasure, long timestamp) {
        var result = ledger.erase(
                memberId,
                known,
                new io.loyaltystreams.ledger.Erasure(
                        erasure.getEventId(),
                        erasure.getErasedAt(),
                        LedgerCommands.references(event),
                        Optional.empty()),
                Instant.ofEpochMilli(timestamp),
                shelves.of(memberId));
        outgoing.publish(
                memberId,
                result,
                timestamp,
                unchanged -> NoEffects.of(
                        erasure, memberId, known.isPresent() ? unchanged.reason() : Reason.UNKNOWN_MEMBER, null));
        var kept = removal.clear(memberId);
        var member = new ErasedMember(
                memberId,
                erasure.getEventId(),
                later(erasure.getErasedAt(), result.account().advancedTo()),
                result.account().membership().formerly());
        remember(member);
        keys.keys(event.getReferences())
                .forEach(named -> outgoing.send(To.IDENTITY, named, forgetting(member, event, true), timestamp));
        forget(member, result.account().membership().references(), event, timestamp);
        forget(member, kept, event, timestamp);
        forgetFormer(member, member.getFormerIds(), event, timestamp);
        result.account().referrals().askers().stream()
                .map(asker -> ReferralMessages.refusal(asker, memberId, event.getOrigin()))
                .forEach(message -> outgoing.send(message.to(), message.key(), message.event(), timestamp));
    }

    /** The member began later than what the erasure is about. */
    void nobody(String memberId, Erasure erasure, long timestamp) {
        var noEffect = NoEffects.of(erasure, memberId, Reason.UNKNOWN_MEMBER, "the member is newer than the erasure");
        outgoing.tell(memberId, new Published(Topic.NO_EFFECTS, noEffect), timestamp);
    }

    /** References of the member are nobody's from now on. */
    void forget(ErasedMember member, List<String> references, StagedEvent event, long timestamp) {
        keys.keys(references)
                .forEach(reference ->
                        outgoing.send(To.IDENTITY, reference, forgetting(member, event, false), timestamp));
    }

    /** The books forget whose orders and redemptions theirs were, and their references with that. */
    void forget(ErasedMember member, Removal.Kept kept, StagedEvent event, long timestamp) {
        kept.orders().forEach(id -> outgoing.send(To.ORDER_BOOK, id, forgetting(member, event, false), timestamp));
        kept.redemptions()
                .forEach(id -> outgoing.send(To.REDEMPTION_BOOK, id, forgetting(member, event, false), timestamp));
    }

    /** What is remembered of who they had been before they became the member. */
    void forgetFormer(ErasedMember member, List<String> formerIds, StagedEvent event, long timestamp) {
        formerIds.forEach(id -> outgoing.send(To.LEDGER, id, forgetting(member, event, false), timestamp));
    }

    /** Somebody else had become the member, or was about to. */
    ErasedMember including(ErasedMember member, List<String> former) {
        var all = new TreeSet<>(member.getFormerIds());
        all.addAll(former);
        var more = new ErasedMember(member.getMemberId(), member.getEventId(), member.getUntil(), new ArrayList<>(all));
        if (all.size() > member.getFormerIds().size()) {
            remember(more);
        }
        return more;
    }

    private static StagedEvent forgetting(ErasedMember member, StagedEvent event, boolean everybody) {
        return StagedEvent.newBuilder()
                .setOrigin(event.getOrigin())
                .setEvent(new Forgetting(member, everybody))
                .build();
    }

    private static Instant later(Instant one, Instant other) {
        return other.isAfter(one) ? other : one;
    }
}
