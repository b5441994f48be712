package io.loyaltystreams.simulator;

import io.loyaltystreams.simulator.api.PiggyApi;
import io.loyaltystreams.simulator.control.Control;
import io.loyaltystreams.simulator.http.Front;
import io.loyaltystreams.simulator.http.Reply;
import io.loyaltystreams.simulator.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;

/** Piggy's API on a local port, until it is closed. */
public final class Simulator implements AutoCloseable {

    private final SimulatorSettings settings;
    private final Simulation simulation;
    private final Control control;
    private final Front front;

    private Simulator(SimulatorSettings settings, InstantSource clock) throws IOException {
        this.settings = settings;
        this.simulation = new Simulation(settings, clock);
        this.control = new Control(simulation);
        this.front = new Front(new InetSocketAddress(settings.bindAddress(), settings.port()), this::answer);
    }

    /**
     * Starts one and returns when it answers.
     *
     * @throws UncheckedIOException when the port cannot be had
     */
    public static Simulator start(SimulatorSettings settings) {
        return start(settings, Clock.systemUTC());
    }

    static Simulator start(SimulatorSettings settings, InstantSource clock) {
        if (new InetSocketAddress(settings.bindAddress(), 0).isUnresolved()) {
            throw new IllegalArgumentException(
                    "bindAddress: no such address as %s on this machine".formatted(settings.bindAddress()));
        }
        try {
            return new Simulator(settings, clock);
        } catch (IOException unavailable) {
            throw new UncheckedIOException(
                    "port: cannot listen on %s:%d".formatted(settings.bindAddress(), settings.port()), unavailable);
        }
    }

    public int port() {
        return front.port();
    }

    /** Scheme, host and port; the API's own prefix is not in it. */
    public URI baseUri() {
        return URI.create("http://%s:%d".formatted(settings.bindAddress(), port()));
    }

    @Override
    public void close() {
        front.close();
    }

    private Reply answer(Request request) throws InterruptedException {
        var forTesters = request.under(Control.PREFIX);
        if (forTesters.isPresent()) {
            return control.answer(forTesters.get());
        }
        var forPiggy = request.under(PiggyApi.PREFIX);
        return forPiggy.isPresent() ? simulation.answer(forPiggy.get()) : PiggyApi.unknownRoute(request);
    }
}
