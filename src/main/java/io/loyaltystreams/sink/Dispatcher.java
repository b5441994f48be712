package io.loyaltystreams.sink;

import io.loyaltystreams.piggy.Answer;
import io.loyaltystreams.piggy.Answer.NotApplied;
import io.loyaltystreams.piggy.Call;
import io.loyaltystreams.piggy.Codes;
import io.loyaltystreams.piggy.Reply;
import io.loyaltystreams.sink.SinkReport.Blocked;
import io.loyaltystreams.sink.Step.Ask;
import io.loyaltystreams.sink.Step.Purpose;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides which call is made next and what an answer means. It makes no call, measures no time and knows no Kafka; times
 * are nanoseconds of one monotone clock, and dates only bound what is looked for at Piggy. Used by one thread.
 */
final class Dispatcher {

    private final Errands errands;
    private final Members members = new Members();
    private final ContactBook contacts;
    private final Pace pace;
    private final Gate gate;
    private final Quota quota;
    private final Backoff backoff;
    private final int maxUnderWay;
    private final Watch watch;
    private final InstantSource dates;
    private final Chore preparation;
    private List<Settlement> settled = new ArrayList<>();
    private int underWay;
    private int term;

    Dispatcher(
            Errands errands, ContactBook contacts, Limits limits, Step preparation, Watch watch, InstantSource dates) {
        this.errands = errands;
        this.contacts = contacts;
        this.pace = limits.pace();
        this.gate = limits.gate();
        this.quota = limits.quota();
        this.backoff = limits.backoff();
        this.maxUnderWay = limits.maxUnderWay();
        this.preparation = new Chore(preparation);
        this.watch = watch;
        this.dates = dates;
    }

    /** What bounds the calls. */
    record Limits(Pace pace, Gate gate, Quota quota, Backoff backoff, int maxUnderWay) {}

    /** A command was read. */
    void add(Delivery delivery) {
        members.add(delivery)
                .forEach(old ->
                        settle(old, new Verdict.Superseded(delivery.command().getCommandId())));
    }

    /** Everything that the command waited for has been added. */
    void fetched(Delivery delivery) {
        members.fetched(delivery);
    }

    /** The call to make now, if one may be made; the caller must make it. */
    Optional<Sending> next(long now) {
        if (underWay >= maxUnderWay || pace.untilFree(now) > 0 || !gate.lets(underWay, now)) {
            return Optional.empty();
        }
        if (gate.wantsProbe()) {
            return Optional.of(sending(new Chore(null), probe(), now));
        }
        return preparation.finished() ? nextOfMembers(now) : nextOfPreparation(now);
    }

    private Optional<Sending> nextOfPreparation(long now) {
        if (!preparation.isDue(now)) {
            return Optional.empty();
        }
        preparation.begin();
        return switch (resumed(preparation.next())) {
            case Ask<?> ask -> Optional.of(sending(preparation, ask, now));
            case Step other -> throw new IllegalStateException("Expected a call in the preparation but found " + other);
        };
    }

    private Optional<Sending> nextOfMembers(long now) {
        for (var taken = members.take(now); taken.isPresent(); taken = members.take(now)) {
            var delivery = taken.get();
            if (!delivery.isBegun()) {
                delivery.begin(first(delivery));
            }
            var step = resumed(delivery.next());
            if (!(step instanceof Ask<?> ask)) {
                follow(delivery, step, now);
            } else if (quota.lets(ask.call(), now)) {
                return Optional.of(sending(delivery, ask, now));
            } else {
                delivery.next(ask);
                members.rest(delivery, quota.nextTry());
            }
        }
        return Optional.empty();
    }

    private Step first(Delivery delivery) {
        var command = delivery.command();
        var known = contacts.contact(delivery.member()).or(() -> Optional.ofNullable(command.getContactUuid()));
        var since = delivery.isSuspect() ? delivery.window().suspectsSince() : dates.instant();
        return errands.first(command, known, delivery.isSuspect(), since);
    }

    /** What comes after a rest that is over. */
    private static Step resumed(Step step) {
        return step instanceof Step.Rest rest ? rest.next().next() : step;
    }

    private Ask<Boolean> probe() {
        return Step.ask(Purpose.PREPARE, Call.checkToken(), Optional.empty(), works -> {
            gate.probed();
            return new Step.Rest(Duration.ZERO, this::probe);
        });
    }

    private Sending sending(Job job, Ask<?> ask, long now) {
        job.next(ask);
        job.asking(ask, dates.instant());
        pace.take(now);
        underWay++;
        return new Sending(job, ask, now, term);
    }

    /** A call has been answered. */
    <T> void replied(Sending sending, Ask<T> ask, Reply<T> reply, long now) {
        underWay--;
        reply.allowance().ifPresent(allowance -> pace.allowance(allowance, sending.at(), now));
        var next = read(sending, ask, reply.answer(), now);
        if (sending.term() == term || sending.job() instanceof Chore) {
            follow(sending.job(), next, now);
        }
    }

