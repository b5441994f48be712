package io.loyaltystreams.simulator.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A named value that a contact or a credit reception may carry.
 *
 * @param system made and kept by Piggy, so no caller may write it
 * @param builtIn comes with every account
 * @param options label and value of each choice, for selects
 */
public record Attribute(
        int id,
        String name,
        String label,
        DataType type,
        String description,
        List<Map<String, Object>> options,
        boolean builtIn,
        boolean system,
        Instant createdAt) {

    public Attribute {
        options = List.copyOf(options);
    }
}
