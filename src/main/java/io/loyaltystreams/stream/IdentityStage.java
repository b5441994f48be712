package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.ErasedMember;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.avro.internal.WaitingEvents;
import io.loyaltystreams.stage.StageOutput;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Identity with the stores that it brings. */
final class IdentityStage {

    private IdentityStage() {}

    static ProcessorSupplier<String, StagedEvent, String, StageOutput> supplier(
            TopologySettings settings, StageMetrics metrics) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, StagedEvent, String, StageOutput> get() {
                return new IdentityProcessor(settings.references(), metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        Stores.texts(Stores.IDENTITY),
                        Stores.records(Stores.FORGOTTEN, ErasedMember.class),
                        Stores.records(Stores.WAITING_EVENTS, WaitingEvents.class));
            }
        };
    }
}
