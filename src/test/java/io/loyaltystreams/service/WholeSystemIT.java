package io.loyaltystreams.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.demo.traffic.Traffic;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The main job on containers where a Docker engine answers, and on local processes where none does; it prints which. */
@Timeout(300)
class WholeSystemIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    /** Compressed by zstd, since reading that takes a native library, which must find a place in a read-only container. */
    @Test
    void givesEveryPointOnceAndStopsInOrder() throws Exception {
        try (var system = Surroundings.start(directory);
                var shopping =
                        new Shopping(system.bootstrapServers(), system.registry(), system::piggy, system::mustRun)) {
            shopping.sendCompressed(Traffic.of(5, 150, Instant.now()), "zstd");
            shopping.reconcile();

            assertThat(system.stopService()).as("exit code").isZero();
        }
    }
}
