package io.loyaltystreams.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The tier a member has.
 *
 * @param fallsOn the day at whose start it is lost unless the member qualifies again; empty outside a grace
 */
public record Standing(String tier, Instant since, Optional<LocalDate> fallsOn) {

    Standing falling(Optional<LocalDate> on) {
        return new Standing(tier, since, on);
    }

    static Standing of(String tier, Instant since) {
        return new Standing(tier, since, Optional.empty());
    }
}
