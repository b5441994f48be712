package io.loyaltystreams.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loyaltystreams.avro.in.AdjustmentRequested;
import io.loyaltystreams.avro.in.ExchangeRateSet;
import io.loyaltystreams.avro.in.MemberActivity;
import io.loyaltystreams.avro.in.MemberErased;
import io.loyaltystreams.avro.in.MemberSignedUp;
import io.loyaltystreams.avro.in.MembersSeparated;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.in.OrderReturned;
import io.loyaltystreams.avro.in.RedemptionCancelled;
import io.loyaltystreams.avro.in.RedemptionRequested;
import io.loyaltystreams.avro.out.MemberBalance;
import io.loyaltystreams.avro.out.MemberEnrolled;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.avro.out.PointsExpired;
import io.loyaltystreams.avro.out.PointsExpiring;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.avro.out.RedemptionResult;
import io.loyaltystreams.avro.out.TierChanged;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.config.Topics;
import io.loyaltystreams.identity.ReferenceKeys;
import io.loyaltystreams.outbox.PersonalData;
import io.loyaltystreams.program.file.ProgramFiles;
import io.loyaltystreams.program.file.ProgramRefused;
import io.loyaltystreams.serde.AvroSerdes;
import io.loyaltystreams.serde.TestRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/**
 * The whole topology on a turned clock: records go in with their event's own time, the sweep sees the clock. Real RocksDB stores,
 * a real registry over HTTP, no broker.
 */
final class Loyalty implements AutoCloseable {

