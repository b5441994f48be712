package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.ErasedMember;
import io.loyaltystreams.avro.internal.Erasure;
import io.loyaltystreams.avro.internal.Estate;
import io.loyaltystreams.avro.internal.EstatePart;
import io.loyaltystreams.avro.internal.Forgetting;
import io.loyaltystreams.avro.internal.RedemptionTold;
import io.loyaltystreams.avro.internal.Separation;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.identity.Crossing;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.Departure;
import io.loyaltystreams.ledger.Ledger;
import io.loyaltystreams.ledger.LedgerResult;
import io.loyaltystreams.ledger.Merge;
import io.loyaltystreams.ledger.PiggyAnswer;
import io.loyaltystreams.ledger.Reason;
import io.loyaltystreams.stage.NoEffects;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the ledger of the members of one partition: load the account, decide, save, publish. Advances quiet members when due, and
 * lets members become one, and be forgotten.
 */
final class LedgerProcessor extends ContextualProcessor<String, LedgerInput, String, LedgerOutput> {

    private static final String STAGE = "ledger";

    private final Ledger ledger;
    private final TopologySettings settings;
    private final Sweep sweep;
    private final StageMetrics metrics;
    private final SweepLag lag;
    private final Timer processing;

    private KeyValueStore<String, io.loyaltystreams.avro.internal.Account> accounts;
    private MemberShelf.Shelves shelves;
    private Removal removal;
    private Households households;
    private Erasures erasures;
    private Afterwards afterwards;
    private Partings partings;
    private Outgoing outgoing;
    private DueIndex due;

    LedgerProcessor(Ledger ledger, TopologySettings settings, StageMetrics metrics) {
        this.ledger = ledger;
        this.settings = settings;
        this.sweep = settings.sweep();
        this.metrics = metrics;
        this.lag = metrics.sweepLag(STAGE);
        this.processing = metrics.processing(STAGE);
    }

    @Override
    public void init(ProcessorContext<String, LedgerOutput> context) {
        super.init(context);
        accounts = context.getStateStore(Stores.ACCOUNTS);
        shelves = MemberShelf.Shelves.of(context);
        removal = new Removal(context);
        households = new Households(context);
        outgoing = new Outgoing(context, settings.enrolled(), metrics);
        erasures = new Erasures(ledger, settings.references(), context, outgoing);
        afterwards = new Afterwards(ledger, erasures, outgoing);
        partings = new Partings(ledger, context, households, outgoing, books());
        due = new DueIndex(context.<KeyValueStore<Bytes, byte[]>>getStateStore(Stores.ACCOUNTS_DUE));
        Predicate<Instant> step = upTo -> due.visit(upTo, sweep.atMost(), (at, memberId) -> advance(memberId, upTo));
        sweep.schedule(context, lag.watched(context.taskId(), due::reached, step));
    }

    @Override
    public void process(Record<String, LedgerInput> read) {
        processing.record(() -> take(read));
    }

    private void take(Record<String, LedgerInput> read) {
        switch (read.value()) {
            case LedgerInput.Event event -> read(read.key(), event.staged(), read.timestamp());
            case LedgerInput.Answer answer -> hear(read.key(), PiggyAnswers.of(answer.outcome()), read.timestamp());
        }
    }

    private void read(String memberId, StagedEvent event, long timestamp) {
        var known = account(memberId);
        if (known.isEmpty() && partings.read(memberId, event, timestamp)) {
            return;
        }
        var erased = known.isPresent() ? Optional.<ErasedMember>empty() : erasures.of(memberId);
        if (erased.isPresent()) {
            afterwards.read(erased.get(), event, timestamp);
            return;
        }
        switch (Crossing.of(memberId, households.became(memberId), known.map(Account::membership), event)) {
            case Crossing.Stay stay -> takeEffect(memberId, known, stay.event(), timestamp);
            case Crossing.Pass pass -> send(pass.to(), pass.event(), timestamp);
            case Crossing.Ask ask -> {
                if (known.isEmpty()) {
                    save(memberId, known, ledger.open(memberId, LedgerCommands.of(event), shelves.of(memberId)));
                }
                send(ask.to(), ask.event(), timestamp);
            }
            case Crossing.Wait wait -> households.hold(memberId, wait.event());
            case Crossing.GiveUp giveUp -> giveUp(known.orElseThrow(), giveUp, timestamp);
        }
        if (known.isEmpty() && accounts.get(memberId) != null) {
            households.release(memberId).forEach(waited -> read(memberId, waited, timestamp));
        }
    }

