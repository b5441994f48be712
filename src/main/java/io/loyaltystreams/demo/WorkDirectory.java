package io.loyaltystreams.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A directory of the demo's own for logs and data. */
record WorkDirectory(Path path) {

    static WorkDirectory create() {
        try {
            return new WorkDirectory(Files.createTempDirectory("loyalty-demo-"));
        } catch (IOException e) {
            throw new DemoFailure(
                    "Could not create a temporary directory: check %s".formatted(System.getProperty("java.io.tmpdir")),
                    e);
        }
    }

    void write(String file, String text) {
        try {
            Files.writeString(path.resolve(file), text);
        } catch (IOException e) {
            throw new DemoFailure("Could not write to %s: free some space there".formatted(path), e);
        }
    }

    /** Deletes it with all that is in it; what a process still holds or writes stays. */
    void delete() {
        try (var files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(WorkDirectory::deleteOne);
        } catch (IOException | UncheckedIOException e) {
            // it lies in the system's temporary directory, which is cleaned anyway
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
