package io.loyaltystreams.launcher.topics;

import io.loyaltystreams.config.Config;
import io.loyaltystreams.launcher.WorkFailed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates what is missing, changes nothing that exists, and says for each topic what it found. */
public final class TopicCreation {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<TopicPlan> plans;
    private final Config config;
    private final Consumer<String> report;

    private TopicCreation(Config config, Consumer<String> report) {
        this.plans = TopicPlan.of(config.topics(), config.partitions());
        this.config = config;
        this.report = report;
    }

    /**
     * Returns once all topics can be used.
     *
     * @param report takes the lines that say what was created, what exists and what differs
     * @throws WorkFailed when the brokers are away or refuse, or when the topics do not fit together
     */
    public static void run(Config config, Consumer<String> report) throws InterruptedException {
        run(config, report, PATIENCE);
    }

    static void run(Config config, Consumer<String> report, Duration patience) throws InterruptedException {
        try (var brokers = Brokers.connect(config.kafka(), patience)) {
            new TopicCreation(config, report).create(brokers);
        } catch (BrokersAway away) {
            throw new WorkFailed(away.getMessage(), away);
        }
    }

    private void create(Brokers brokers) throws BrokersAway, InterruptedException {
        var catalog = new TopicCatalog(brokers);
        var names = plans.stream().map(TopicPlan::name).toList();
        var existing = catalog.find(names);
        var missing = plans.stream()
                .filter(plan -> !existing.containsKey(plan.name()))
                .toList();
        createAll(brokers, missing);
        catalog.awaitUsable(names);
        plans.forEach(plan -> report(plan, Optional.ofNullable(existing.get(plan.name()))));
        Copartitioned.fault(config.topics(), catalog.find(names)).ifPresent(fault -> {
            throw new WorkFailed(fault);
        });
    }

    private static void createAll(Brokers brokers, List<TopicPlan> missing) throws BrokersAway, InterruptedException {
        var newTopics = missing.stream().map(TopicPlan::newTopic).toList();
        Map<String, KafkaFuture<Void>> answers =
                brokers.admin().createTopics(newTopics).values();
        for (var answer : answers.entrySet()) {
            try {
                brokers.answer(answer.getValue());
            } catch (WorkFailed refused) {
                // another instance may have been quicker
                if (!(refused.getCause() instanceof TopicExistsException)) {
                    throw new WorkFailed("Topic " + answer.getKey() + ": " + refused.getMessage(), refused);
                }
            }
        }
    }

    private void report(TopicPlan plan, Optional<FoundTopic> existing) {
        if (existing.isEmpty()) {
            report.accept("created  " + plan.name() + " with " + plan.partitions() + " partitions");
            return;
        }
        var differences = existing.get().differences(plan);
        if (differences.isEmpty()) {
            report.accept("exists   " + plan.name());
        }
        differences.forEach(difference -> report.accept("differs  " + plan.name() + ": " + difference));
    }
}