    private void takeEffect(String memberId, Optional<Account> known, StagedEvent event, long timestamp) {
        switch (event.getEvent()) {
            case EstatePart part -> removal.moveIn(memberId, part);
            case Estate estate -> {
                var result = join(memberId, known.orElseThrow(), estate, timestamp);
                tellOthers(result, event, timestamp);
            }
            case Separation separation -> {
                if (known.isPresent()) {
                    partings.read(memberId, known.get(), separation, event, timestamp);
                } else {
                    outgoing.noEffect(memberId, separation, Reason.NOT_MERGED, null, timestamp);
                }
            }
            case Forgetting forgetting -> {}
            case Erasure erasure -> erase(memberId, known, event, erasure, timestamp);
            case RedemptionTold told ->
                hear(
                        memberId,
                        known.orElseThrow(),
                        PiggyAnswers.of(told, event.getOrigin().getTimestamp()));
            default -> {
                var result = ledger.handle(
                        memberId,
                        known,
                        LedgerCommands.of(event),
                        Instant.ofEpochMilli(timestamp),
                        shelves.of(memberId));
                save(memberId, known, result);
                outgoing.publish(
                        memberId,
                        result,
                        timestamp,
                        unchanged -> NoEffects.of(
                                event.getEvent(),
                                memberId,
                                unchanged.reason(),
                                unchanged.note().orElse(null)));
                tellOthers(result, event, timestamp);
            }
        }
    }

    /** What was kept beside the account goes first, and the sign-up last: the account joins a shelf that is there already. */
    private void giveUp(Account account, Crossing.GiveUp giveUp, long timestamp) {
        Merge merge = giveUp.merge();
        Departure departure =
                ledger.leave(account, merge, Instant.ofEpochMilli(timestamp), shelves.of(merge.younger()));
        shelves.of(merge.younger()).put(departure.result().kept());
        var parts = removal.moveOut(merge.younger());
        partings.leave(merge.younger(), departure, parts);
        parts.forEach(part -> send(merge.older(), with(giveUp.event(), part), timestamp));
        var estate = new Estate(merge.eventId(), merge.at(), merge.younger(), AccountCodec.write(departure.estate()));
        send(merge.older(), with(giveUp.event(), estate), timestamp);
        send(merge.older(), giveUp.event(), timestamp);
        accounts.delete(merge.younger());
        account.nextDue().ifPresent(at -> due.remove(at, merge.younger()));
        households.becomes(merge.younger(), merge.older());
        outgoing.publish(merge.younger(), departure.result(), timestamp);
    }

    private void erase(String memberId, Optional<Account> known, StagedEvent event, Erasure erasure, long timestamp) {
        if (known.filter(account -> beganAfter(account, erasure)).isPresent()) {
            erasures.nobody(memberId, erasure, timestamp);
            return;
        }
        erasures.erase(memberId, known, event, erasure, timestamp);
        accounts.delete(memberId);
        known.flatMap(Account::nextDue).ifPresent(at -> due.remove(at, memberId));
        households.release(memberId).forEach(waited -> read(memberId, waited, timestamp));
    }

    /** Somebody new, whom nothing is known of that the erasure could be about. */
    private static boolean beganAfter(Account account, Erasure erasure) {
        return account.membership().firstEventAt().isAfter(erasure.getErasedAt());
    }