    static final String APPLICATION = "loyalty-test";
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);

    private final TestRegistry registry = TestRegistry.start();
    private final Path folder;
    private final AvroSerdes avro;
    private final AvroSerdes tills;
    private final TopologyTestDriver driver;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final KnownRates rates = new KnownRates();
    private final Map<Topic, TestInputTopic<byte[], byte[]>> inputs = new EnumMap<>(Topic.class);
    private final Map<Topic, List<TestRecord<String, byte[]>>> seen = new EnumMap<>(Topic.class);
    private final Map<Topic, TestOutputTopic<String, byte[]>> outputs = new EnumMap<>(Topic.class);

    private Instant clock;
    private Instant wallClock;
    private boolean unread;

    private Loyalty(List<String> programs, Instant clock, PersonalData enrolled, ReferenceKeys references) {
        this.clock = clock;
        this.wallClock = clock;
        try {
            folder = Files.createTempDirectory("loyalty-test");
            Path versions = Files.createDirectory(folder.resolve("program"));
            for (int i = 0; i < programs.size(); i++) {
                Files.writeString(versions.resolve(i + ".yaml"), programs.get(i));
            }
            avro = AvroSerdes.from(Map.of("schema.registry.url", registry.url()));
            tills = tills();
            var settings = new TopologySettings(
                    APPLICATION,
                    1,
                    Duration.ofHours(1),
                    Duration.ofDays(30),
                    Duration.ofSeconds(1),
                    new Sweep(SWEEP_EVERY, 100, () -> unread ? Instant.EPOCH : this.clock),
                    enrolled,
                    references,
                    meters);
            var topology =
                    new LoyaltyTopology(settings, Topics.defaults(), avro, ProgramFiles.load(versions), rates).build();
            driver = new TopologyTestDriver(topology, properties(), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ProgramRefused e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static Loyalty startedAt(String program, String clock) {
        return new Loyalty(List.of(program), Instant.parse(clock), PersonalData.LEFT_OUT, ReferenceKeys.PLAIN);
    }

    /** With several versions of one program. */
    static Loyalty startedAt(String clock, List<String> programs) {
        return new Loyalty(programs, Instant.parse(clock), PersonalData.LEFT_OUT, ReferenceKeys.PLAIN);
    }

    /** With hashes in the place of references. */
    static Loyalty hashing(ReferenceKeys references, String program, String clock) {
        return new Loyalty(List.of(program), Instant.parse(clock), PersonalData.LEFT_OUT, references);
    }

    /** Tells those who welcome members who they are. */
    static Loyalty tellingWhoIsNew(String program, String clock) {
        return new Loyalty(List.of(program), Instant.parse(clock), PersonalData.TOLD, ReferenceKeys.PLAIN);
    }

    /** A registry takes two records under one subject only from its operator; who writes them then looks them up. */
    private AvroSerdes tills() {
        registry.put("redemptions-value", RedemptionRequested.getClassSchema());
        registry.put("redemptions-value", RedemptionCancelled.getClassSchema());
        registry.put("signups-value", MemberSignedUp.getClassSchema());
        registry.put("signups-value", MemberErased.getClassSchema());
        registry.put("adjustments-value", AdjustmentRequested.getClassSchema());
        registry.put("adjustments-value", MembersSeparated.getClassSchema());
        return AvroSerdes.from(Map.of("schema.registry.url", registry.url(), "auto.register.schemas", "false"));
    }

    private Properties properties() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state").toString());
        return properties;
    }

    SimpleMeterRegistry meters() {
        return meters;
    }

    void order(OrderPlaced.Builder order) {
        clock = later(order.getPlacedAt());
        send(Topic.ORDERS, OrderPlaced.class, order.build());
    }

    void returned(OrderReturned.Builder returned) {
        clock = later(returned.getReturnedAt());
        send(Topic.RETURNS, OrderReturned.class, returned.build());
    }

    void signUp(MemberSignedUp.Builder signUp) {
        clock = later(signUp.getSignedUpAt());
        send(Topic.SIGNUPS, MemberSignedUp.class, signUp.build());
    }

    void erase(MemberErased.Builder erased) {
        clock = later(erased.getErasedAt());
        send(Topic.SIGNUPS, MemberErased.class, erased.build());
    }

    void redeem(RedemptionRequested.Builder requested) {
        clock = later(requested.getRequestedAt());
        send(Topic.REDEMPTIONS, RedemptionRequested.class, requested.build());
    }

    void cancel(RedemptionCancelled.Builder cancelled) {
        clock = later(cancelled.getCancelledAt());
        send(Topic.REDEMPTIONS, RedemptionCancelled.class, cancelled.build());
    }

    void adjust(AdjustmentRequested.Builder requested) {
        clock = later(requested.getRequestedAt());
        send(Topic.ADJUSTMENTS, AdjustmentRequested.class, requested.build());
    }

    void separate(MembersSeparated.Builder separated) {
        clock = later(separated.getSeparatedAt());
        send(Topic.ADJUSTMENTS, MembersSeparated.class, separated.build());
    }

    void activity(MemberActivity.Builder activity) {
        clock = later(activity.getOccurredAt());
        send(Topic.ACTIVITIES, MemberActivity.class, activity.build());
    }

    /** The bus has what is sent from now on not before this time. */
    void hearAt(Instant time) {
        clock = later(time);
    }

    /** As if more and more input lay unread: time passes only with the events. */
    void leaveInputUnread(boolean is) {
        unread = is;
    }

    /** From now on the rate is known. */
    void rate(ExchangeRateSet rate) {
        rates.set(rate);
        send(Topic.EXCHANGE_RATES, ExchangeRateSet.class, rate);
    }

    void answer(PiggyOutcome outcome) {
        answerAt(outcome, clock.toString());
    }

    void answerAt(PiggyOutcome outcome, String recordTime) {
        var bytes = avro.value(PiggyOutcome.class)
                .serializer()
                .serialize(Topics.defaults().name(Topic.PIGGY_OUTCOMES), outcome);
        input(Topic.PIGGY_OUTCOMES)
                .pipeInput(new TestRecord<>(outcome.getMemberId().getBytes(UTF_8), bytes, Instant.parse(recordTime)));
    }

    /** The id of a schema that some producer has registered somewhere. */
    int schemaId(Schema schema) {
        return registry.put("elsewhere", schema);
    }

    /** Sends bytes as a broken producer would. */
    void raw(Topic topic, byte[] key, byte[] value) {
        input(topic).pipeInput(new TestRecord<>(key, value, clock));
    }

    <T extends SpecificRecord> byte[] bytes(Topic topic, Class<T> type, T record) {
        var producer = switch (topic) {
            case REDEMPTIONS, SIGNUPS, ADJUSTMENTS -> tills;
            default -> avro;
        };
        return producer.value(type).serializer().serialize(Topics.defaults().name(topic), record);
    }

    /** The wall clock goes on while input is still unread, as after a long stop. */
    void letTheSweepLookAt(String instant) {
        Instant to = Instant.parse(instant);
        driver.advanceWallClockTime(Duration.between(wallClock, to));
        wallClock = to;
        driver.advanceWallClockTime(SWEEP_EVERY);
    }

    /** Turns the clock; the sweep runs. */
    void turnClockTo(String instant) {
        Instant to = later(Instant.parse(instant));
        driver.advanceWallClockTime(Duration.between(wallClock, to));
        clock = to;
        wallClock = to;
        driver.advanceWallClockTime(SWEEP_EVERY);
        driver.advanceWallClockTime(SWEEP_EVERY);
    }

    List<PointsPosted> entries() {
        return all(Topic.POINTS_LEDGER, PointsPosted.class);
    }

    List<NoEffect> noEffects() {
        return all(Topic.NO_EFFECTS, NoEffect.class);
    }

    /** The answers to redemptions and cancellations. */
    List<RedemptionResult> answers() {
        return all(Topic.REDEMPTION_RESULTS, RedemptionResult.class);
    }

    List<TierChanged> tierChanges() {
        return all(Topic.TIER_CHANGES, TierChanged.class);
    }

    List<MemberEnrolled> newMembers() {
        return all(Topic.MEMBER_ENROLLED, MemberEnrolled.class);
    }

    List<PointsExpiring> notices() {
        return all(Topic.POINTS_EXPIRING, PointsExpiring.class);
    }

    List<PointsExpired> expired() {
        return all(Topic.POINTS_EXPIRED, PointsExpired.class);
    }

    List<PiggyCommand> commands(Topic lane) {
        return all(lane, PiggyCommand.class);
    }

    /** The newest balance of each member, as a compacted topic would keep it. */
    Map<String, MemberBalance> balances() {
        var newest = new HashMap<String, MemberBalance>();
        var deserializer = avro.value(MemberBalance.class).deserializer();
        for (TestRecord<String, byte[]> record : read(Topic.MEMBER_BALANCES)) {
            if (record.value() == null) {
                newest.remove(record.key());
            } else {
                newest.put(
                        record.key(),
                        deserializer.deserialize(Topics.defaults().name(Topic.MEMBER_BALANCES), record.value()));
            }
        }
        return newest;
    }

    List<TestRecord<String, byte[]>> deadLetters() {
        return read(Topic.DEAD_LETTERS);
    }

    /** Those that came since the last call. */
    List<TestRecord<String, byte[]>> takeDeadLetters() {
        var letters = List.copyOf(read(Topic.DEAD_LETTERS));
        seen.get(Topic.DEAD_LETTERS).clear();
        return letters;
    }

    static String header(TestRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private Instant later(Instant other) {
        return other.isAfter(clock) ? other : clock;
    }

    private <T extends SpecificRecord> void send(Topic topic, Class<T> type, T event) {
        input(topic).pipeInput(new TestRecord<>("any key".getBytes(UTF_8), bytes(topic, type, event), clock));
    }

    private TestInputTopic<byte[], byte[]> input(Topic topic) {
        return inputs.computeIfAbsent(
                topic,
                t -> driver.createInputTopic(
                        Topics.defaults().name(t),
                        Serdes.ByteArray().serializer(),
                        Serdes.ByteArray().serializer()));
    }

    private <T extends SpecificRecord> List<T> all(Topic topic, Class<T> type) {
        Deserializer<T> deserializer = avro.value(type).deserializer();
        return read(topic).stream()
                .map(record -> deserializer.deserialize(Topics.defaults().name(topic), record.value()))
                .toList();
    }

    /** Every key and value of a store, as text and as the records' own words. */
    String contents(String store) {
        var text = new StringBuilder();
        try (var all = driver.<Object, Object>getKeyValueStore(store).all()) {
            all.forEachRemaining(each ->
                    text.append(each.key).append(" = ").append(each.value).append('\n'));
        }
        return text.toString();
    }

    /** Everything that was written to a topic. */
    List<TestRecord<String, byte[]>> read(Topic topic) {
        var output = outputs.computeIfAbsent(
                topic,
                t -> driver.createOutputTopic(
                        Topics.defaults().name(t),
                        Serdes.String().deserializer(),
                        Serdes.ByteArray().deserializer()));
        var records = seen.computeIfAbsent(topic, t -> new ArrayList<>());
        records.addAll(output.readRecordsToList());
        return records;
    }

    @Override
    public void close() {
        driver.close();
        registry.close();
    }
}
