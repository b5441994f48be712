package io.loyaltystreams.bench.sink;

import io.loyaltystreams.demo.LocalPiggy;
import io.loyaltystreams.local.LocalRegistry;
import io.loyaltystreams.local.broker.LocalBroker;
import java.nio.file.Path;
import java.util.Optional;

/** What a sink needs around it. */
final class SinkRig implements AutoCloseable {

    private final Path folder;
    private final LocalBroker broker;
    private final LocalRegistry registry;
    private final LocalPiggy piggy;

    /** Starts everything; {@link #awaitReady} waits. */
    SinkRig(Path folder) {
        this.folder = folder;
        this.broker = LocalBroker.launchIn(folder.resolve("broker"));
        this.registry = LocalRegistry.launchIn(folder.resolve("registry"));
        this.piggy = new LocalPiggy(Optional.empty(), folder);
    }

    void awaitReady() {
        broker.awaitReady();
        registry.awaitReady();
        piggy.awaitReady();
    }

    LocalPiggy piggy() {
        return piggy;
    }

    /** A new trial with topics of its own and an empty Piggy without a limit. */
    Trial trial(String name, int rate) {
        piggy.reset();
        piggy.follow(Trial.limit(1_000_000, 1));
        return new Trial(name, folder.resolve(name), rate, broker.bootstrapServers(), registry.url(), piggy);
    }

    @Override
    public void close() {
        piggy.close();
        registry.close();
        broker.close();
    }
}
