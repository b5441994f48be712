package io.loyaltystreams.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBrokerIT {

    private static final TopicPartition PARTITION = new TopicPartition("kept", 0);

    @TempDir
    private Path directory;

    @Test
    void keepsItsAddressAndItsRecordsOverAKill() throws Exception {
        try (var broker = LocalBroker.start(directory)) {
            var settings = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
            try (var admin = Admin.create(settings)) {
                admin.createTopics(List.of(new NewTopic(PARTITION.topic(), Optional.of(1), Optional.empty())))
                        .all()
                        .get(10, TimeUnit.SECONDS);
                assertThat(end(admin)).isZero();
                send(settings);

                broker.kill();
                broker.restart();

                assertThat(end(admin)).isEqualTo(1);
            }
        }
    }

    private static void send(Map<String, Object> settings) throws Exception {
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), "key", "value"))
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private static long end(Admin admin) throws Exception {
        return admin.listOffsets(Map.of(PARTITION, OffsetSpec.latest()))
                .partitionResult(PARTITION)
                .get(10, TimeUnit.SECONDS)
                .offset();
    }
}
