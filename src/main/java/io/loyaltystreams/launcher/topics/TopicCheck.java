package io.loyaltystreams.launcher.topics;

import io.loyaltystreams.config.Config;
import io.loyaltystreams.launcher.WorkFailed;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the service makes sure of before it starts: the brokers answer, and the topics are there and fit together. */
public final class TopicCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCheck.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private TopicCheck() {}

    /**
     * Returns once the topics can be used. Waits for brokers that are away, without end, and says so once.
     *
     * @throws WorkFailed when topics are missing, lose records or do not fit together; one line for each fault
     */
    public static void await(Config config) throws InterruptedException {
        boolean away = false;
        while (!checked(config, away)) {
            away = true;
            Thread.sleep(PAUSE);
        }
    }

    private static boolean checked(Config config, boolean knownAway) throws InterruptedException {
        try (var brokers = Brokers.connect(config.kafka(), PATIENCE)) {
            check(config, brokers);
            if (knownAway) {
                LOG.info("A broker answers; going on");
            }
            return true;
        } catch (BrokersAway away) {
            if (!knownAway) {
                LOG.atWarn().addKeyValue("servers", away.servers()).log("No broker answers; waiting for one");
            }
            return false;
        }
    }

    private static void check(Config config, Brokers brokers) throws BrokersAway, InterruptedException {
        var found = new TopicCatalog(brokers).find(TopicFaults.names(config));
        var faults = new TopicFaults(config, found).all();
        if (!faults.isEmpty()) {
            throw new WorkFailed(String.join(System.lineSeparator(), faults));
        }
    }
}
