package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Program;
import java.time.Instant;
import java.util.Optional;

/** What an order makes stays pending for as long as its goods may come back. */
final class OrderLots {

    private OrderLots() {}

    /** @param shop where it was earned, if anywhere */
    static Lot of(String entryId, long points, Instant placedAt, Program program, Optional<String> shop) {
        var lastDay = program.expiry().map(expiry -> expiry.lastDay(placedAt));
        var free = Lot.of(entryId, points, placedAt, program.version(), lastDay);
        return program.hold()
                .flatMap(hold -> hold.availableFrom(placedAt))
                .map(day -> free.heldUntil(day, shop))
                .orElse(free);
    }
}
