package io.loyaltystreams.launcher.topics;

import io.loyaltystreams.config.KafkaProperties;
import io.loyaltystreams.http.Part;
import io.loyaltystreams.http.PartState;
import io.loyaltystreams.http.PartState.Ready;
import io.loyaltystreams.http.PartState.Waiting;
import io.loyaltystreams.launcher.WorkFailed;
import java.time.Duration;
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
    private final Duration pause;
    private final Thread thread;
    private volatile PartState state = new Ready();

    private BrokerWatch(Brokers brokers, Duration pause) {
        this.brokers = brokers;
        this.pause = pause;
        this.thread = Thread.ofPlatform().name("broker-watch").daemon().unstarted(this::watch);
    }

    /** Starts to watch; call it once the brokers have answered, as after {@link TopicCheck#await}. */
    public static BrokerWatch start(KafkaProperties kafka) {
        return start(kafka, PAUSE);
    }

    static BrokerWatch start(KafkaProperties kafka, Duration pause) {
        try {
            var watch = new BrokerWatch(Brokers.connect(kafka, PATIENCE), pause);
            watch.thread.start();
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
        thread.interrupt();
        brokers.close();
    }

    private void watch() {
        try {
            while (true) {
                look();
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            brokers.answer(brokers.admin().describeCluster().nodes());
            becomes(new Ready());
        } catch (BrokersAway away) {
            becomes(new Waiting("no broker answers at " + away.servers()));
        } catch (WorkFailed refused) {
            becomes(new Waiting(refused.getMessage()));
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
