package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.StagedEvent;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/** The repartition topic of a stage, by the name that Streams gives it. */
record InternalTopic(String applicationId, String stage) implements TopicNameExtractor<String, StagedEvent> {

    @Override
    public String extract(String key, StagedEvent event, RecordContext context) {
        return name(applicationId, stage);
    }

    static String name(String applicationId, String stage) {
        return applicationId + "-" + stage + "-repartition";
    }

    /** Goes into the topology's description, which must be the same at every start. */
    @Override
    public String toString() {
        return stage + "-repartition";
    }
}
