package io.loyaltystreams.sink;

import io.loyaltystreams.piggy.PiggyClient;
import io.loyaltystreams.piggy.Reply;
import io.loyaltystreams.sink.Commit.Mark;
import io.loyaltystreams.sink.Commit.Written;
import io.loyaltystreams.sink.Step.Ask;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;

/**
 * The one thread that owns all of the sink's state: it reads, decides, has calls made and commits written, and takes
 * their answers from its inbox.
 */
final class SinkLoop implements Runnable, ConsumerRebalanceListener {

    private static final long READ_EVERY = Duration.ofMillis(10).toNanos();
    private static final long LOOK_EVERY = Duration.ofMillis(1).toNanos();
    private static final long SHOW_EVERY = Duration.ofMillis(500).toNanos();
    private static final Duration KAFKA_PAUSE = Duration.ofSeconds(1);
    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final SinkParts parts;
    private final Consumer<byte[], byte[]> consumer;
    private final Dispatcher dispatcher;
    private final Reading reading;
    private final Lookahead lookahead;
    private final Commits commits;
    private final Partitions partitions;
    private final PiggyClient piggy;
    private final LongSupplier nanos;
    private final SinkStatus status;
    private boolean joined;
    private boolean takeOverNeeded;
    private boolean commitFailed;
    private int partitionCount;
    private int term;
    private long suspectsFrom;
    private long showAt;
    private long takeOverAt;

    SinkLoop(SinkParts parts, SinkStatus status) {
        this.parts = parts;
        this.consumer = parts.consumer();
        this.dispatcher = parts.dispatcher();
        this.reading = parts.reading();
        this.lookahead = parts.lookahead();
        this.commits = parts.commits();
        this.partitions = parts.partitions();
        this.piggy = parts.piggy();
        this.nanos = parts.nanos();
        this.status = status;
    }

    @Override
    public void run() {
        try {
            consumer.subscribe(parts.lanes().keySet(), this);
            while (!status.isClosing()) {
                turn();
            }
            status.leaving("the sink is closing");
            handOver();
            status.closed();
        } catch (CannotGoOn | FencedInstanceIdException fatal) {
            end(fatal.getMessage(), fatal);
        } catch (Throwable fault) {
            // an error must not end the thread unnoticed: the program would look alive and do nothing
            end("unexpected " + fault.getClass().getSimpleName(), fault);
        } finally {
            parts.close();
        }
    }

    private void turn() {
        try {
            askForTopics();
            takeOverIfNeeded();
            reading.read(partitions.windows(), this::take, suspectsFrom, now());
            lookAhead();
            if (joined && !(commitFailed && holdsPartitions())) {
                status.kafkaWorks();
            }
        } catch (FencedInstanceIdException taken) {
            throw taken;
        } catch (KafkaException trouble) {
            status.kafkaFails(trouble);
            await(KAFKA_PAUSE.toNanos());
            return;
        }
        send();
        if (commits.isDue(partitions.windows(), dispatcher, reading, now())) {
            commit(false);
        }
        show();
        var readAgain = lookahead.isBusy() ? LOOK_EVERY : READ_EVERY;
        await(maySend() ? dispatcher.untilNext(now(), readAgain) : readAgain);
    }

    private void take(Delivery delivery) {
        lookahead.arrived(delivery);
        dispatcher.add(delivery);
    }

    private void lookAhead() {
        if (!partitions.windows().isEmpty()) {
            lookahead.goOn(
                    consumer.paused(),
                    dispatcher,
                    (record, window, member, taken) ->
                            reading.takeAhead(record, window, member, taken.andThen(this::take), suspectsFrom),
                    inbox::add);
        }
    }

    private boolean holdsPartitions() {
        return takeOverNeeded || !partitions.windows().isEmpty();
    }

    private void askForTopics() {
        if (partitionCount == 0) {
            partitionCount = parts.partitionCount();
        }
    }

    private boolean maySend() {
        return !takeOverNeeded && commits.ownershipIsProven(now());
    }

    private void send() {
        while (maySend()) {
            var sending = dispatcher.next(now());
            if (sending.isEmpty()) {
                return;
            }
            send(sending.get(), sending.get().ask());
        }
    }

    private <T> void send(Sending sending, Ask<T> ask) {
        parts.metrics().calling();
        var unused = piggy.send(ask.call())
                .whenComplete((reply, fault) -> inbox.add(() -> replied(sending, ask, reply, fault)));
    }