    private <T> Step read(Sending sending, Ask<T> ask, Answer<T> answer, long now) {
        return switch (answer) {
            case Answer.Done<T> done -> {
                gate.worked(sending.at());
                quota.worked(ask.call());
                yield ask.done().apply(done.value());
            }
            case Answer.Refused<T> refused -> {
                gate.worked(sending.at());
                yield ask.refused().apply(refused);
            }
            case Answer.NotApplied<T> notApplied -> {
                sending.job().notApplied(ask);
                wait(sending, notApplied, now);
                yield ask;
            }
            case Answer.Away<T> away -> {
                watch.unknown(ask.call().name());
                gate.close(away.message(), away.retryAfter(), sending.at(), now);
                yield unknown(sending.job(), ask);
            }
            case Answer.Unknown<T> unknown -> {
                watch.unknown(ask.call().name());
                if (unknown.code().equals(OptionalInt.of(Codes.CONTACT_QUOTA))) {
                    quota.reached(now);
                }
                if (gate.wantsProbe()) {
                    gate.bar(unknown.message(), now);
                }
                yield unknown(sending.job(), ask);
            }
            case Answer.Barred<T> barred -> {
                sending.job().notApplied(ask);
                gate.bar(barred.message(), now);
                yield ask;
            }
        };
    }

    private Step unknown(Job job, Ask<?> ask) {
        return new Step.Rest(backoff.afterFailures(job.trouble()), ask::whenUnknown);
    }

    private void wait(Sending sending, NotApplied<?> answer, long now) {
        var first = gate.close(answer.message(), answer.retryAfter(), sending.at(), now);
        switch (answer.cause()) {
            case THROTTLED -> {
                watch.throttled();
                if (first) {
                    pace.cut(sending.at(), now);
                }
            }
            case UNREACHABLE -> {}
        }
    }

    private void follow(Job job, Step step, long now) {
        job.next(step);
        switch (job) {
            case Chore chore ->
                chore.pauseUntil(
                        now + (step instanceof Step.Rest rest ? rest.pause().toNanos() : 0));
            case Delivery delivery -> {
                switch (step) {
                    case Ask<?> ask -> members.goOn(delivery);
                    case Step.Rest rest ->
                        members.rest(delivery, now + rest.pause().toNanos());
                    case Step.Settled end -> {
                        end.verdict().contact().ifPresent(contact -> contacts.learn(delivery.member(), contact));
                        switch (end.verdict()) {
                            case Verdict.Refused refused -> members.settledAlone(delivery);
                            case Verdict.Unresolved unresolved -> members.settledAlone(delivery);
                            case Verdict.Applied applied -> applied(delivery, applied);
                            case Verdict.Superseded superseded -> members.applied(delivery);
                        }
                        settle(delivery, end.verdict());
                    }
                }
            }
        }
    }

    private void applied(Delivery delivery, Verdict.Applied applied) {
        var reward = Rewards.name(delivery.command());
        if (reward.isEmpty()) {
            members.applied(delivery);
            return;
        }
        applied.piggyUuid().ifPresent(uuid -> made().learn(delivery.member(), reward.get(), uuid));
        members.settledAlone(delivery);
    }

    /** What is known to have been made at Piggy without an id of ours. */
    Made made() {
        return errands.made();
    }

    private void settle(Delivery delivery, Verdict verdict) {
        delivery.window().finished(delivery.offset());
        settled.add(new Settlement(delivery, verdict));
    }

    /** What ended since the last call of this method, to be committed. */
    List<Settlement> takeSettled() {
        var taken = settled;
        settled = new ArrayList<>();
        members.committing();
        return taken;
    }

    boolean hasSettled() {
        return !settled.isEmpty();
    }

    /** What was taken last is committed, with the horizons: commands that waited for it can go. */
    void committed() {
        members.committed();
    }

    /** The partitions are no longer ours: forget all commands. Calls under way are still awaited. */
    void forget() {
        members.clear();
        contacts.clear();
        made().clear();
        quota.forget();
        settled = new ArrayList<>();
        term++;
    }

    /** Nanoseconds until {@link #next} may have something; {@code atMost} when only news can change that. */
    long untilNext(long now, long atMost) {
        var onlyAnAnswerHelps =
                underWay >= maxUnderWay || (underWay > 0 && gate.reason().isPresent());
        if (onlyAnAnswerHelps) {
            return atMost;
        }
        var work = gate.wantsProbe() ? 0 : untilWork(now).orElse(atMost);
        return Math.min(atMost, Math.max(work, Math.max(pace.untilFree(now), gate.untilOpen(now))));
    }

    private Optional<Long> untilWork(long now) {
        return preparation.finished() ? members.untilReady(now) : preparation.untilDue(now);
    }

    int underWay() {
        return underWay;
    }

    /** Whether calls are to be made, be it only to find out whether Piggy works. */
    boolean hasWork() {
        return !members.isEmpty() || waitsFor().isPresent();
    }

    List<Delivery> waiting() {
        return members.all();
    }

    /** Why nothing is sent although it could be; empty when all is well. */
    Optional<String> waitsFor() {
        return preparation.finished()
                ? gate.reason().or(quota::reason)
                : gate.reason().or(() -> Optional.of("Piggy does not have our attributes yet"));
    }

    void share(int held, int all) {
        pace.share(held, all);
    }

    /** Piggy refuses the account: only a person can help. */
    boolean isBarred() {
        return gate.wantsProbe();
    }

    /** Calls per second in the last ten seconds. */
    double used(long now) {
        return pace.used(now);
    }

    /** Members who wait because of unknown answers, the longest in trouble first. */
    List<Blocked> blocked() {
        return members.resting().stream()
                .filter(delivery -> delivery.troubles() > 0)
                .sorted(Comparator.comparingInt(Delivery::troubles).reversed())
                .map(delivery ->
                        new Blocked(delivery.member(), delivery.command().getCommandId(), delivery.troubles()))
                .toList();
    }

    double granted(long now) {
        return pace.granted(now);
    }
}
