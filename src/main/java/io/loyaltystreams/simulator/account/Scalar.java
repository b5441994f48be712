package io.loyaltystreams.simulator.account;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads single values as Piggy does: forms send everything as text, JSON sends numbers and booleans. Empty means unreadable. */
public final class Scalar {

    private static final int MOST_DIGITS = 18;

    private Scalar() {}

    public static Optional<String> text(Object sent) {
        return sent instanceof List<?> || sent instanceof Map<?, ?> ? Optional.empty() : Optional.of(sent.toString());
    }

    public static Optional<Long> whole(Object sent) {
        return decimal(sent)
                .filter(value -> value.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::longValueExact);
    }

    public static Optional<BigDecimal> decimal(Object sent) {
        try {
            var value = new BigDecimal(sent.toString());
            // 1e999999999 is a legal number; computing with it would never end
            boolean sane = value.precision() - (long) value.scale() <= MOST_DIGITS && value.scale() <= MOST_DIGITS;
            return sane ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    public static Optional<Boolean> truth(Object sent) {
        return switch (sent.toString()) {
            case "1", "true", "yes" -> Optional.of(true);
            case "0", "false", "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