    private <T> void replied(Sending sending, Ask<T> ask, Reply<T> reply, Throwable fault) {
        if (fault != null) {
            throw new IllegalStateException("Expected an answer to " + ask.call() + " but the client failed", fault);
        }
        parts.metrics().called(sending, reply.answer(), now());
        dispatcher.replied(sending, ask, reply, now());
    }

    private void commit(boolean handingOver) {
        var startedAt = now();
        commits.collect(dispatcher, reading);
        Map<TopicPartition, Mark> marks = handingOver
                ? partitions.exactMarks(parts.clock().instant())
                : partitions.marks(parts.clock().instant());
        commits.next(marks, consumer.groupMetadata(), startedAt).ifPresent(commit -> {
            commits.started();
            var startedIn = term;
            var unused = parts.committer()
                    .commit(commit)
                    .whenComplete((written, failure) ->
                            inbox.add(() -> committed(startedIn, commit, written, failure, startedAt)));
        });
    }

    private void committed(int startedIn, Commit commit, List<Written> written, Throwable failure, long startedAt) {
        if (startedIn != term) {
            return;
        }
        if (failure != null) {
            status.kafkaFails(failure);
            startAnew();
            commitFailed = true;
            return;
        }
        commitFailed = false;
        commits.succeeded(commit, written, partitions.windows(), startedAt);
        dispatcher.committed();
    }

    /** What was not committed is found out again, as after a crash: there is only one way to recover. */
    private void startAnew() {
        forget();
        takeOverNeeded = !consumer.assignment().isEmpty();
        takeOverAt = now() + KAFKA_PAUSE.toNanos();
    }

    private void takeOverIfNeeded() {
        if (!takeOverNeeded || now() - takeOverAt < 0) {
            return;
        }
        var mine = consumer.assignment();
        consumer.pause(mine);
        parts.begin();
        var windows = parts.takeover().windows(mine, dispatcher.made());
        windows.forEach((partition, window) -> consumer.seek(partition, window.position()));
        partitions.windows().putAll(windows);
        lookahead.watch(mine);
        consumer.resume(mine);
        dispatcher.share(mine.size(), partitionCount);
        suspectsFrom = now() + parts.suspectPause().toNanos();
        takeOverNeeded = false;
        commit(false);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> given) {
        // nothing is read before it is known what was done before
        consumer.pause(consumer.assignment());
        takeOverNeeded = !consumer.assignment().isEmpty();
        joined = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> taken) {
        handOver();
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        forget();
    }

    /** Lets what is under way finish, commits exactly what is known, and lets go of everything. */
    private void handOver() {
        awaitUntil(() -> dispatcher.underWay() == 0, piggy.requestTimeout().plusSeconds(1));
        awaitUntil(() -> !commits.isRunning(), COMMIT_PATIENCE);
        if (!partitions.windows().isEmpty() && !commits.isRunning()) {
            commit(true);
            awaitUntil(() -> !commits.isRunning(), COMMIT_PATIENCE);
        }
        forget();
    }

    private void forget() {
        term++;
        dispatcher.forget();
        reading.forget();
        lookahead.forget();
        commits.forget();
        partitions.windows().clear();
        takeOverNeeded = false;
    }

    private void end(String reason, Throwable cause) {
        status.leaving("the sink is failing: " + reason);
        try {
            handOver();
        } catch (Throwable alsoFailed) {
            cause.addSuppressed(alsoFailed);
        }
        status.failed(reason, cause);
    }

    private void show() {
        // an instance without partitions has nothing to wait for
        status.show(
                partitions.windows().isEmpty()
                        ? Optional.empty()
                        : reading.trouble().or(commits::trouble).or(dispatcher::waitsFor));
        if (now() - showAt >= SHOW_EVERY) {
            showAt = now();
            parts.show(partitions.windows());
            status.report(parts.report(partitions.windows(), partitionCount, now()));
            parts.lag().ask(partitions.windows().keySet(), inbox::add, now());
            parts.metrics().show(dispatcher.underWay(), dispatcher.granted(now()), dispatcher.isBarred());
        }
    }

    private void awaitUntil(BooleanSupplier done, Duration patience) {
        var deadline = now() + patience.toNanos();
        while (!done.getAsBoolean() && now() - deadline < 0) {
            await(Math.min(READ_EVERY, deadline - now()));
        }
    }

    /** Waits for news at most this long, and takes all that there is. */
    private void await(long most) {
        try {
            var news = inbox.poll(most, TimeUnit.NANOSECONDS);
            while (news != null) {
                news.run();
                news = inbox.poll();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected the sink's thread not to be interrupted", stopped);
        }
    }

    private long now() {
        return nanos.getAsLong();
    }
}