    private LedgerResult join(String memberId, Account account, Estate estate, long timestamp) {
        var merge = new Merge(estate.getEventId(), estate.getSignedUpAt(), estate.getFrom(), memberId);
        var result = ledger.join(
                account,
                merge,
                AccountCodec.read(estate.getAccount()),
                Instant.ofEpochMilli(timestamp),
                shelves.of(memberId));
        save(memberId, Optional.of(account), result);
        outgoing.publish(memberId, result, timestamp);
        return result;
    }

    /** What a redemption of a member who has become another is told concerns that one; a contact of theirs does not. */
    private void hear(String memberId, PiggyAnswer answer, long timestamp) {
        answer.ofRedemption()
                .ifPresent(told -> partings.concerned(memberId, told.commandId())
                        .ifPresent(other -> send(other, PiggyAnswers.passedOn(told), timestamp)));
        if (households.became(memberId).isPresent()) {
            answer.ofRedemption().ifPresent(told -> read(memberId, PiggyAnswers.passedOn(told), timestamp));
        } else {
            account(memberId).ifPresent(account -> hear(memberId, account, answer));
        }
    }

    /** Most answers change nothing, and then nothing is written. Piggy's time is not the ledger's: entries have the account's. */
    private void hear(String memberId, Account account, PiggyAnswer answer) {
        LedgerResult result = ledger.hear(memberId, account, answer, shelves.of(memberId));
        if (!result.posted().isEmpty()) {
            save(memberId, Optional.of(account), result);
            outgoing.publish(memberId, result, result.account().advancedTo().toEpochMilli());
        }
    }

    private void advance(String memberId, Instant upTo) {
        account(memberId).ifPresent(account -> {
            var result = ledger.advance(memberId, account, upTo, shelves.of(memberId));
            save(memberId, Optional.of(account), result);
            outgoing.publish(memberId, result, upTo.toEpochMilli());
        });
    }

    @Override
    public void close() {
        lag.forget(context().taskId());
    }

    private Optional<Account> account(String memberId) {
        return Optional.ofNullable(accounts.get(memberId)).map(AccountCodec::read);
    }

    private void save(String memberId, Optional<Account> before, LedgerResult result) {
        var after = result.account();
        accounts.put(memberId, AccountCodec.write(after));
        shelves.of(memberId).put(result.kept());
        Optional<Instant> indexed = before.flatMap(Account::nextDue);
        if (!indexed.equals(after.nextDue())) {
            indexed.ifPresent(at -> due.remove(at, memberId));
            after.nextDue().ifPresent(at -> due.add(at, memberId));
        }
        if (before.isEmpty()) {
            metrics.countNewMember();
        }
    }

    private Partings.Books books() {
        return new Partings.Books() {
            @Override
            public void save(String memberId, Optional<Account> before, LedgerResult result) {
                LedgerProcessor.this.save(memberId, before, result);
            }

            @Override
            public void publish(String memberId, LedgerResult result, StagedEvent cause, long timestamp) {
                outgoing.publish(memberId, result, timestamp);
                tellOthers(result, cause, timestamp);
            }

            @Override
            public void read(String memberId, StagedEvent event, long timestamp) {
                LedgerProcessor.this.read(memberId, event, timestamp);
            }
        };
    }

    private void send(String memberId, StagedEvent event, long timestamp) {
        outgoing.send(LedgerOutput.To.LEDGER, memberId, event, timestamp);
    }

    /** Who brought a member, and whom, have accounts of their own. */
    private void tellOthers(LedgerResult result, StagedEvent event, long timestamp) {
        ReferralMessages.of(result, event.getOrigin(), settings.references())
                .forEach(message -> outgoing.send(message.to(), message.key(), message.event(), timestamp));
    }

    private static StagedEvent with(StagedEvent envelope, Object event) {
        return StagedEvent.newBuilder(envelope).setEvent(event).build();
    }
}
