package io.loyaltystreams.demo;

import io.loyaltystreams.demo.check.PiggyHoldings;
import io.loyaltystreams.local.ChildProcess;
import io.loyaltystreams.local.FreePort;
import io.loyaltystreams.local.Readiness;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Piggy simulator as a process of its own. */
public final class LocalPiggy implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final URI baseUrl;
    private final ChildProcess process;

    /** Starts it with a log in the directory; {@link #awaitReady} waits. */
    public LocalPiggy(Optional<Path> faults, Path directory) {
        var port = Integer.toString(FreePort.next());
        this.baseUrl = URI.create("http://127.0.0.1:" + port);
        var arguments = new ArrayList<>(List.of("simulator", "--port", port));
        faults.ifPresent(file ->
                arguments.addAll(List.of("--faults", file.toAbsolutePath().toString())));
        this.process = ChildProcess.start(Commands.small("simulator", arguments), directory);
    }

    /** Where it answers, without the prefix of the API. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** Returns when it answers, without a limit unless the faults set one. */
    public void awaitReady() {
        try (var window = window()) {
            Readiness.await(process, PATIENCE, window::isOpen);
            window.liftLimit();
        }
    }

    /** What it holds now. */
    public PiggyHoldings holdings() {
        try (var window = window()) {
            return window.holdings();
        }
    }

    /** Gives it another plan of faults, YAML or JSON. */
    public void follow(String plan) {
        try (var window = window()) {
            window.follow(plan);
        }
    }

    /** Own ids of all credits that were given or taken, in the order in which that happened, repeats included. */
    public List<String> effects() {
        try (var window = window()) {
            return window.effects();
        }
    }

    /** When each of the writes was applied whose own id begins so. */
    public Map<String, Instant> appliedAt(String start) {
        try (var window = window()) {
            return window.appliedAt(start);
        }
    }

    /** Makes new anonymous contacts, and tells their uuids. */
    public List<String> makeContacts(int count) {
        try (var window = window()) {
            return Stream.generate(window::makeContact).limit(count).toList();
        }
    }

    /** Starts anew with an empty account and nothing counted. */
    public void reset() {
        try (var window = window()) {
            window.reset();
        }
    }

    /** How it was called. */
    public PiggyTraffic traffic() {
        try (var window = window()) {
            return window.traffic();
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private PiggyWindow window() {
        return new PiggyWindow(baseUrl, process.log());
    }
}
