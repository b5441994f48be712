package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.Account;
import io.loyaltystreams.avro.internal.Award;
import io.loyaltystreams.avro.internal.ErasedMember;
import io.loyaltystreams.avro.internal.FormerMember;
import io.loyaltystreams.avro.internal.KeptRedemption;
import io.loyaltystreams.avro.internal.SpentLot;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.avro.internal.WaitingEvents;
import io.loyaltystreams.ledger.Ledger;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** The ledger with the stores that it brings. */
final class LedgerStage {

    private LedgerStage() {}

    static ProcessorSupplier<String, LedgerInput, String, LedgerOutput> supplier(
            Ledger ledger, TopologySettings settings, StageMetrics metrics, StoreBuilder<?> seenIds) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, LedgerInput, String, LedgerOutput> get() {
                return new LedgerProcessor(ledger, settings, metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        seenIds,
                        Stores.texts(Stores.BECAME),
                        Stores.records(Stores.FORMER_MEMBERS, FormerMember.class),
                        Stores.texts(Stores.FORMER_THINGS),
                        Stores.records(Stores.HELD_EVENTS, StagedEvent.class),
                        Stores.records(Stores.ERASED, ErasedMember.class),
                        Stores.records(Stores.WAITING_SIGN_UPS, WaitingEvents.class),
                        Stores.records(Stores.ACCOUNTS, Account.class),
                        Stores.records(Stores.AWARDS, Award.class),
                        Stores.records(Stores.SPENT_LOTS, SpentLot.class),
                        Stores.records(Stores.REDEMPTIONS, KeptRedemption.class),
                        DueIndex.store(Stores.ACCOUNTS_DUE));
            }
        };
    }
}
