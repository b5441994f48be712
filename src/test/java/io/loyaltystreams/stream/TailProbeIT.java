package io.loyaltystreams.stream;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.local.broker.LocalBroker;
import io.loyaltystreams.stream.TailProbe.Tail;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may lie behind the last record that somebody has read, on a real broker. */
class TailProbeIT {

    private static final String TOPIC = "events";

    @TempDir
    private Path directory;

    @Test
    void tellsRecordsFromWhatNoReaderEverGets() throws Exception {
        try (var broker = LocalBroker.start(directory);
                var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 5, (short) 1))).all().get();
            try (var one = producer("one", broker);
                    var open = producer("open", broker)) {
                one.beginTransaction();
                IntStream.range(0, 4).forEach(partition -> write(one, partition));
                one.commitTransaction();
                one.beginTransaction();
                write(one, 1);
                write(one, 1);
                one.flush();
                one.abortTransaction();
                one.beginTransaction();
                write(one, 2);
                one.commitTransaction();
                open.beginTransaction();
                write(open, 3);
                open.flush();

                try (var probe = new TailProbe(consumer(broker))) {
                    // each partition but the last has one record that was read; behind it lie a marker, and what came
                    // then
                    var tails = ends(admin).entrySet().stream()
                            .filter(end -> end.getValue() > 0)
                            .collect(toMap(Map.Entry::getKey, end -> new Tail(1, end.getValue())));
                    assertThat(tails).containsEntry(partition(0), new Tail(1, 2));
                    assertThat(tails).containsEntry(partition(1), new Tail(1, 5));

                    assertThat(probe.empty(tails))
                            .as("only a marker, and what was aborted")
                            .isEqualTo(Set.of(partition(0), partition(1)));
                    assertThat(probe.empty(Map.of(partition(0), new Tail(1, 2))))
                            .as("asked again")
                            .isEqualTo(Set.of(partition(0)));

                    open.abortTransaction();
                    var aborted = new Tail(1, ends(admin).get(partition(3)));
                    assertThat(probe.empty(Map.of(partition(3), aborted)))
                            .as("the open transaction was aborted")
                            .isEqualTo(Set.of(partition(3)));
                }
            }
        }
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition(TOPIC, number);
    }

    private static void write(KafkaProducer<String, String> producer, int partition) {
        var unused = producer.send(new ProducerRecord<>(TOPIC, partition, "key", "value"));
    }

    private static Map<TopicPartition, Long> ends(Admin admin) throws Exception {
        var all = IntStream.range(0, 5).boxed().collect(toMap(TailProbeIT::partition, each -> OffsetSpec.latest()));
        return admin.listOffsets(all).all().get().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static KafkaProducer<String, String> producer(String id, LocalBroker broker) {
        var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", id),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(LocalBroker broker) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "max.partition.fetch.bytes",
                        1),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
