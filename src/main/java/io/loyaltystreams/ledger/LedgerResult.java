package io.loyaltystreams.ledger;

import java.util.List;

/**
 * What a command did.
 *
 * @param account after it
 * @param kept what changes beside the account
 */
public record LedgerResult(Account account, Kept kept, List<Posted> posted) {

    public LedgerResult {
        posted = List.copyOf(posted);
    }
}
