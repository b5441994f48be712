package io.loyaltystreams.ledger;

import java.util.List;
import java.util.Optional;

/**
 * What a separation gives back, and what it leaves.
 *
 * @param back the former member's account from now on
 * @param beside what is to be kept beside it
 * @param result what was posted to the one who had it meanwhile, and what that one has left
 */
public record Parted(Account back, Kept beside, LedgerResult result) {

    /** Commands by which redemptions that go back were told to Piggy, whose answers are still to come. */
    public List<String> awaitedAnswers() {
        return beside.redemptions().values().stream()
                .flatMap(Optional::stream)
                .filter(redemption -> !redemption.mirror().heard())
                .map(redemption -> EntryIds.redeemed(redemption.id()))
                .toList();
    }
}
