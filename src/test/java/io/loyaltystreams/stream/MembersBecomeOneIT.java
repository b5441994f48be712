package io.loyaltystreams.stream;

import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.email;
import static io.loyaltystreams.story.Shop.erased;
import static io.loyaltystreams.story.Shop.line;
import static io.loyaltystreams.story.Shop.order;
import static io.loyaltystreams.story.Shop.returned;
import static io.loyaltystreams.story.Shop.separated;
import static io.loyaltystreams.story.Shop.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loyaltystreams.avro.in.AdjustmentRequested;
import io.loyaltystreams.avro.in.MemberErased;
import io.loyaltystreams.avro.in.MemberRef;
import io.loyaltystreams.avro.in.MemberSignedUp;
import io.loyaltystreams.avro.in.MembersSeparated;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.in.OrderReturned;
import io.loyaltystreams.avro.out.EntryKind;
import io.loyaltystreams.avro.out.MemberBalance;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.config.Topics;
import io.loyaltystreams.identity.ReferenceKeys;
import io.loyaltystreams.local.broker.LocalBroker;
import io.loyaltystreams.outbox.PersonalData;
import io.loyaltystreams.program.file.ProgramFiles;
import io.loyaltystreams.serde.AvroSerdes;
import io.loyaltystreams.serde.TestRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * People with three references each, who buy, return and sign up at once, on a real broker with several partitions and several stream
 * threads: each has one member at the end, who holds what the person earned, whichever record was read first. Each was brought by the
 * next, whom their sign-up names by any reference; when all have signed up, each places an order that is large enough. Among
 * them are people who ask to be forgotten in the midst of it: they leave nobody. Last, all who became another are separated again
 * while their orders go on: not a point is lost or doubled by that.
 */
@Timeout(180)
class MembersBecomeOneIT {

    private static final int PARTITIONS = 4;
    private static final int PEOPLE = 24;
    private static final long WELCOME = 100;
    private static final long REFERRER = 2000;
    private static final long REFEREE = 1000;
    private static final long LAST_ORDER = 600;
    private static final int FORGOTTEN = 8;
    private static final String FORGOTTEN_NAME = "forgotten-";
    private static final String ERASED_AT = "2026-03-03T10:00:00Z";
    private static final Instant DAY = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PROGRAM = """
            program: test
            version: 1
            effective-from: 2025-01-01T00:00
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - { id: all, points: 1, per: 1.00 }
            signup: { bonus: 100 }
            referral: { referrer-bonus: 2000, referee-bonus: 1000, minimum: 600.00 }
            """;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Map<String, Long> earned = new HashMap<>();
    private final List<Sent> events = new ArrayList<>();
    private final List<Sent> last = new ArrayList<>();
    private final List<Sent> erasures = new ArrayList<>();

    private record Sent(Topic topic, SpecificRecord event) {}

