package io.loyaltystreams.launcher.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A topic as it is on the brokers. */
record FoundTopic(String name, int partitions, Map<String, String> settings) {

    /** What is not as planned, in words; empty when all is. */
    List<String> differences(TopicPlan plan) {
        var differences = new ArrayList<String>();
        if (partitions != plan.partitions()) {
            differences.add("partitions is " + partitions + ", expected " + plan.partitions());
        }
        plan.settings().keySet().stream().sorted().forEach(key -> {
            var expected = plan.settings().get(key);
            var found = settings.get(key);
            if (!expected.equals(found)) {
                differences.add(key + " is " + found + ", expected " + expected);
            }
        });
        return differences;
    }
}
