package io.loyaltystreams.deadletters;

import io.loyaltystreams.avro.out.DeadLetterReplayed;
import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.serde.AvroSerdes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Sends letters again.
 *
 * <ol>
 *   <li>The record goes to its original topic and partition with its own key, value and headers, dated now, so that a return waits for its
 *       order anew. It passes the same checks as when it first came: what was counted meanwhile is not counted again.
 *   <li>The record and the note on {@code dead-letter-replays} are committed together: a replay that broke off can be started again.
 *   <li>A letter that was replayed before is left alone, unless it is asked for again. Two replays at once do not both send it:
 *       the later one stops the earlier.
 * </ol>
 */
public final class Replay {

    private static final int LETTERS_AT_ONCE = 200;
    private static final long BYTES_AT_ONCE = 8L * 1024 * 1024;

    private final Request request;
    private final Destinations destinations;
    private final ReplayLog log;
    private final Optional<ReplayProducer> producer;
    private final Clock clock;
    private final Consumer<String> out;
    private final List<Letter> batch = new ArrayList<>();
    private long batchBytes;
    private int replayed;
    private int left;

    /**
     * What to send again.
     *
     * @param again also what was replayed before
     * @param dryRun only say what would be sent
     * @param operator goes on record
     */
    public record Request(Choice choice, boolean again, boolean dryRun, String operator) {}

    /** How many letters were sent (or would be), and how many were meant but left alone. */
    public record Result(int replayed, int left) {}

    private Replay(
            Request request,
            Destinations destinations,
            ReplayLog log,
            Optional<ReplayProducer> producer,
            Clock clock,
            Consumer<String> out) {
        this.request = request;
        this.destinations = destinations;
        this.log = log;
        this.producer = producer;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Replays and returns when all is committed.
     *
     * @param out takes one line for each letter
     * @throws KafkaRefusal when Kafka does not do it; what was said to be replayed has been
     */
    public static Result run(Config config, Request request, Clock clock, Consumer<String> out) {
        var avro = AvroSerdes.from(config.schemaRegistry().forSerde());
        var letters = new Letters(config);
        try (var open = request.dryRun() ? null : ReplayProducer.open(config)) {
            // the log is read only now: nobody else can add to it any more
            var log = ReplayLog.read(letters, config.topics().name(Topic.DEAD_LETTER_REPLAYS), avro);
            var replay =
                    new Replay(request, new Destinations(config.topics()), log, Optional.ofNullable(open), clock, out);
            letters.read(request.choice(), replay::consider, out);
            replay.sendBatch();
            return new Result(replay.replayed, replay.left);
        } catch (KafkaException refused) {
            throw KafkaRefusal.of(refused, config.kafka());
        }
    }

    private void consider(Letter letter) {
        var reason = destinations.refusal(letter).or(() -> replayedBefore(letter));
        if (reason.isPresent()) {
            left++;
            out.accept("left     " + letter.id() + ": " + reason.get());
        } else if (producer.isEmpty()) {
            replayed++;
            out.accept("would replay " + letter.id() + " to " + letter.topic() + ": " + letter.cause());
        } else {
            batch.add(letter);
            batchBytes += letter.value() == null ? 0 : letter.value().length;
            if (batch.size() == LETTERS_AT_ONCE || batchBytes >= BYTES_AT_ONCE) {
                sendBatch();
            }
        }
    }

    private Optional<String> replayedBefore(Letter letter) {
        return log.of(letter.id())
                .filter(before -> !request.again() || !destinations.canBeRepeated(letter))
                .map(before -> "was replayed on " + before.getReplayedAt()
                        + (destinations.canBeRepeated(letter)
                                ? "; --again sends it once more"
                                : "; if Piggy refused it again, there is a new letter"));
    }

    private void sendBatch() {
        if (batch.isEmpty()) {
            return;
        }
        var sent = producer.orElseThrow().send(batch, this::note);
        sent.forEach(each -> out.accept("replayed " + each.letter().id() + " as "
                + each.letter().topic() + "-" + each.partition() + "@" + each.offset()));
        replayed += batch.size();
        batch.clear();
        batchBytes = 0;
    }

    private ProducerRecord<byte[], byte[]> note(ReplayProducer.Sent sent) {
        var letter = sent.letter();
        return log.record(DeadLetterReplayed.newBuilder()
                .setLetterPartition(letter.id().partition())
                .setLetterOffset(letter.id().offset())
                .setCause(letter.cause())
                .setTopic(letter.topic())
                .setPartition(sent.partition())
                .setOffset(sent.offset())
                .setReplayedAt(clock.instant())
                .setOperator(request.operator())
                .build());
    }
}
