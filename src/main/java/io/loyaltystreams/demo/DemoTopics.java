package io.loyaltystreams.demo;

import io.loyaltystreams.config.Topic;
import io.loyaltystreams.config.Topics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Creates the topics on a broker that has none. */
final class DemoTopics {

    private static final int PATIENCE_SECONDS = 30;

    private DemoTopics() {}

    static void create(String bootstrapServers) {
        var topics = Arrays.stream(Topic.values()).map(DemoTopics::topic).toList();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers, "client.id", "demo-topics"))) {
            admin.createTopics(topics).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            awaitLeaders(admin, topics);
        } catch (ExecutionException | TimeoutException e) {
            throw new DemoFailure(
                    "The broker did not create the topics; run the demo again with --keep and see its log", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Interrupted", e);
        }
    }

    /** A producer that sends before every partition has a leader can fail at once. */
    private static void awaitLeaders(Admin admin, List<NewTopic> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        var partitions = new HashMap<TopicPartition, OffsetSpec>();
        topics.forEach(topic -> IntStream.range(0, topic.numPartitions())
                .forEach(number -> partitions.put(new TopicPartition(topic.name(), number), OffsetSpec.latest())));
        admin.listOffsets(partitions).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static NewTopic topic(Topic topic) {
        var policy = switch (topic.cleanup()) {
            case DELETE -> "delete";
            case COMPACT -> "compact";
        };
        var name = Topics.defaults().name(topic);
        return new NewTopic(name, Optional.of(LocalService.PARTITIONS), Optional.empty())
                .configs(Map.of("cleanup.policy", policy));
    }
}
