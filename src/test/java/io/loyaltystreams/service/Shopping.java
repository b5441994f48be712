package io.loyaltystreams.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loyaltystreams.demo.LocalService;
import io.loyaltystreams.demo.Stage;
import io.loyaltystreams.demo.check.Expectation;
import io.loyaltystreams.demo.check.Expected;
import io.loyaltystreams.demo.check.Observed;
import io.loyaltystreams.demo.check.OutputReader;
import io.loyaltystreams.demo.check.PiggyHoldings;
import io.loyaltystreams.demo.check.Reconciliation;
import io.loyaltystreams.demo.traffic.TrafficEvent;
import io.loyaltystreams.demo.traffic.TrafficSender;
import io.loyaltystreams.demo.traffic.Wire;
import io.loyaltystreams.serde.AvroSerdes;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Traffic that is followed through the service to Piggy and held against what was expected of it. */
final class Shopping implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    /** Long enough for a record that would be one too many. */
    private static final Duration CALM = Duration.ofMillis(1500);

    private final String bootstrapServers;
    private final String registry;
    private final Supplier<PiggyHoldings> piggy;
    private final Runnable mustRun;
    private final Observed observed = new Observed();
    private final OutputReader reader;
    private final List<TrafficEvent> sent = new ArrayList<>();
    private final List<TrafficSender> senders = new ArrayList<>();

    Shopping(Stage stage, LocalService service) {
        this(
                stage.broker().bootstrapServers(),
                stage.registry().url(),
                () -> stage.piggy().holdings(),
                service::mustRun);
    }

    /** @param mustRun throws when what is followed has ended */
    Shopping(String bootstrapServers, String registry, Supplier<PiggyHoldings> piggy, Runnable mustRun) {
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
        this.piggy = piggy;
        this.mustRun = mustRun;
        this.reader = new OutputReader(bootstrapServers, serdes(Map.of()), observed);
    }

    /** Sends in the background, so many a second; 0 for as fast as possible. */
    void send(List<TrafficEvent> events, int perSecond) {
        var sender = new TrafficSender(events, perSecond, bootstrapServers, serdes(Map.of()));
        senders.add(sender);
        sent.addAll(events);
        sender.start();
    }

    /** The events as they are sent by a producer that uses the newest schema of each topic. */
    List<ProducerRecord<String, byte[]>> withNewestSchema(List<? extends TrafficEvent> events) {
        var newest = Map.of("auto.register.schemas", "false", "use.latest.version", "true");
        var wire = new Wire(serdes(newest));
        sent.addAll(events);
        return events.stream().map(wire::record).toList();
    }

    /** Sends and returns when the broker has them all. */
    void send(List<ProducerRecord<String, byte[]>> records) throws Exception {
        send(records, "none");
    }

    private void send(List<ProducerRecord<String, byte[]>> records, String compression) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "compression.type", compression);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (var confirmed : records.stream().map(producer::send).toList()) {
                confirmed.get();
            }
        }
    }

    /** Sends as producers do that compress, and returns when the broker has them all. */
    void sendCompressed(List<? extends TrafficEvent> events, String compression) throws Exception {
        var wire = new Wire(serdes(Map.of()));
        sent.addAll(events);
        send(events.stream().map(wire::record).toList(), compression);
    }

    /** Reads what has come out meanwhile, for the given time. */
    void follow(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            reader.poll(POLL);
            mustRun.run();
        }
    }

    /** Follows until this share of what was sent, from 0 to 1, is done. */
    void followUntil(double share) {
        var expected = expected();
        await("a part of the traffic").atMost(PATIENCE).until(() -> {
            follow(POLL);
            return observed.done(expected) >= share;
        });
    }

    /** Follows to the end and checks that all came out, once, in every place. */
    void reconcile() {
        var expected = expected();
        await("all of the traffic").atMost(PATIENCE).untilAsserted(() -> {
            follow(POLL);
            assertThat(observed.missing(expected)).isEmpty();
        });
        follow(CALM);
        assertThat(senders).allMatch(TrafficSender::isDone);
        assertThat(Reconciliation.of(expected, observed, piggy.get())).isEmpty();
        assertThat(piggy.get().duplicates()).isZero();
    }

    Observed observed() {
        return observed;
    }

    @Override
    public void close() {
        senders.forEach(TrafficSender::close);
        reader.close();
    }

    private Expected expected() {
        return Expectation.of(sent, LocalDate.now(ZoneOffset.UTC));
    }

    private AvroSerdes serdes(Map<String, String> more) {
        var settings = new HashMap<>(more);
        settings.put("schema.registry.url", registry);
        return AvroSerdes.from(settings);
    }
}