    @Test
    void everyPersonHasOneMemberWhoHoldsWhatWasEarned(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws Exception {
        for (int person = 0; person < PEOPLE; person++) {
            live(person);
        }
        for (int person = PEOPLE; person < PEOPLE + FORGOTTEN; person++) {
            liveAndBeForgotten(person);
        }
        Collections.shuffle(events, random);
        erasuresComeAfterTheFirstThird();
        Files.writeString(folder.resolve("program.yaml"), PROGRAM);
        try (var broker = LocalBroker.start(folder.resolve("broker"));
                var registry = TestRegistry.start()) {
            var avro = AvroSerdes.from(Map.of("schema.registry.url", registry.url()));
            create(broker);
            var topology = new LoyaltyTopology(
                    new TopologySettings(
                            "merging",
                            PARTITIONS,
                            Duration.ofHours(1),
                            Duration.ofDays(30),
                            Duration.ofSeconds(5),
                            new Sweep(Duration.ofSeconds(5), 100, () -> Instant.EPOCH),
                            PersonalData.LEFT_OUT,
                            ReferenceKeys.PLAIN,
                            new SimpleMeterRegistry()),
                    Topics.defaults(),
                    avro,
                    ProgramFiles.load(folder.resolve("program.yaml")),
                    new KnownRates());
            try (var streams = new KafkaStreams(topology.build(), properties(broker, folder))) {
                streams.start();
                send(broker, tills(registry), events);
                check(broker, avro, tills(registry));
            }
        }
    }

    /** Two sign-ups share the middle reference; orders come by any of the three, and some go back. */
    private void live(int person) {
        List<MemberRef> who = references(person);
        Collections.shuffle(who, random);
        long points = WELCOME;
        events.add(new Sent(
                Topic.SIGNUPS,
                signUp("S1-" + person, at(), who.get(0), who.get(1))
                        .setReferredBy(any((person + 1) % PEOPLE))
                        .build()));
        events.add(new Sent(
                Topic.SIGNUPS,
                signUp("S2-" + person, at(), who.get(2), who.get(1)).build()));
        points += buyAndReturn(Integer.toString(person), who);
        earned.put("person " + person, points + LAST_ORDER + REFEREE + REFERRER);
        last.add(new Sent(
                Topic.ORDERS,
                order("last-" + person, at(), who.get(random.nextInt(who.size())))
                        .setLines(List.of(line("1", 1, LAST_ORDER * 100)))
                        .build()));
    }

    /** All of it happened before they asked, whenever it is read. */
    private void liveAndBeForgotten(int person) {
        List<MemberRef> who = references(person);
        Collections.shuffle(who, random);
        String name = FORGOTTEN_NAME + person;
        events.add(new Sent(
                Topic.SIGNUPS,
                signUp("S1-" + name, at(), who.get(0), who.get(1)).build()));
        events.add(new Sent(
                Topic.SIGNUPS,
                signUp("S2-" + name, at(), who.get(2), who.get(1)).build()));
        buyAndReturn(name, who);
        erasures.add(new Sent(
                Topic.SIGNUPS,
                erased("E-" + name, ERASED_AT, who.toArray(new MemberRef[0])).build()));
    }

    /** Some of their events have taken effect by then, some are on their way, and some are not read yet. */
    private void erasuresComeAfterTheFirstThird() {
        for (Sent erasure : erasures) {
            events.add(events.size() / 3 + random.nextInt(events.size() / 3), erasure);
        }
    }

    private long buyAndReturn(String name, List<MemberRef> who) {
        long points = 0;
        for (int i = 0; i < 6; i++) {
            String id = name + "-" + i;
            long amount = 1L + random.nextInt(500);
            events.add(new Sent(
                    Topic.ORDERS,
                    order(id, at(), who.get(random.nextInt(who.size())))
                            .setLines(List.of(line("1", 1, amount * 100)))
                            .build()));
            if (random.nextInt(3) == 0) {
                events.add(new Sent(Topic.RETURNS, returned("R-" + id, id, at()).build()));
            } else {
                points += amount;
            }
        }
        return points;
    }

    private static List<MemberRef> references(int person) {
        return Arrays.asList(
                card("C-" + person), email("p" + person + "@example.org"), new MemberRef("phone", "+" + person));
    }

    private MemberRef any(int person) {
        return references(person).get(random.nextInt(3));
    }

    private String at() {
        return DAY.plusSeconds(random.nextInt(86_400)).toString();
    }

    /** A registry takes two records under one subject only from its operator. */
    private static AvroSerdes tills(TestRegistry registry) {
        registry.put("orders-value", OrderPlaced.getClassSchema());
        registry.put("returns-value", OrderReturned.getClassSchema());
        registry.put("signups-value", MemberSignedUp.getClassSchema());
        registry.put("signups-value", MemberErased.getClassSchema());
        registry.put("adjustments-value", AdjustmentRequested.getClassSchema());
        registry.put("adjustments-value", MembersSeparated.getClassSchema());
        return AvroSerdes.from(Map.of("schema.registry.url", registry.url(), "auto.register.schemas", "false"));
    }

    private static void create(LocalBroker broker) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(Arrays.stream(Topic.values())
                            .map(topic -> new NewTopic(Topics.defaults().name(topic), PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
            // a producer that writes before the leaders are known waits for long
            admin.listOffsets(Arrays.stream(Topic.values())
                            .map(topic -> Topics.defaults().name(topic))
                            .flatMap(name -> IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition(name, i)))
                            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest())))
                    .all()
                    .get();
        }
    }

    private static Properties properties(LocalBroker broker, Path folder) {
        var properties = new Properties();
        properties.put("application.id", "merging");
        properties.put("bootstrap.servers", broker.bootstrapServers());
        properties.put("processing.guarantee", "exactly_once_v2");
        properties.put("num.stream.threads", "2");
        properties.put("commit.interval.ms", "100");
        properties.put("replication.factor", "1");
        properties.put("state.dir", folder.resolve("state").toString());
        return properties;
    }

    private void send(LocalBroker broker, AvroSerdes avro, List<Sent> some) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var written = new ArrayList<Future<RecordMetadata>>();
            for (Sent sent : some) {
                String topic = Topics.defaults().name(sent.topic());
                written.add(producer.send(new ProducerRecord<>(
                        topic, Integer.toString(random.nextInt()), bytes(avro, topic, sent.event()))));
            }
            for (var each : written) {
                each.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("Not all events could be written", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends SpecificRecord> byte[] bytes(AvroSerdes avro, String topic, T event) {
        return avro.value((Class<T>) event.getClass()).serializer().serialize(topic, event);
    }

    private void check(LocalBroker broker, AvroSerdes avro, AvroSerdes tills) {
        var balances = new HashMap<String, Long>();
        var entries = new ArrayList<PointsPosted>();
        var reasons = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "group.id",
                        "check",
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("member-balances", "points-ledger", "no-effects"));
            // a person's second sign-up has no bonus
            awaitReading(
                    avro,
                    consumer,
                    balances,
                    entries,
                    reasons,
                    () -> assertThat(Collections.frequency(reasons, "ALREADY_WELCOMED"))
                            .isEqualTo(PEOPLE));
            send(broker, tills, last);
            awaitReading(avro, consumer, balances, entries, reasons, () -> {
                assertThat(balances.values().stream().sorted().toList())
                        .as("balances of seed %d", seed)
                        .isEqualTo(earned.values().stream().sorted().toList());
                // what somebody had who is forgotten was written off
                assertThat(entries.stream().mapToLong(PointsPosted::getPoints).sum())
                        .as("all entries of seed %d", seed)
                        .isEqualTo(all());
            });
            var separations = separations(entries);
            int orders = 0;
            for (int person = 0; person < PEOPLE; person++) {
                for (MemberRef reference : references(person)) {
                    separations.add(orderAfterwards("after-" + orders++, reference));
                }
            }
            Collections.shuffle(separations, random);
            send(broker, tills, separations);
            long sum = all() + orders;
            awaitReading(avro, consumer, balances, entries, reasons, () -> {
                assertThat(entries)
                        .as("seed %d", seed)
                        .anyMatch(entry -> entry.getEntryId().startsWith("separation:"));
                assertThat(something(balances)).as("balances of seed %d", seed).isEqualTo(something(sums(entries)));
                assertThat(balances.values().stream().mapToLong(Long::longValue).sum())
                        .as("all balances of seed %d", seed)
                        .isEqualTo(sum);
            });
        }
        var ids = new HashSet<String>();
        assertThat(entries).as("seed %d", seed).allMatch(entry -> ids.add(entry.getEntryId()));
        assertThat(entries.stream()
                        .filter(entry -> entry.getKind() == EntryKind.TRANSFERRED)
                        .mapToLong(PointsPosted::getPoints)
                        .sum())
                .as("seed %d", seed)
                .isZero();
        assertThat(entries.stream().filter(entry -> entry.getKind() == EntryKind.TRANSFERRED))
                .as("seed %d: otherwise nobody would have become another", seed)
                .isNotEmpty();
    }

    private long all() {
        return earned.values().stream().mapToLong(Long::longValue).sum();
    }

    private Sent orderAfterwards(String id, MemberRef who) {
        return new Sent(
                Topic.ORDERS,
                order(id, "2026-03-05T10:00:00Z", who)
                        .setLines(List.of(line("1", 1, 100)))
                        .build());
    }

    private static List<Sent> separations(List<PointsPosted> entries) {
        return entries.stream()
                .filter(entry -> entry.getEntryId().startsWith("transfer:") && entry.getPoints() < 0)
                .map(PointsPosted::getMemberId)
                .distinct()
                .map(member -> new Sent(
                        Topic.ADJUSTMENTS,
                        separated("T-" + member, "2026-03-05T10:00:00Z", member).build()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Map<String, Long> sums(List<PointsPosted> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        PointsPosted::getMemberId, Collectors.summingLong(PointsPosted::getPoints)));
    }

    /** Without those who have nothing: whoever was erased has no balance. */
    private static Map<String, Long> something(Map<String, Long> points) {
        return points.entrySet().stream()
                .filter(each -> each.getValue() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void awaitReading(
            AvroSerdes avro,
            KafkaConsumer<String, byte[]> consumer,
            Map<String, Long> balances,
            List<PointsPosted> entries,
            List<String> reasons,
            ThrowingRunnable holds) {
        await("seed " + seed)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .untilAsserted(() -> {
                    for (var read : consumer.poll(Duration.ofMillis(300))) {
                        note(avro, read, balances, entries, reasons);
                    }
                    holds.run();
                });
    }

    private static void note(
            AvroSerdes avro,
            ConsumerRecord<String, byte[]> read,
            Map<String, Long> balances,
            List<PointsPosted> entries,
            List<String> reasons) {
        switch (read.topic()) {
            case "points-ledger" ->
                entries.add(avro.value(PointsPosted.class).deserializer().deserialize(read.topic(), read.value()));
            case "no-effects" -> {
                var none = avro.value(NoEffect.class).deserializer().deserialize(read.topic(), read.value());
                if (!none.getId().contains(FORGOTTEN_NAME)) {
                    reasons.add(none.getReason());
                }
            }
            default -> {
                if (read.value() == null) {
                    balances.remove(read.key());
                } else {
                    balances.put(
                            read.key(),
                            avro.value(MemberBalance.class)
                                    .deserializer()
                                    .deserialize(read.topic(), read.value())
                                    .getAvailable());
                }
            }
        }
    }
}
