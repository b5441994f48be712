package io.loyaltystreams;

import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.ConfigRefused;
import io.loyaltystreams.http.Part;
import io.loyaltystreams.http.PartState;
import io.loyaltystreams.piggy.PiggyClient;
import io.loyaltystreams.piggy.PiggySettings;
import io.loyaltystreams.piggy.TokenFile;
import io.loyaltystreams.piggy.Trust;
import io.loyaltystreams.serde.AvroSerdes;
import io.loyaltystreams.sink.Shops;
import io.loyaltystreams.sink.Sink;
import io.loyaltystreams.sink.SinkReport;
import io.loyaltystreams.sink.SinkSettings;
import io.loyaltystreams.sink.SinkState;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;

/** The sink of one instance, made from its configuration. */
final class RunningSink implements Part, AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration PROBE_EVERY = Duration.ofSeconds(30);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(15);

    private final PiggyClient client;
    private final Sink sink;

    private RunningSink(PiggyClient client, Sink sink) {
        this.client = client;
        this.sink = sink;
    }

    static RunningSink start(Config config, AvroSerdes avro, MeterRegistry meters, Clock clock, Consumer<String> died) {
        Config.Piggy piggy = config.piggy().orElseThrow();
        var client = new PiggyClient(
                new PiggySettings(piggy.baseUrl(), CONNECT_TIMEOUT, piggy.requestTimeout())
                        .by(piggy.way().proxy().map(RunningSink::address), trust(piggy)),
                token(piggy),
                clock);
        var settings = SinkSettings.defaults(config.applicationId(), new Shops(piggy.defaultShop(), piggy.shops()))
                .withInstanceId(config.instanceId())
                .withRate(piggy.requestsPerSecond(), piggy.maxInFlight())
                .withTimes(piggy.settlingTime(), LEASE, PROBE_EVERY);
        var sink = Sink.start(
                settings,
                config.kafka(),
                avro.value(PiggyCommand.class),
                avro.value(PiggyOutcome.class),
                config.topics(),
                client,
                meters,
                clock,
                RandomGenerator.getDefault());
        sink.onFailure(reason -> died.accept("the sink failed: " + reason));
        return new RunningSink(client, sink);
    }

    private static Supplier<String> token(Config.Piggy piggy) {
        var first = piggy.token().value();
        return piggy.way()
                .tokenFile()
                .<Supplier<String>>map(file -> new TokenFile(file, first))
                .orElse(() -> first);
    }

    private static Optional<SSLContext> trust(Config.Piggy piggy) {
        try {
            return piggy.way().certificates().map(Trust::in);
        } catch (IllegalArgumentException unreadable) {
            throw new ConfigRefused(List.of("piggy.ca-file: " + unreadable.getMessage()));
        }
    }

    private static InetSocketAddress address(String hostAndPort) {
        var colon = hostAndPort.lastIndexOf(':');
        return new InetSocketAddress(
                hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
    }

    @Override
    public String name() {
        return "sink";
    }

    SinkState sinkState() {
        return sink.state();
    }

    SinkReport report() {
        return sink.report();
    }

    @Override
    public PartState state() {
        return switch (sink.state()) {
            case SinkState.Running running -> new PartState.Ready();
            case SinkState.Waiting waiting -> new PartState.Waiting(waiting.reason());
            case SinkState.Failed failed -> new PartState.Failed(failed.reason());
            case SinkState.Closed closed -> new PartState.Waiting("shutting down");
        };
    }

    /** Lets calls under way finish, commits and leaves. */
    @Override
    public void close() {
        sink.close(CLOSE_WITHIN);
        client.close();
    }
}
