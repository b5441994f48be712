package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.avro.out.PiggyOutcome;

/** What reaches the ledger of a member. */
sealed interface LedgerInput {

    /** An event of the member. */
    record Event(StagedEvent staged) implements LedgerInput {}

    /** Piggy's answer to a command of the member. */
    record Answer(PiggyOutcome outcome) implements LedgerInput {}
}
