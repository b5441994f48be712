package io.loyaltystreams.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a member does in a random history. */
sealed interface Deed {

    Instant at();

    /** @param cents of each line, above zero */
    record Buy(String id, Instant at, List<Long> cents) implements Deed {}

    /**
     * Something comes back.
     *
     * @param cents by now, of each line of the order
     */
    record BringBack(String id, String orderId, Instant at, List<Long> cents) implements Deed {}

    /** @param names whether the sign-up names who brought the member */
    record SignUp(String id, Instant at, boolean names) implements Deed {}

    /**
     * The one whom a sign-up named has answered.
     *
     * @param id of the sign-up
     * @param at its time
     */
    record Answer(String id, Instant at) implements Deed {}

    /** Somebody whom the member brought bought something. */
    record Bring(String orderId, Instant at) implements Deed {}

    /** And it came back. */
    record Unbring(String id, String orderId, Instant at) implements Deed {}

    record Spend(String id, Instant at, long points) implements Deed {}

    record Undo(String id, Instant at) implements Deed {}

    record Correct(String id, Instant at, long points, Optional<LocalDate> lastDay, boolean qualifying)
            implements Deed {}

    record Review(String id, Instant at, Optional<String> subject) implements Deed {}

    /** Nothing happens until then. */
    record Wait(Instant at) implements Deed {}
}
