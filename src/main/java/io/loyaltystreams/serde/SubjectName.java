package io.loyaltystreams.serde;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** Under which subject of the registry the schema of a topic's values stands. */
enum SubjectName {
    TOPIC("TopicNameStrategy") {
        @Override
        String of(String topic, Schema schema) {
            return topic + "-value";
        }

        @Override
        String whenReading(String topic) {
            return topic + "-value";
        }
    },
    RECORD("RecordNameStrategy") {
        @Override
        String of(String topic, Schema schema) {
            return schema.getFullName();
        }
    },
    TOPIC_RECORD("TopicRecordNameStrategy") {
        @Override
        String of(String topic, Schema schema) {
            return topic + "-" + schema.getFullName();
        }
    };

    static final String SETTING = "value.subject.name.strategy";

    private static final String CONFLUENT = "io.confluent.kafka.serializers.subject.";

    private final String strategy;

    SubjectName(String strategy) {
        this.strategy = strategy;
    }

    abstract String of(String topic, Schema schema);

    /** What a reader tells the registry, who knows the topic but not yet the schema. */
    String whenReading(String topic) {
        return "";
    }

    /** The name by which Confluent's classes know this strategy. */
    String confluentName() {
        return CONFLUENT + strategy;
    }

    /** By Confluent's class name or by that name without its package. */
    static SubjectName from(SerdeSettings settings) {
        String name = settings.text(SETTING).orElse(TOPIC.strategy);
        return Arrays.stream(values())
                .filter(one -> name.equals(one.strategy) || name.equals(one.confluentName()))
                .findFirst()
                .orElseThrow(() -> new ConfigException(SETTING + " must be one of "
                        + Arrays.stream(values()).map(one -> one.strategy).collect(Collectors.joining(", "))));
    }
}
