package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.sink.Commit.Mark;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;

class CommitsTest {

    private final DeadLetters deadLetters = new DeadLetters("dead");
    private final SinkMetrics metrics = new SinkMetrics(new SimpleMeterRegistry());
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    private Dispatcher dispatcher() {
        var second = Duration.ofSeconds(1);
        var backoff = new Backoff(second, second, new Random(1));
        return new Dispatcher(
                new Errands(new Shops("shop", Map.of()), second),
                new ContactBook(1),
                new Dispatcher.Limits(new Pace(1), new Gate(backoff, second), new Quota(second), backoff, 1),
                new Step.Settled(new Verdict.Superseded("no preparation")),
                metrics,
                Clock.systemUTC());
    }

    @Test
    void notesWhereToReadBackAnOutcomeBeyondAnOffsetThatDidNotMove() {
        var commits = new Commits(
                SinkWorld.settings("commits"),
                new OutcomeRecords("outcomes", PlainSerdes.outcomes().serializer()),
                deadLetters,
                new Parking("unresolved"),
                metrics,
                Clock.systemUTC());
        var bulk = Deliveries.origin(Lane.BULK, 0, 0).partition();
        var standard = Deliveries.origin(Lane.STANDARD, 0, 0).partition();
        var window = Deliveries.open();
        var windows = Map.of(bulk, window, standard, Deliveries.open());
        var unmoved = new Mark(3, 9, OptionalLong.empty(), Instant.EPOCH, Set.of());
        var first = commits.next(Map.of(bulk, unmoved, standard, unmoved), consumer.groupMetadata(), 0)
                .orElseThrow();
        commits.succeeded(first, List.of(), windows, 0);

        var dispatcher = dispatcher();
        dispatcher.add(Deliveries.of(Commands.profile("old", "a", "silver"), Lane.BULK, 5, 1, window));
        dispatcher.add(Deliveries.of(Commands.profile("new", "a", "gold"), Lane.BULK, 6, 1, window));
        commits.collect(
                dispatcher, new Reading(consumer, PlainSerdes.commands().deserializer(), Map.of(), deadLetters, 1));
        var moved = Map.of(bulk, unmoved, standard, new Mark(4, 9, OptionalLong.empty(), Instant.EPOCH, Set.of()));

        assertThat(commits.next(moved, consumer.groupMetadata(), 1)
                        .orElseThrow()
                        .marks())
                .containsOnlyKeys(bulk, standard);
    }
}
