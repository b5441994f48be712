package io.loyaltystreams.simulator.fault;

import io.loyaltystreams.simulator.gate.Limit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The faults in force, in the order in which they wrap a call, the first outermost.
 *
 * @param limit another rate limit for as long as the plan holds
 * @param source the plan as it was written, to be shown again
 */
public record FaultPlan(Optional<Limit> limit, List<Fault> faults, Map<String, Object> source) {

    public static final FaultPlan NONE = new FaultPlan(Optional.empty(), List.of(), Map.of("faults", List.of()));

    public FaultPlan {
        faults = List.copyOf(faults);
        source = Collections.unmodifiableMap(new LinkedHashMap<>(source));
    }
}
