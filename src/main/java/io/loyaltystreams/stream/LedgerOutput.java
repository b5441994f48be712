package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.outbox.Published;

/** What leaves the ledger of a member. */
sealed interface LedgerOutput {

    /** For others to read. */
    record Told(Published published) implements LedgerOutput {}

    /** For the ledger of the member that keys the record. */
    record Sent(StagedEvent event) implements LedgerOutput {}

    /** For the member of the reference that keys the record. */
    record Sought(StagedEvent event) implements LedgerOutput {}
}
