package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.RedemptionEntry;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.stage.StageOutput;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** The redemption book with the stores that it brings. */
final class RedemptionBookStage {

    private RedemptionBookStage() {}

    static ProcessorSupplier<String, StagedEvent, String, StageOutput> supplier(
            TopologySettings settings, StageMetrics metrics) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, StagedEvent, String, StageOutput> get() {
                return new RedemptionBookProcessor(settings.parkFor(), settings.sweep(), metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        Stores.records(Stores.REDEMPTION_BOOK, RedemptionEntry.class),
                        DueIndex.store(Stores.PARKED_CANCELLATIONS_DUE));
            }
        };
    }
}
