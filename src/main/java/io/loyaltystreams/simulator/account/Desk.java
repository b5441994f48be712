package io.loyaltystreams.simulator.account;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** What every writer of the account has at hand: its turn, new ids, the time and the journal. */
record Desk(Turn turn, Ids ids, InstantSource clock, Journal journal) {

    <T> T write(Supplier<T> change) {
        return turn.take(change);
    }

    Instant now() {
        return clock.instant();
    }

    /** The time as Piggy keeps it: whole seconds. */
    Instant second() {
        return now().truncatedTo(ChronoUnit.SECONDS);
    }
}
