package io.loyaltystreams.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loyaltystreams.avro.out.DeadLetterReplayed;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.serde.AvroSerdes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What was sent again, when and by whom: one record for each replay, committed together with it. */
final class ReplayLog {

    private final String topic;
    private final AvroSerdes avro;
    private final Map<LetterId, DeadLetterReplayed> last = new HashMap<>();

    private ReplayLog(String topic, AvroSerdes avro) {
        this.topic = topic;
        this.avro = avro;
    }

    static ReplayLog read(Letters letters, String topic, AvroSerdes avro) {
        var log = new ReplayLog(topic, avro);
        var deserializer = avro.value(DeadLetterReplayed.class).deserializer();
        letters.read(Topic.DEAD_LETTER_REPLAYS, read -> {
            var replayed = deserializer.deserialize(topic, read.value());
            log.last.put(new LetterId(replayed.getLetterPartition(), replayed.getLetterOffset()), replayed);
        });
        return log;
    }

    /** The last replay of a letter. */
    Optional<DeadLetterReplayed> of(LetterId id) {
        return Optional.ofNullable(last.get(id));
    }

    ProducerRecord<byte[], byte[]> record(DeadLetterReplayed replayed) {
        var id = new LetterId(replayed.getLetterPartition(), replayed.getLetterOffset());
        var bytes = avro.value(DeadLetterReplayed.class).serializer().serialize(topic, replayed);
        return new ProducerRecord<>(topic, id.toString().getBytes(UTF_8), bytes);
    }
}
