package io.loyaltystreams.identity;

import io.loyaltystreams.avro.internal.Rival;
import io.loyaltystreams.avro.internal.SignUp;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.ledger.Membership;
import io.loyaltystreams.ledger.Merge;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of an event that reached the ledger of a member who may be, or may have become, the same person as another.
 *
 * <ol>
 *   <li>The older of two stays: the one whose first event is earlier, then the one whose id is smaller. Nobody ever becomes a
 *       younger one, so however merges meet, they end and nobody becomes themselves again.
 *   <li>What comes for a member who has become another goes on to that one, behind the account: between two members all goes one
 *       way, and in order.
 *   <li>A sign-up that ties several members goes from one to the next and has its own effect last, when they are one.
 * </ol>
 */
public sealed interface Crossing {

    /** It takes effect here. */
    record Stay(StagedEvent event) implements Crossing {}

    /** It belongs to another member. */
    record Pass(String to, StagedEvent event) implements Crossing {}

    /** It asks another member; from now on this one has an account, since its age was told. */
    record Ask(String to, StagedEvent event) implements Crossing {}

    /** It asks a member whose first event is still on its way, and waits for that. */
    record Wait(StagedEvent event) implements Crossing {}

    /** The account goes over to the older member, and behind it the sign-up. */
    record GiveUp(Merge merge, StagedEvent event) implements Crossing {}

    /**
     * Decides.
     *
     * @param memberId whose ledger it reached
     * @param became who that member has become
     * @param known what the member's account knows of the person, if there is one
     */
    static Crossing of(String memberId, Optional<String> became, Optional<Membership> known, StagedEvent event) {
        if (became.isPresent()) {
            return new Pass(became.get(), event);
        }
        if (event.getEvent() instanceof SignUp signUp) {
            if (known.filter(membership -> membership.hasRead(signUp.getEventId()))
                    .isPresent()) {
                return again(memberId, event, signUp);
            }
            var firstEventAt = known.map(Membership::firstEventAt);
            return signUp.getRival() == null
                    ? next(memberId, firstEventAt.orElseGet(signUp::getSignedUpAt), event, signUp)
                    : firstEventAt
                            .map(own -> meet(memberId, own, event, signUp))
                            .orElseGet(() -> new Wait(event));
        }
        return new Stay(event);
    }

    /** What the member has read before ties nobody, whoever asks: else it would undo that they were separated. */
    private static Crossing again(String memberId, StagedEvent event, SignUp signUp) {
        Rival rival = signUp.getRival();
        return rival == null || rival.getMemberId().equals(memberId)
                ? new Stay(event)
                : new Pass(rival.getMemberId(), event);
    }

    private static Crossing next(String memberId, Instant own, StagedEvent event, SignUp signUp) {
        List<String> others = signUp.getOthers();
        if (others.isEmpty()) {
            return new Stay(event);
        }
        var rest = others.subList(1, others.size());
        return new Ask(others.getFirst(), with(event, signUp, rest, new Rival(memberId, own)));
    }

    private static Crossing meet(String memberId, Instant own, StagedEvent event, SignUp signUp) {
        Rival rival = signUp.getRival();
        if (rival.getMemberId().equals(memberId)) {
            return next(memberId, own, event, signUp);
        }
        if (isOlder(rival, memberId, own)) {
            var merge = new Merge(signUp.getEventId(), signUp.getSignedUpAt(), memberId, rival.getMemberId());
            return new GiveUp(merge, with(event, signUp, signUp.getOthers(), null));
        }
        return new Pass(rival.getMemberId(), with(event, signUp, signUp.getOthers(), new Rival(memberId, own)));
    }

    private static boolean isOlder(Rival rival, String memberId, Instant own) {
        int difference = rival.getFirstEventAt().compareTo(own);
        return difference < 0 || (difference == 0 && rival.getMemberId().compareTo(memberId) < 0);
    }

    private static StagedEvent with(StagedEvent event, SignUp signUp, List<String> others, Rival rival) {
        return StagedEvent.newBuilder(event)
                .setEvent(SignUp.newBuilder(signUp)
                        .setOthers(others)
                        .setRival(rival)
                        .build())
                .build();
    }
}
