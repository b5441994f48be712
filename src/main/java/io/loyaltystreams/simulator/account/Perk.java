package io.loyaltystreams.simulator.account;

import java.util.List;
import java.util.Map;

/**
 * Something that belongs to a tier.
 *
 * @param dataType {@code single_select} or {@code boolean}
 * @param options label, value and default of each
 */
public record Perk(String uuid, String name, String label, String dataType, List<Map<String, Object>> options) {

    public Perk {
        options = List.copyOf(options);
    }
}
