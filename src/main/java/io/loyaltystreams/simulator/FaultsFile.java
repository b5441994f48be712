package io.loyaltystreams.simulator;

import io.loyaltystreams.simulator.fault.FaultPlan;
import io.loyaltystreams.simulator.fault.InvalidFaults;
import io.loyaltystreams.simulator.fault.PlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A plan of faults in a file, YAML or JSON: {@code seed}, {@code limit} ({@code requests} in each {@code window}) and {@code
 * faults}.
 *
 * <p>Each fault has a {@code kind}, what the kind asks for, and, all optional, a {@code route} such as {@code POST
 * /credit-receptions} (a {@code *} stands for one part, a last {@code **} for the rest), a {@code contact} (its uuid), a {@code probability}, {@code every}
 * n-th request, {@code from} and {@code to} request, {@code starts} and {@code ends} after the plan was set.
 *
 * <ul>
 *   <li>Applied: {@code slow-answer} and {@code slow-request} ({@code delay}), {@code lost-answer}, {@code connection-reset},
 *       {@code ledger-lag} ({@code delay}).
 *   <li>Not applied: {@code lost-request}, {@code too-many-requests} ({@code retry-after}), {@code maintenance}, {@code
 *       refused-contact} ({@code share}), {@code wrong-token}.
 *   <li>As {@code applied} says, by default not: {@code server-error}, {@code contact-busy}.
 * </ul>
 */
public final class FaultsFile {

    private FaultsFile() {}

    /**
     * Reads a file.
     *
     * @throws InvalidFaults with one line that names the file and the key
     */
    public static FaultPlan read(Path file) {
        try {
            return PlanReader.read(Files.readString(file));
        } catch (IOException unreadable) {
            throw new InvalidFaults("%s: cannot be read".formatted(file), unreadable);
        } catch (InvalidFaults invalid) {
            throw new InvalidFaults("%s: %s".formatted(file, invalid.getMessage()), invalid);
        }
    }
}
