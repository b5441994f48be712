package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.Account;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.ledger.Ledger;
import io.loyaltystreams.ledger.LedgerCommand;
import io.loyaltystreams.ledger.LedgerEvent;
import io.loyaltystreams.ledger.LedgerResult;
import io.loyaltystreams.ledger.Posted;
import io.loyaltystreams.outbox.Outbox;
import io.loyaltystreams.outbox.Published;
import io.loyaltystreams.stage.NoEffects;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the ledger of the members of one partition: load the account, decide, save, publish. Advances quiet members when due. */
final class LedgerProcessor extends ContextualProcessor<String, LedgerInput, String, Published> {

    private static final String STAGE = "ledger";

    private final Ledger ledger;
    private final Sweep sweep;
    private final StageMetrics metrics;
    private final SweepLag lag;
    private final Timer processing;

    private KeyValueStore<String, Account> accounts;
    private MemberShelf.Shelves shelves;
    private DueIndex due;

    LedgerProcessor(Ledger ledger, Sweep sweep, StageMetrics metrics) {
        this.ledger = ledger;
        this.sweep = sweep;
        this.metrics = metrics;
        this.lag = metrics.sweepLag(STAGE);
        this.processing = metrics.processing(STAGE);
    }

    @Override
    public void init(ProcessorContext<String, Published> context) {
        super.init(context);
        accounts = context.getStateStore(Stores.ACCOUNTS);
        shelves = MemberShelf.Shelves.of(context);
        due = new DueIndex(context.<KeyValueStore<Bytes, byte[]>>getStateStore(Stores.ACCOUNTS_DUE));
        Predicate<Instant> step =
                upTo -> due.visit(upTo, sweep.atMost(), (at, memberId) -> advance(memberId, upTo));
        sweep.schedule(context, lag.watched(context.taskId(), due::reached, step));
    }

    @Override
    public void process(Record<String, LedgerInput> read) {
        processing.record(() -> take(read));
    }

    private void take(Record<String, LedgerInput> read) {
        String memberId = read.key();
        var known = Optional.ofNullable(accounts.get(memberId)).map(AccountCodec::read);
        switch (read.value()) {
            case LedgerInput.Event event -> {
                StagedEvent staged = event.staged();
                LedgerCommand command = LedgerCommands.of(staged);
                var heardAt = Instant.ofEpochMilli(read.timestamp());
                LedgerResult result = ledger.handle(memberId, known, command, heardAt, shelves.of(memberId));
                save(memberId, known, result);
                publish(
                        memberId,
                        result,
                        read.timestamp(),
                        unchanged -> NoEffects.of(
                                staged.getEvent(),
                                memberId,
                                unchanged.reason(),
                                unchanged.note().orElse(null)));
            }
            case LedgerInput.Answer answer ->
                known.ifPresent(account -> save(
                        memberId,
                        known,
                        ledger.learnContact(
                                memberId, account, answer.outcome().getContactUuid(), shelves.of(memberId))));
        }
    }

    private void advance(String memberId, Instant upTo) {
        Account stored = accounts.get(memberId);
        if (stored != null) {
            var known = Optional.of(AccountCodec.read(stored));
            LedgerResult result = ledger.advance(memberId, known.get(), upTo, shelves.of(memberId));
            save(memberId, known, result);
            publish(memberId, result, upTo.toEpochMilli(), LedgerProcessor::neverUnchanged);
        }
    }

    @Override
    public void close() {
        lag.forget(context().taskId());
    }

    private void save(String memberId, Optional<io.loyaltystreams.ledger.Account> before, LedgerResult result) {
        var after = result.account();
        accounts.put(memberId, AccountCodec.write(after));
        shelves.of(memberId).put(result.kept());
        Optional<Instant> indexed = before.flatMap(account -> account.nextDue());
        if (!indexed.equals(after.nextDue())) {
            indexed.ifPresent(at -> due.remove(at, memberId));
            after.nextDue().ifPresent(at -> due.add(at, memberId));
        }
        if (before.isEmpty()) {
            metrics.countNewMember();
        }
    }

    private void publish(
            String memberId,
            LedgerResult result,
            long timestamp,
            Function<LedgerEvent.Unchanged, io.loyaltystreams.avro.out.NoEffect> noEffect) {
        for (Posted posted : result.posted()) {
            metrics.count(posted.event());
        }
        for (Published published : Outbox.of(memberId, result, noEffect)) {
            context().forward(new Record<>(memberId, published, timestamp));
        }
    }

    private static io.loyaltystreams.avro.out.NoEffect neverUnchanged(LedgerEvent.Unchanged unchanged) {
        throw new IllegalStateException("Expected the calendar to change something but found " + unchanged.reason());
    }
}
