package io.loyaltystreams.launcher.topics;

import static java.util.stream.Collectors.toMap;

import io.loyaltystreams.launcher.WorkFailed;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;

/** Reads from the brokers which topics there are and what they look like. */
record TopicCatalog(Brokers brokers) {

    private static final int TRIES = 150;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private interface Question<T> {
        T ask() throws BrokersAway, InterruptedException;
    }

    /** Those of the names that exist, by name. */
    Map<String, FoundTopic> find(Collection<String> names) throws BrokersAway, InterruptedException {
        return settled(() -> look(names));
    }

    /**
     * Returns once every partition of these topics can be used. A producer that starts earlier loses sends: brokers learn of a
     * new topic one after the other.
     */
    void awaitUsable(Collection<String> names) throws BrokersAway, InterruptedException {
        settled(() -> {
            var descriptions =
                    brokers.answer(brokers.admin().describeTopics(names).allTopicNames());
            var latest = new HashMap<TopicPartition, OffsetSpec>();
            descriptions
                    .values()
                    .forEach(description ->
                            partitions(description).forEach(partition -> latest.put(partition, OffsetSpec.latest())));
            return brokers.answer(brokers.admin().listOffsets(latest).all());
        });
    }

    /** Asks again while a broker has not yet heard of a topic that another has. */
    private static <T> T settled(Question<T> question) throws BrokersAway, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return question.ask();
            } catch (WorkFailed refused) {
                if (tries == TRIES || !(refused.getCause() instanceof RetriableException)) {
                    throw refused;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private Map<String, FoundTopic> look(Collection<String> names) throws BrokersAway, InterruptedException {
        var there = brokers.answer(brokers.admin().listTopics().names());
        var wanted = names.stream().filter(there::contains).toList();
        var descriptions = brokers.answer(brokers.admin().describeTopics(wanted).allTopicNames());
        var settings = settings(wanted);
        var found = new TreeMap<String, FoundTopic>();
        descriptions.forEach((name, description) ->
                found.put(name, new FoundTopic(name, description.partitions().size(), settings.get(name))));
        return found;
    }

    private static List<TopicPartition> partitions(TopicDescription description) {
        return description.partitions().stream()
                .map(partition -> new TopicPartition(description.name(), partition.partition()))
                .toList();
    }

    private Map<String, Map<String, String>> settings(List<String> names) throws BrokersAway, InterruptedException {
        var resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        var configs = brokers.answer(brokers.admin().describeConfigs(resources).all());
        return configs.entrySet().stream()
                .collect(toMap(entry -> entry.getKey().name(), entry -> values(entry.getValue())));
    }

    private static Map<String, String> values(Config config) {
        var values = new HashMap<String, String>();
        config.entries().stream()
                .filter(entry -> entry.value() != null)
                .forEach((ConfigEntry entry) -> values.put(entry.name(), entry.value()));
        return values;
    }
}
