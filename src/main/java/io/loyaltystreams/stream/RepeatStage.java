package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.stage.StageOutput;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** The memory of ids. The ledger has its store too: what a member has seen goes over to another with the account. */
final class RepeatStage {

    private RepeatStage() {}

    static ProcessorSupplier<String, StagedEvent, String, StageOutput> supplier(
            StageMetrics metrics, StoreBuilder<?> seenIds) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, StagedEvent, String, StageOutput> get() {
                return new RepeatProcessor(metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(seenIds);
            }
        };
    }
}
