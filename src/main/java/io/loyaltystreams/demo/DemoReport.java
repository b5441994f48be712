package io.loyaltystreams.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a demo went. Points are those of all members together.
 *
 * @param records what was sent: orders, repeats, returns, sign-ups and bad records
 * @param deadLetters by cause
 * @param parked returns whose order never came, and which wait for it
 * @param duplicates things that are there twice, in the ledger or at Piggy
 * @param lost things that should be there and are not
 * @param faults how often each kind of fault struck at Piggy
 * @param differences every difference, in words; empty when all is well
 */
public record DemoReport(
        int orders,
        long seed,
        int records,
        int crashes,
        Points points,
        Counts ledgerEntries,
        Counts noEffects,
        Map<String, Counts> deadLetters,
        Counts piggyWrites,
        int parked,
        long duplicates,
        long lost,
        long piggyCalls,
        double piggyCallsPerOrder,
        Map<String, Long> faults,
        Timings timings,
        List<String> differences) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** The same points, counted in four places. */
    public record Points(long expected, long ledger, long balances, long simulator) {}

    /** How many there should be, and how many there are. */
    public record Counts(long expected, long found) {}

    /**
     * How long it took.
     *
     * @param secondsToReady from the start of the demo to a service that is ready
     * @param secondsInLedger from the first record sent to the last in the ledger
     * @param secondsAtPiggy from the first record sent to the last outcome
     */
    public record Timings(
            double secondsToReady, double secondsInLedger, double secondsAtPiggy, long ordersPerSecondThroughLedger) {}

    public DemoReport {
        deadLetters = sorted(deadLetters);
        faults = sorted(faults);
        differences = List.copyOf(differences);
    }

    /** Whether everything is as it should be. */
    public boolean reconciled() {
        return differences.isEmpty();
    }

    /** 0 when everything is as it should be, else 1. */
    public int exitCode() {
        return reconciled() ? 0 : 1;
    }

    /** Figures are written in the same order every time. */
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
