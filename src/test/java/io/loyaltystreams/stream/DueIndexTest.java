package io.loyaltystreams.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DueIndexTest {

    @TempDir
    private Path folder;

    private KeyValueStore<Bytes, byte[]> store;
    private DueIndex index;

    @BeforeEach
    void open() {
        var properties = new java.util.Properties();
        properties.put("application.id", "due");
        var context = new MockProcessorContext<Void, Void>(
                properties, new org.apache.kafka.streams.processor.TaskId(0, 0), folder.toFile());
        StateStoreContext stores = context.getStateStoreContext();
        store = org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore("due"),
                        Serdes.Bytes(),
                        Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(stores, store);
        index = new DueIndex(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void visitsWhatIsDueSoonestFirstAndOnlyOnce() {
        index.add(at(30), "c");
        index.add(at(10), "b");
        index.add(at(10), "a");
        index.add(at(-5), "before 1970");

        assertThat(visited(20)).containsExactly("before 1970", "a", "b");
        assertThat(visited(20)).isEmpty();
        assertThat(visited(30)).containsExactly("c");
    }

    @Test
    void isDueAtExactlyItsInstant() {
        index.add(at(10), "a");

        assertThat(visited(9)).isEmpty();
        assertThat(visited(10)).containsExactly("a");
    }

    @Test
    void stopsAtItsBoundAndGoesOnFromThere() {
        for (int i = 0; i < 5; i++) {
            index.add(at(i), "m" + i);
        }
        List<String> first = new ArrayList<>();

        assertThat(index.visit(at(10), 2, (due, id) -> first.add(id))).isTrue();
        assertThat(first).containsExactly("m0", "m1");
        assertThat(visited(10)).containsExactly("m2", "m3", "m4");
    }

    @Test
    void meetsWhatIsAddedBehindTheLastLook() {
        index.add(at(100), "later");
        assertThat(visited(50)).isEmpty();
        index.add(at(20), "late arrival");

        assertThat(visited(50)).containsExactly("late arrival");
    }

    @Test
    void behavesLikeASortedSetOverRandomHistories() {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            var model = new TreeSet<String>();
            for (int step = 0; step < 200; step++) {
                int millis = random.nextInt(50);
                String id = String.format("%03d", millis) + "-" + random.nextInt(3);
                switch (random.nextInt(3)) {
                    case 0 -> {
                        index.add(at(millis), id);
                        model.add(id);
                    }
                    case 1 -> {
                        index.remove(at(millis), id);
                        model.remove(id);
                    }
                    default -> {
                        var due = new ArrayList<>(model.headSet(String.format("%03d", millis + 1)));
                        model.removeAll(due);
                        assertThat(visited(millis))
                                .as("seed %d, step %d", seed, step)
                                .isEqualTo(due);
                    }
                }
            }
            visited(1000);
        }
    }

    private List<String> visited(long upTo) {
        List<String> ids = new ArrayList<>();
        index.visit(at(upTo), 1_000, (due, id) -> ids.add(id));
        return ids;
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
