package io.loyaltystreams.simulator;

import io.loyaltystreams.simulator.fault.FaultPlan;
import io.loyaltystreams.simulator.fault.InvalidFaults;
import io.loyaltystreams.simulator.fault.PlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A plan of faults in a file, YAML or JSON. */
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
