package io.loyaltystreams.stream;

import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.config.Topic;
import io.micrometer.core.instrument.Meter;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Whatever producers send, the topologies go on, every record is accounted for, and nothing personal gets where it must not. */
@Timeout(300)
class HostileRecordsTest {

    private static final int RECORDS = 10_000;
    private static final long SEED = 20_261_123;
    private static final String PROGRAM = """
            program: test
            version: 1
            effective-from: 2025-01-01T00:00
            zone: Pacific/Auckland
            base-currency: EUR
            earn:
              - { id: all, in: base, points: 1, per: 1.00 }
            signup: { bonus: 10 }
            activities: [ { id: reviews, kind: review, bonus: 5 } ]
            expiry: { after: P12M, round-up: month, notices: [P30D], notice-at: "09:00" }
            tiers:
              metric: points
              window: rolling P12M
              levels: [ { name: bronze }, { name: gold, at: 500 } ]
            rewards:
              rewardId-1: { points: 15 }
            """;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Loyalty loyalty = Loyalty.startedAt(PROGRAM, "2026-03-01T00:00:00Z");

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        loyalty.close();
    }

    @Test
    void crashNothingLeakNothingAndAreAllAccountedFor() {
        var mutant = new Mutant(loyalty, new Random(SEED));
        var sent = new EnumMap<Topic, Integer>(Topic.class);
        for (int i = 0; i < RECORDS; i++) {
            var topic = mutant.topic();
            try {
                loyalty.raw(topic, mutant.key(), mutant.value(topic));
            } catch (RuntimeException | Error crash) {
                throw new AssertionError(
                        "Record " + i + " of seed " + SEED + " on " + topic + " ended the topology", crash);
            }
            sent.merge(topic, 1, Integer::sum);
        }
        loyalty.turnClockTo("2027-09-01T00:00:00Z");

        sent.forEach((topic, records) -> assertThat(takenIn(topic))
                .as("seed %d: records of %s", SEED, topic)
                .isEqualTo((long) records));
        var letters = loyalty.deadLetters();
        assertThat(letters).as("bad records of seed %d", SEED).hasSizeGreaterThan(RECORDS / 4);
        assertThat(loyalty.entries())
                .as("good ones")
                .hasSizeGreaterThan(100)
                .allSatisfy(entry -> assertThat(entry.getEntryId()).hasSizeLessThan(1_100));
        assertThat(letters).allSatisfy(letter -> {
            var message = Loyalty.header(letter, "message");
            assertThat(message).hasSizeLessThanOrEqualTo(400).doesNotContainPattern("\\p{Cntrl}");
            tellsNobody(message);
        });
        loyalty.noEffects().forEach(each -> tellsNobody(String.valueOf(each.getNote())));
        log.list.forEach(each -> tellsNobody(each.getFormattedMessage()));
        loyalty.meters().getMeters().stream().map(Meter::getId).forEach(id -> tellsNobody(id.toString()));
        worksAsEver();
    }

    private static void tellsNobody(String text) {
        assertThat(text).doesNotContain(Mutant.ADDRESS, Mutant.CARD, Mutant.NAME);
    }

    private void worksAsEver() {
        loyalty.order(order("clean", "2027-09-01T10:00:00Z", card("clean")));
        assertThat(loyalty.entries().getLast())
                .extracting(PointsPosted::getEntryId, PointsPosted::getPoints)
                .containsExactly("order:clean:earn", 10L);
    }

    /** What intake says that it has made of the records of a topic. */
    private long takenIn(Topic topic) {
        return StreamSupport.stream(loyalty.meters().getMeters().spliterator(), false)
                .filter(meter -> List.of("loyalty.events", "loyalty.dead.letters")
                        .contains(meter.getId().getName()))
                .filter(meter -> topic.defaultName().equals(meter.getId().getTag("source")))
                .mapToLong(meter -> (long) meter.measure().iterator().next().getValue())
                .sum();
    }
}
