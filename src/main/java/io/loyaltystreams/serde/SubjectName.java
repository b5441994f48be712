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

    private static final String CONFLUENT = "io.confluent.kafka.serializers.subject.";

    private final String strategy;

    SubjectName(String strategy) {
        this.strategy = strategy;
    }

    abstract String of(String topic, Schema schema);

    /** By Confluent's class name or by that name without its package; {@code setting} is named in the refusal. */
    static SubjectName named(String name, String setting) {
        return Arrays.stream(values())
                .filter(one -> name.equals(one.strategy) || name.equals(CONFLUENT + one.strategy))
                .findFirst()
                .orElseThrow(() -> new ConfigException(setting + " must be one of "
                        + Arrays.stream(values()).map(one -> one.strategy).collect(Collectors.joining(", "))));
    }
}
