package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What happened to an account. {@code at} is when it took effect, by the event's own time. */
public sealed interface LedgerEvent {

    /** A lot was made. */
    record Earned(String entryId, Cause cause, Lot lot, Optional<String> shop, List<Step> steps)
            implements LedgerEvent {

        public Earned {
            steps = List.copyOf(steps);
        }

        boolean welcome() {
            return cause.kind().equals("signup");
        }
    }

    /**
     * A return took points of an order back.
     *
     * @param taken what the return takes of the award
     * @param fall by how much the balance falls: what has expired before is taken, but falls no more
     */
    record Reversed(String entryId, Cause cause, Instant at, String lotId, long taken, long fall, Optional<Step> step)
            implements LedgerEvent {}

    /** A lot's remaining points expired; {@code on} was the last day on which they could be used. */
    record Expired(String entryId, Instant at, String lotId, long points, LocalDate on) implements LedgerEvent {}

    /** All expiries of one date in one advance, for marketing. */
    record PointsGone(String eventId, Instant at, LocalDate on, long points) implements LedgerEvent {}

    /** Points are going to expire, for marketing. */
    record ExpiryNoticed(String eventId, Instant at, LocalDate on, int days, long points) implements LedgerEvent {}

    /** The member has another tier. */
    record TierMoved(String eventId, Instant at, Optional<String> from, String to, TierMove move, long qualifying)
            implements LedgerEvent {}

    /**
     * The member is to be known at Piggy.
     *
     * @param references {@code kind:value}
     */
    record Enrolled(String commandId, Cause cause, Instant at, List<String> references, Profile profile)
            implements LedgerEvent {

        public Enrolled {
            references = List.copyOf(references);
        }
    }

    /** A sign-up was read. */
    record SignedUp(String eventId) implements LedgerEvent {}

    /** Piggy told the member's contact. */
    record ContactLearnt(String contactUuid) implements LedgerEvent {}

    /** The event changed no balance. */
    record Unchanged(Reason reason, Optional<String> note) implements LedgerEvent {}
}
