package io.loyaltystreams.identity;

import io.loyaltystreams.avro.internal.ErasedMember;
import io.loyaltystreams.avro.internal.Erasure;
import io.loyaltystreams.avro.internal.Forgetting;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.stage.EventTimes;
import io.loyaltystreams.stage.StageOutput;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of events at a reference whose member was erased.
 *
 * <ol>
 *   <li>What happened by the time of the erasure was the erased member's, whenever it is read: it goes there and ends without effect.
 *       So do returns and cancellations, which follow what was theirs.
 *   <li>What happens later is a new member's, under an id that nobody had.
 *   <li>An erasure that is read again erases nobody new.
 * </ol>
 */
public final class Forgotten {

    private Forgotten() {}

    /** Whether it is to be asked for, beside the link itself. */
    public static boolean matters(StagedEvent event, Optional<String> link) {
        return link.isEmpty() || event.getEvent() instanceof Erasure;
    }

    /**
     * The member of a reference, for this event.
     *
     * @param link the member that the reference has
     * @param erased the member that it had
     */
    public static Optional<String> member(StagedEvent event, Optional<String> link, Optional<ErasedMember> erased) {
        var former = erased.filter(member -> isOf(member, event)).map(ErasedMember::getMemberId);
        return event.getEvent() instanceof Erasure ? former.or(() -> link) : link.or(() -> former);
    }

    /** Whether an event was an erased member's. */
    public static boolean isOf(ErasedMember erased, StagedEvent event) {
        return EventTimes.of(event.getEvent())
                .map(at -> !at.isAfter(erased.getUntil()))
                .orElse(true);
    }

    /** Whether a link is one of those that are to be forgotten; another member's stays. */
    public static boolean frees(Forgetting forgetting, Optional<String> link) {
        var erased = forgetting.getMember();
        return link.map(member -> member.equals(erased.getMemberId())
                        || erased.getFormerIds().contains(member))
                .orElse(true);
    }

    /**
     * Somebody else has got a reference that the erasure named while it went round: the same person, seen by an event that was under
     * way. Their ledger knows whether that was before the erasure.
     */
    public static Optional<StageOutput> alsoErased(
            String reference, StagedEvent event, Forgetting forgetting, Optional<String> link) {
        if (!forgetting.getEverybody() || frees(forgetting, link)) {
            return Optional.empty();
        }
        var erased = forgetting.getMember();
        var erasure = StagedEvent.newBuilder(event)
                .setReferences(List.of(reference))
                .setEvent(new Erasure(erased.getEventId(), erased.getUntil(), List.of()))
                .build();
        return link.map(member -> new StageOutput.Onward(member, erasure));
    }

    /** Of two erasures that freed a reference the later one counts. */
    public static ErasedMember newest(ErasedMember known, ErasedMember erased) {
        return known == null || known.getUntil().isBefore(erased.getUntil()) ? erased : known;
    }
}
