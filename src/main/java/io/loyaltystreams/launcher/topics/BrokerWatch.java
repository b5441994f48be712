package io.loyaltystreams.launcher.topics;

import io.loyaltystreams.config.KafkaProperties;
import io.loyaltystreams.http.Part;
import io.loyaltystreams.http.PartState;
import io.loyaltystreams.http.PartState.Ready;
import io.loyaltystreams.http.PartState.Waiting;
import io.loyaltystreams.launcher.WorkFailed;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells operators whether a broker answers: as a part of the service's health, and with one line in the log whenever that
 * changes. Kafka's own clients would say it several times a second, so their lines are switched off.
 */
public final class BrokerWatch implements Part, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Brokers brokers;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("broker-watch").daemon().factory());
    private volatile PartState state = new Ready();

    private BrokerWatch(Brokers brokers) {
        this.brokers = brokers;
    }

    /** Starts to watch; call it once the brokers have answered, as after {@link TopicCheck#await}. */
    public static BrokerWatch start(KafkaProperties kafka) {
        return start(kafka, PAUSE);
    }

    static BrokerWatch start(KafkaProperties kafka, Duration pause) {
        try {
            var watch = new BrokerWatch(Brokers.connect(kafka, PATIENCE));
            watch.thread.scheduleWithFixedDelay(watch::look, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
            return watch;
        } catch (BrokersAway away) {
            throw new WorkFailed(away.getMessage(), away);
        }
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public PartState state() {
        return state;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        brokers.close();
    }

    private void look() {
        try {
            brokers.answer(brokers.admin().describeCluster().nodes());
            becomes(new Ready());
        } catch (BrokersAway away) {
            becomes(new Waiting("no broker answers at " + away.servers()));
        } catch (WorkFailed refused) {
            becomes(new Waiting(refused.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void becomes(PartState now) {
        if (now.equals(state)) {
            return;
        }
        state = now;
        switch (now) {
            case Ready ready -> LOG.info("A broker answers again");
            case Waiting waiting -> LOG.warn("Waiting: {}", waiting.why());
            case PartState.Failed failed -> LOG.error("Failed: {}", failed.why());
        }
    }
}
