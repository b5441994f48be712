package io.loyaltystreams.bench.sink;

import io.loyaltystreams.avro.out.Cause;
import io.loyaltystreams.avro.out.GiveCredits;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.TakeCredits;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.demo.Commands;
import io.loyaltystreams.demo.DemoConfiguration;
import io.loyaltystreams.demo.DemoFailure;
import io.loyaltystreams.demo.LocalPiggy;
import io.loyaltystreams.demo.LocalService;
import io.loyaltystreams.local.ChildProcess;
import io.loyaltystreams.local.FreePort;
import io.loyaltystreams.serde.AvroSerdes;
import io.loyaltystreams.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** One measurement: commands on topics of its own, and a sink that sends them to Piggy. */
final class Trial implements AutoCloseable {

    private static final Duration TOPICS_WITHIN = Duration.ofMinutes(1);

    private final String name;
    private final LocalPiggy piggy;
    private final DemoConfiguration configuration;
    private final KafkaProducer<String, PiggyCommand> producer;
    private final Map<String, Instant> writtenAt = new HashMap<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private Optional<LocalService> sink = Optional.empty();
    private long sequence;

    Trial(String name, Path directory, int rate, String bootstrapServers, String registryUrl, LocalPiggy piggy) {
        this.name = name;
        this.piggy = piggy;
        this.configuration = new DemoConfiguration(directory, FreePort.next());
        write(rate, bootstrapServers, registryUrl);
        createTopics();
        var serdes = AvroSerdes.from(Map.of("schema.registry.url", registryUrl));
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 5),
                new StringSerializer(),
                serdes.value(PiggyCommand.class).serializer());
    }

    /** A plan without faults. */
    static String limit(int requests, int seconds) {
        return "limit: { requests: %d, window: PT%dS }%n".formatted(requests, seconds);
    }

    LocalPiggy piggy() {
        return piggy;
    }

    /** Writes an award for a contact. */
    void give(String id, String contact) {
        send(Topic.PIGGY_STANDARD, id, contact, new GiveCredits(10L));
    }

    /** Writes a redemption of a contact. */
    void redeem(String id, String contact) {
        send(Topic.PIGGY_INTERACTIVE, id, contact, new TakeCredits(1L));
    }

    /** Returns when all that was written is on the broker. */
    void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new DemoFailure("The broker did not take all commands", failure.get());
        }
    }

    /** Starts the sink and returns when Piggy has applied something. */
    LocalService startSink() {
        flush();
        var before = piggy.traffic().writes();
        var started = new LocalService(configuration, "--only", "sink");
        sink = Optional.of(started);
        started.awaitReady();
        while (piggy.traffic().writes() == before) {
            pause(Duration.ofMillis(100));
            started.mustRun();
        }
        return started;
    }

    /** How long those commands took whose ids begin so, from being written to being applied; all must be applied by now. */
    List<Long> ways(String start) {
        var applied = piggy.appliedAt(start);
        return writtenAt.entrySet().stream()
                .filter(written -> written.getKey().startsWith(start))
                .map(written -> Duration.between(
                                written.getValue(),
                                Optional.ofNullable(applied.get(written.getKey()))
                                        .orElseThrow(() -> new DemoFailure(
                                                "Piggy never got %s: see %s".formatted(written.getKey(), name))))
                        .toMillis())
                .toList();
    }

    /** Waits until Piggy has applied so many commands whose ids begin so. */
    void awaitApplied(String start, int commands) {
        flush();
        while (piggy.appliedAt(start).size() < commands) {
            pause(Duration.ofMillis(250));
            sink.ifPresent(LocalService::mustRun);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Interrupted", e);
        }
    }

    @Override
    public void close() {
        sink.ifPresent(LocalService::close);
        producer.close(Duration.ZERO);
    }

    private void send(Topic lane, String id, String contact, Object action) {
        var now = Instant.now();
        var command = new PiggyCommand(
                id, "m-" + contact, List.of(), contact, null, new Cause("order", id), now, action, ++sequence);
        if (!id.startsWith("backlog-")) {
            writtenAt.put(id, now);
        }
        var unused = producer.send(
                new ProducerRecord<>(topic(lane), command.getMemberId(), command),
                (written, failed) -> failure.compareAndSet(null, failed));
    }

    private String topic(Topic topic) {
        return name + "-" + topic.defaultName();
    }

    private void createTopics() {
        var arguments =
                List.of("topics", "create", "--config", configuration.file().toString());
        try (var topics = ChildProcess.start(Commands.small("topics", arguments), configuration.directory())) {
            if (!topics.ended(TOPICS_WITHIN) || topics.exitCode() != 0) {
                throw new DemoFailure("The topics were not created: see %s".formatted(topics.log()));
            }
        }
    }

    private void write(int rate, String bootstrapServers, String registryUrl) {
        try {
            Files.createDirectories(configuration.directory());
            Files.writeString(configuration.directory().resolve("program.yaml"), """
                    program: bench
                    version: 1
                    effective-from: 2020-01-01T00:00
                    zone: Europe/Amsterdam
                    base-currency: EUR
                    earn:
                      - { id: everything, points: 1, per: 1.00 }
                    """);
            Files.writeString(configuration.file(), """
                    application-id: %s
                    instance-id: bench
                    kafka: { bootstrap.servers: "%s" }
                    schema-registry: { url: "%s" }
                    program: program.yaml
                    partitions: 4
                    topics:
                      piggy-commands-interactive: %s
                      piggy-commands-standard: %s
                      piggy-commands-bulk: %s
                      piggy-outcomes: %s
                    piggy:
                      base-url: %s
                      token-env: %s
                      default-shop: %s
                      requests-per-second: %d
                      request-timeout: PT5S
                      settling-time: PT0.5S
                    http: { port: %d }
                    """.formatted(
                            name,
                            bootstrapServers,
                            registryUrl,
                            topic(Topic.PIGGY_INTERACTIVE),
                            topic(Topic.PIGGY_STANDARD),
                            topic(Topic.PIGGY_BULK),
                            topic(Topic.PIGGY_OUTCOMES),
                            piggy.baseUrl(),
                            DemoConfiguration.TOKEN_VARIABLE,
                            SimulatorSettings.DEFAULT_SHOP,
                            rate,
                            configuration.httpPort()));
        } catch (IOException e) {
            throw new DemoFailure(
                    "Could not write to %s: free some space there".formatted(configuration.directory()), e);
        }
    }
}
