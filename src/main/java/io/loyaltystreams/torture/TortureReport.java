package io.loyaltystreams.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.loyaltystreams.demo.DemoFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a torture went.
 *
 * @param seconds how long trouble was made
 * @param records what was sent
 * @param commands commands that move points
 * @param writes what Piggy applied of them
 * @param duplicates things that are there twice, in the ledger or at Piggy
 * @param lost things that should be there and are not
 * @param outOfOrder commands that Piggy applied before an earlier one of the same member
 * @param calls how Piggy was called
 * @param troubles how often each was made
 * @param faults how often each struck at Piggy
 * @param differences everything that is not as it must be, in words; empty when all is well
 */
public record TortureReport(
        long seed,
        long seconds,
        int records,
        int commands,
        int writes,
        long duplicates,
        long lost,
        long outOfOrder,
        Calls calls,
        Map<String, Integer> troubles,
        Map<String, Long> faults,
        List<String> differences) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * How Piggy was called.
     *
     * @param granted per second
     * @param mostInOneSecond the most in any second, and likewise for longer windows
     * @param throttled answered with 429
     */
    public record Calls(
            long all,
            int granted,
            long mostInOneSecond,
            long mostInTenSeconds,
            long mostInSixtySeconds,
            long throttled) {}

    public TortureReport {
        troubles = sorted(troubles);
        faults = sorted(faults);
        differences = List.copyOf(differences);
    }

    /** Whether everything is as it must be. */
    public boolean isFine() {
        return differences.isEmpty();
    }

    private static <V> Map<String, V> sorted(Map<String, V> figures) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    void writeTo(Path file) {
        try {
            JSON.writeValue(file.toFile(), this);
        } catch (IOException e) {
            throw new DemoFailure("Could not write the report to %s: choose another --report".formatted(file), e);
        }
    }
}
