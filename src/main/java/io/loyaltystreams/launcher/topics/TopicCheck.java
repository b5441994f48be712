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
     * @throws WorkFailed when topics are missing or do not fit together
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
        var names = TopicPlan.of(config.topics(), config.partitions()).stream()
                .map(TopicPlan::name)
                .toList();
        var found = new TopicCatalog(brokers).find(names);
        var missing =
                names.stream().filter(name -> !found.containsKey(name)).sorted().toList();
        if (!missing.isEmpty()) {
            throw new WorkFailed("Topics are missing: " + String.join(", ", missing)
                    + "; create them with: loyalty topics create --config FILE");
        }
        Copartitioned.fault(config.topics(), found)
                .or(() -> Copartitioned.unlike(config, found))
                .ifPresent(fault -> {
                    throw new WorkFailed(fault);
                });
    }
}
