package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.ErasedMember;
import io.loyaltystreams.avro.internal.Erasure;
import io.loyaltystreams.avro.internal.Forgetting;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.Ledger;
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
    private final KeyValueStore<String, ErasedMember> erased;
    private final MemberShelf.Shelves shelves;
    private final Removal removal;
    private final Outgoing outgoing;

    Erasures(Ledger ledger, ProcessorContext<?, ?> context, Outgoing outgoing) {
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
                        erasure.getEventId(), erasure.getErasedAt(), event.getReferences(), Optional.empty()),
                Instant.ofEpochMilli(timestamp),
                shelves.of(memberId));
        outgoing.publish(
                memberId,
                result,
                timestamp,
                unchanged -> NoEffects.of(erasure, memberId, unchanged.reason(), "nothing was left to write off"));
        var kept = removal.clear(memberId);
        var member = new ErasedMember(
                memberId,
                erasure.getEventId(),
                later(erasure.getErasedAt(), result.account().advancedTo()),
                kept.formerMembers());
        remember(member);
        forget(member, result.account().membership().references(), event, timestamp);
        forget(member, kept, event, timestamp);
    }

    /** References of the member are nobody's from now on. */
    void forget(ErasedMember member, List<String> references, StagedEvent event, long timestamp) {
        references.forEach(reference -> outgoing.send(To.IDENTITY, reference, forgetting(member, event), timestamp));
    }

    /** The books forget whose orders and redemptions theirs were, and their references with that. */
    void forget(ErasedMember member, Removal.Kept kept, StagedEvent event, long timestamp) {
        kept.orders().forEach(id -> outgoing.send(To.ORDER_BOOK, id, forgetting(member, event), timestamp));
        kept.redemptions().forEach(id -> outgoing.send(To.REDEMPTION_BOOK, id, forgetting(member, event), timestamp));
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

    private static StagedEvent forgetting(ErasedMember member, StagedEvent event) {
        return StagedEvent.newBuilder()
                .setOrigin(event.getOrigin())
                .setEvent(new Forgetting(member))
                .build();
    }

    private static Instant later(Instant one, Instant other) {
        return other.isAfter(one) ? other : one;
    }
}
