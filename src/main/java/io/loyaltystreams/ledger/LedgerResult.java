package io.loyaltystreams.ledger;

import java.util.List;
import java.util.Optional;

/**
 * What a command did.
 *
 * @param account after it
 * @param awarded to be remembered for the returns of the command's order; empty to leave that as it is
 */
public record LedgerResult(Account account, Optional<AwardedOrder> awarded, List<Posted> posted) {

    public LedgerResult {
        posted = List.copyOf(posted);
    }
}
