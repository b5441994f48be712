package io.loyaltystreams.sink;

import io.loyaltystreams.sink.Commit.Mark;
import io.loyaltystreams.sink.Commit.Outcome;
import io.loyaltystreams.sink.Commit.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes outcomes, dead letters and consumed offsets in one transaction, on a thread of its own so that calls go on
 * meanwhile. After any failure the producer is thrown away: what was not committed is sorted out by reading back.
 */
final class Committer implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Function<String, Producer<byte[], byte[]>> producers;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("sink-committer").daemon().factory());
    private Optional<Producer<byte[], byte[]>> producer = Optional.empty();

    /** @param producers makes a transactional producer from a transactional id */
    Committer(Function<String, Producer<byte[], byte[]>> producers) {
        this.producers = producers;
    }

    /** Ends what an earlier instance with the same id left open, so that its outcomes can be read. */
    CompletableFuture<Void> begin(String transactionalId) {
        return CompletableFuture.runAsync(
                () -> {
                    if (producer.isEmpty()) {
                        producer = Optional.of(started(transactionalId));
                    }
                },
                thread);
    }

    CompletableFuture<List<Written>> commit(Commit commit) {
        return CompletableFuture.supplyAsync(
                () -> {
                    var current = producer.orElseThrow(() -> new KafkaException("Expected a producer that has begun"));
                    try {
                        return write(current, commit);
                    } catch (KafkaException failed) {
                        discard(current);
                        throw failed;
                    }
                },
                thread);
    }

    private Producer<byte[], byte[]> started(String transactionalId) {
        var made = producers.apply(transactionalId);
        try {
            made.initTransactions();
            return made;
        } catch (KafkaException failed) {
            made.close(Duration.ZERO);
            throw failed;
        }
    }

    private static List<Written> write(Producer<byte[], byte[]> producer, Commit commit) {
        producer.beginTransaction();
        var sent = commit.outcomes().stream()
                .map(outcome -> producer.send(outcome.record()))
                .toList();
        var buried = commit.deadLetters().stream().map(producer::send).toList();
        // only now the outcomes' offsets are known, and the note of where to read them back can be written
        producer.flush();
        buried.forEach(Committer::offset);
        var written = written(commit.outcomes(), sent);
        producer.sendOffsetsToTransaction(offsets(commit.marks(), written), commit.group());
        producer.commitTransaction();
        return written;
    }

    private static List<Written> written(List<Outcome> outcomes, List<Future<RecordMetadata>> sent) {
        var written = new ArrayList<Written>();
        for (var i = 0; i < outcomes.size(); i++) {
            var outcome = outcomes.get(i);
            written.add(new Written(outcome.lane(), outcome.offset(), offset(sent.get(i))));
        }
        return written;
    }

    private static long offset(Future<RecordMetadata> sent) {
        if (sent.state() != Future.State.SUCCESS) {
            throw new KafkaException("Expected the record to be written but it was not", sent.exceptionNow());
        }
        return sent.resultNow().offset();
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(
            Map<TopicPartition, Mark> marks, List<Written> written) {
        var complete = new HashMap<>(marks);
        for (var outcome : written) {
            complete.computeIfPresent(
                    outcome.lane(),
                    (lane, mark) -> outcome.offset() >= mark.offset() ? mark.with(outcome.outcomeOffset()) : mark);
        }
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        complete.forEach((lane, mark) -> offsets.put(
                lane, new OffsetAndMetadata(mark.offset(), mark.note().written())));
        return offsets;
    }

    private void discard(Producer<byte[], byte[]> failed) {
        // closing without a commit leaves the transaction to be aborted by the broker or by the next begin
        producer = Optional.empty();
        failed.close(Duration.ZERO);
    }

    @Override
    public void close() {
        thread.execute(() -> producer.ifPresent(last -> last.close(CLOSE)));
        thread.close();
    }
}
