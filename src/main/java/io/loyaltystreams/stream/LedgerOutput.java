package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.outbox.Published;

/** What leaves the ledger of a member. */
sealed interface LedgerOutput {

    /** For others to read. */
    record Told(Published published) implements LedgerOutput {}

    /** For a stage of our own. */
    record Sent(To to, StagedEvent event) implements LedgerOutput {}

    /** Which stage; the record has that stage's key. */
    enum To {
        /** Keyed by member. */
        LEDGER,
        /** Keyed by reference. */
        IDENTITY,
        /** Keyed by order. */
        ORDER_BOOK,
        /** Keyed by redemption. */
        REDEMPTION_BOOK
    }
}
