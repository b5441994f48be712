package io.loyaltystreams.ledger;

import java.util.Optional;

/** The shelf of somebody of whom nothing is kept. */
final class Nothing implements Shelf {

    @Override
    public Optional<AwardedOrder> order(String orderId) {
        return Optional.empty();
    }

    @Override
    public Optional<Lot> spentLot(String lotId) {
        return Optional.empty();
    }

    @Override
    public Optional<Redemption> redemption(String redemptionId) {
        return Optional.empty();
    }
}
