package io.loyaltystreams.launcher.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.config.Topic;
import io.loyaltystreams.config.Topics;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicPlanTest {

    @Test
    void setsCleanupAndRetentionOfEachKindOfTopic() {
        var settings = TopicPlan.of(new Topics(Map.of(Topic.ORDERS, "shop-orders")), 8).stream()
                .collect(Collectors.toMap(TopicPlan::name, TopicPlan::settings));

        assertThat(settings).hasSize(Topic.values().length);
        assertThat(settings.get("shop-orders"))
                .isEqualTo(Map.of("cleanup.policy", "delete", "retention.ms", "2592000000"));
        assertThat(settings.get("points-ledger"))
                .isEqualTo(Map.of("cleanup.policy", "delete", "retention.ms", "-1", "max.message.bytes", "4194304"));
        assertThat(settings.get("piggy-commands-standard"))
                .as("retention counts from when a command was written, not from its event's own time")
                .containsEntry("message.timestamp.type", "LogAppendTime");
        assertThat(settings.get("member-balances"))
                .isEqualTo(Map.of(
                        "cleanup.policy",
                        "compact",
                        "delete.retention.ms",
                        "604800000",
                        "max.message.bytes",
                        "4194304"));
    }

    @Test
    void leavesTheReplicationToTheBrokerUnlessConfigured() {
        assertThat(TopicPlan.of(Topics.defaults(), 8).getFirst().newTopic().replicationFactor())
                .isEqualTo((short) -1);
        assertThat(TopicPlan.of(new Topics(Map.of(), (short) 3), 8)
                        .getFirst()
                        .newTopic()
                        .replicationFactor())
                .isEqualTo((short) 3);
    }

    @Test
    void namesEveryDifference() {
        var plan = TopicPlan.of(Topics.defaults(), 8).getFirst();
        var found = new FoundTopic("orders", 4, Map.of("cleanup.policy", "compact", "retention.ms", "2592000000"));

        assertThat(found.differences(plan))
                .containsExactly("partitions is 4, expected 8", "cleanup.policy is compact, expected delete");
    }

    @Test
    void seesUnequalPartitionsOnlyBetweenTopologiesAndSink() {
        var equal = Map.of(
                "orders", new FoundTopic("orders", 1, Map.of()),
                "piggy-outcomes", new FoundTopic("piggy-outcomes", 8, Map.of()),
                "piggy-commands-bulk", new FoundTopic("piggy-commands-bulk", 8, Map.of()));
        var unequal = Map.of(
                "piggy-outcomes", new FoundTopic("piggy-outcomes", 4, Map.of()),
                "piggy-commands-bulk", new FoundTopic("piggy-commands-bulk", 8, Map.of()));

        assertThat(Copartitioned.fault(Topics.defaults(), equal)).isEmpty();
        assertThat(Copartitioned.fault(Topics.defaults(), unequal))
                .hasValueSatisfying(
                        fault -> assertThat(fault).contains("piggy-commands-bulk has 8, piggy-outcomes has 4"));
    }
}
