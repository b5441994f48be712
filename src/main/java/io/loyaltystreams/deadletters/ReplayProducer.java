package io.loyaltystreams.deadletters;

import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends letters and the notes about them in one transaction. */
final class ReplayProducer implements AutoCloseable {

    private static final int PATIENCE_MS = 30_000;
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final KafkaProducer<byte[], byte[]> producer;

    private ReplayProducer(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** A letter and where it is now. */
    record Sent(Letter letter, int partition, long offset) {}

    /** Connects; from now on no other replay of this application can commit. */
    static ReplayProducer open(Config config) {
        var settings = new HashMap<>(config.kafka().forProducer());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, config.applicationId() + "-dead-letter-replay");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
        settings.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.LARGEST_RECORD);
        var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return new ReplayProducer(producer);
        } catch (KafkaException refused) {
            producer.close(Duration.ZERO);
            throw refused;
        }
    }

    /** Returns when all is committed; throws when nothing is. */
    List<Sent> send(List<Letter> letters, Function<Sent, ProducerRecord<byte[], byte[]>> note) {
        producer.beginTransaction();
        var answers = letters.stream().map(this::send).toList();
        // only then the places of the records are known, and can be noted
        producer.flush();
        var sent = new ArrayList<Sent>();
        for (int i = 0; i < letters.size(); i++) {
            var place = place(answers.get(i));
            sent.add(new Sent(letters.get(i), place.partition(), place.offset()));
        }
        var notes = sent.stream().map(each -> producer.send(note.apply(each))).toList();
        producer.flush();
        notes.forEach(ReplayProducer::place);
        producer.commitTransaction();
        return sent;
    }

    private Future<RecordMetadata> send(Letter letter) {
        var partitions = producer.partitionsFor(letter.topic()).size();
        var partition = letter.partition() < partitions ? Integer.valueOf(letter.partition()) : null;
        return producer.send(
                new ProducerRecord<>(letter.topic(), partition, null, letter.key(), letter.value(), letter.headers()));
    }

    private static RecordMetadata place(Future<RecordMetadata> answer) {
        if (answer.state() != Future.State.SUCCESS) {
            throw answer.exceptionNow() instanceof KafkaException refused
                    ? refused
                    : new KafkaException("Expected the record to be written but it was not", answer.exceptionNow());
        }
        return answer.resultNow();
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
