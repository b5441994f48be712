package io.loyaltystreams.sink;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sink's state for other threads, and one log line for each change of it. */
final class SinkStatus {

    private static final Logger LOG = LoggerFactory.getLogger(Sink.class);

    private volatile SinkState state = new SinkState.Waiting("the sink is starting");
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private volatile boolean closing;
    private Optional<String> kafka = Optional.of("the sink is starting");

    private volatile SinkReport report = SinkReport.NOTHING;

    SinkReport report() {
        return report;
    }

    void report(SinkReport now) {
        report = now;
    }

    SinkState state() {
        return state;
    }

    void close() {
        closing = true;
    }

    boolean isClosing() {
        return closing;
    }

    void kafkaWorks() {
        kafka = Optional.empty();
    }

    void kafkaFails(Throwable trouble) {
        var cause = trouble;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        show(Optional.of("Kafka: " + cause.getClass().getSimpleName() + ": " + cause.getMessage()));
        kafka = Optional.of("Kafka: " + cause.getClass().getSimpleName());
    }

    /** @param reason why nothing is sent; empty when all is well */
    void show(Optional<String> reason) {
        var now = kafka.or(() -> reason).<SinkState>map(SinkState.Waiting::new).orElseGet(SinkState.Running::new);
        if (!now.equals(state)) {
            state = now;
            switch (now) {
                case SinkState.Waiting waiting -> LOG.warn("sink waits: {}", waiting.reason());
                case SinkState.Running running -> LOG.info("sink is running");
                case SinkState.Failed failed -> LOG.error("sink failed: {}", failed.reason());
                case SinkState.Closed closed -> LOG.info("sink is closed");
            }
        }
    }

    /** It takes no more work: not ready from now on, although the last outcomes are still to be committed. */
    void leaving(String why) {
        kafka = Optional.of(why);
        show(Optional.empty());
    }

    void failed(String reason, Throwable cause) {
        state = new SinkState.Failed(reason);
        LOG.error("sink failed: {}", reason, cause);
        failure.complete(reason);
    }

    /** Told once, also when the sink has failed before. */
    void onFailure(Consumer<String> listener) {
        var unused = failure.thenAccept(listener);
    }

    void closed() {
        state = new SinkState.Closed();
        LOG.info("sink is closed");
    }
}
