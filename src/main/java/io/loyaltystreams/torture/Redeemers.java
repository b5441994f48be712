package io.loyaltystreams.torture;

import io.loyaltystreams.avro.in.MemberRef;
import io.loyaltystreams.avro.in.RedemptionCancelled;
import io.loyaltystreams.avro.in.RedemptionRequested;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.demo.check.Expectation;
import io.loyaltystreams.demo.check.Expected.Entry;
import io.loyaltystreams.demo.check.Observed;
import io.loyaltystreams.demo.traffic.Person;
import io.loyaltystreams.demo.traffic.Person.Ref;
import io.loyaltystreams.demo.traffic.TrafficEvent;
import io.loyaltystreams.serde.AvroSerdes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * People who sign up, buy something, redeem a part of the welcome bonus as soon as the ledger has it, twice, and then call the first
 * redemption off. What they have is always enough, so it can be calculated beforehand, while all this overtakes the work that waits.
 */
final class Redeemers implements AutoCloseable {

    /** Nobody else has such a number. */
    private static final int FIRST_NUMBER = 1_000_000;

    /** What a redemption costs; the welcome bonus of 100 is enough for two. */
    private static final long POINTS = 40;

    private static final String TOPIC = Topic.REDEMPTIONS.defaultName();

    private static final int AS_LONG_AS_IT_TAKES =
            Math.toIntExact(Duration.ofMinutes(15).toMillis());

    private final List<Person> people;
    private final InstantSource clock;
    private final KafkaProducer<String, byte[]> producer;
    private final Serializer<RedemptionRequested> requests;
    private final Serializer<RedemptionCancelled> cancellations;
    private final Set<String> sent = new HashSet<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    Redeemers(int count, InstantSource clock, String bootstrapServers, String registryUrl) {
        this.people = people(count);
        this.clock = clock;
        // two types share the topic, so each has a subject of its own
        var serdes = AvroSerdes.from(
                Map.of("schema.registry.url", registryUrl, "value.subject.name.strategy", "TopicRecordNameStrategy"));
        this.requests = serdes.value(RedemptionRequested.class).serializer();
        this.cancellations = serdes.value(RedemptionCancelled.class).serializer();
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers,
                "client.id",
                "torture-redemptions",
                "acks",
                "all",
                // as for the other traffic, since brokers are killed here
                "max.in.flight.requests.per.connection",
                1,
                // on a busy machine a broker takes minutes to come back, and a record that is given up spoils the count
                "delivery.timeout.ms",
                AS_LONG_AS_IT_TAKES,
                "max.block.ms",
                AS_LONG_AS_IT_TAKES);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** The traffic with what redeemers do among it, from the first to the last in equal distances. */
    static List<TrafficEvent> among(List<TrafficEvent> traffic, int count, Instant now) {
        var all = new ArrayList<TrafficEvent>();
        var people = people(count);
        for (int i = 0, joined = 0; i < traffic.size(); i++) {
            while (joined < count && (long) joined * traffic.size() <= (long) i * count) {
                var person = people.get(joined++);
                all.add(new TrafficEvent.SignUp(signUpOf(person), person, "app", now));
                all.add(orderOf(person, now));
            }
            all.add(traffic.get(i));
        }
        return all;
    }

    /** The entries of their redemptions and of what they call off. */
    static Map<String, Entry> entries(int count) {
        var entries = new HashMap<String, Entry>();
        for (var person : people(count)) {
            for (int time = 1; time <= 2; time++) {
                entries.put(entryOf(person, time), new Entry(Expectation.memberId(person), -POINTS));
            }
            entries.put(cancellationOf(person), new Entry(Expectation.memberId(person), POINTS));
        }
        return entries;
    }

    /** Sends the redemptions whose time has come. */
    void act(Observed observed) {
        if (failure.get() != null) {
            throw new IllegalStateException("The broker did not take a redemption", failure.get());
        }
        people.removeIf(person -> actFor(person, observed));
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    /** Returns whether there is nothing left to do. */
    private boolean actFor(Person person, Observed observed) {
        if (observed.hasEntry("signup:%s:welcome".formatted(signUpOf(person)))) {
            redeem(person, 1);
        }
        if (observed.hasEntry(entryOf(person, 1))) {
            redeem(person, 2);
        }
        if (observed.hasEntry(entryOf(person, 2))) {
            cancel(person);
            return true;
        }
        return false;
    }

    private void redeem(Person person, int time) {
        var id = redemptionOf(person, time);
        if (sent.add(id)) {
            send(id, requests.serialize(TOPIC, request(person, id)));
        }
    }

    private void cancel(Person person) {
        var id = redemptionOf(person, 1);
        var cancellation = RedemptionCancelled.newBuilder()
                .setEventId("cancelling-" + id)
                .setRedemptionId(id)
                .setCancelledAt(clock.instant())
                .build();
        send(id, cancellations.serialize(TOPIC, cancellation));
    }

    private void send(String id, byte[] event) {
        var unused = producer.send(
                new ProducerRecord<>(TOPIC, id, event), (written, failed) -> failure.compareAndSet(null, failed));
    }

    private RedemptionRequested request(Person person, String id) {
        var refs = person.shopsWith().stream()
                .map(ref -> new MemberRef(ref.kind(), ref.value()))
                .toList();
        return RedemptionRequested.newBuilder()
                .setEventId("event-" + id)
                .setRedemptionId(id)
                .setRequestedAt(clock.instant())
                .setMemberRefs(refs)
                .setPoints(POINTS)
                .build();
    }

    private static TrafficEvent orderOf(Person person, Instant now) {
        return new TrafficEvent.Order(
                "order-of-" + person.number(),
                "O-r-" + person.number(),
                "pos",
                Optional.of("store-1"),
                now,
                "EUR",
                Optional.of(person),
                List.of(new TrafficEvent.Line("1", "sku-1", "tea", 1, 1_000)),
                0,
                0);
    }

    private static List<Person> people(int count) {
        return new ArrayList<>(IntStream.range(FIRST_NUMBER, FIRST_NUMBER + count)
                .mapToObj(number -> new Person(
                        number,
                        List.of(new Ref("card", "53%08d".formatted(number))),
                        List.of(new Ref("email", "redeemer%d@example.org".formatted(number)))))
                .toList());
    }

    private static String signUpOf(Person person) {
        return "S-r-" + person.number();
    }

    private static String redemptionOf(Person person, int time) {
        return "X-%d-%d".formatted(person.number(), time);
    }

    private static String entryOf(Person person, int time) {
        return "redemption:%s:redeem".formatted(redemptionOf(person, time));
    }

    private static String cancellationOf(Person person) {
        return "redemption:%s:cancel".formatted(redemptionOf(person, 1));
    }
}
