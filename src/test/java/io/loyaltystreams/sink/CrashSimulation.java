package io.loyaltystreams.sink;

import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.piggy.Answer;
import io.loyaltystreams.piggy.Reply;
import io.loyaltystreams.sink.Commit.Mark;
import io.loyaltystreams.sink.Step.Ask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sink's decisions on a turned clock, against a log, a Piggy and a broker of a few lines that all survive its crashes.
 * Calls end in every way, in any order; commits and crashes come at any moment.
 */
final class CrashSimulation {

    private static final long STEP = Duration.ofMillis(7).toNanos();
    private static final List<Lane> LANES = List.of(Lane.values());
    private static final int IN_FLIGHT = 6;
    private static final int AHEAD = 8;

    private record Place(Lane lane, long offset) {}

    private record Written(Place command, String id, Verdict verdict, PiggyCommand sent) {}

    private record Committed(long offset, CommitNote note) {}

    private final Random random;
    private final double trouble;
    // what survives a crash
    private final Map<Lane, List<PiggyCommand>> log = new HashMap<>();
    private final MirrorPiggy piggy = new MirrorPiggy();
    private final List<Written> outcomes = new ArrayList<>();
    private final Map<Lane, Committed> committed = new HashMap<>();
    // what does not
    private final Map<Lane, Window> windows = new HashMap<>();
    private final Map<Lane, Integer> read = new HashMap<>();
    private final List<Sending> underWay = new ArrayList<>();
    private Dispatcher dispatcher;
    private long now;
    private long suspectsFrom;

    CrashSimulation(long seed, double trouble) {
        this.random = new Random(seed);
        this.trouble = trouble;
        for (var lane : Lane.values()) {
            log.put(lane, new ArrayList<>());
        }
    }

    void write(Lane lane, PiggyCommand command) {
        log.get(lane).add(command);
    }

    /** As after a start: only the log, Piggy and what was committed are known. */
    void start() {
        dispatcher = new Dispatcher(
                new Errands(new Shops("shop", Map.of()), Duration.ofMillis(50)),
                new ContactBook(100),
                new Dispatcher.Limits(
                        new Pace(1_000),
                        new Gate(backoff(), Duration.ofMillis(100)),
                        new Quota(Duration.ofMillis(100)),
                        backoff(),
                        IN_FLIGHT),
                new Step.Settled(new Verdict.Superseded("no preparation")),
                new Uncounted(),
                dates());
        outcomes.forEach(this::learnWhatWasMade);
        underWay.clear();
        windows.clear();
        suspectsFrom = now + Duration.ofMillis(40).toNanos();
        for (var lane : Lane.values()) {
            var last = Optional.ofNullable(committed.get(lane));
            var start = last.map(Committed::offset).orElse(0L);
            var window = new Window(
                    start,
                    last.map(Committed::note).map(CommitNote::horizon).orElse(start),
                    new Finished(start),
                    last.map(Committed::note).map(CommitNote::since).orElse(Instant.EPOCH),
                    last.map(Committed::note).map(CommitNote::ahead).orElse(Set.of()));
            last.map(Committed::note).map(CommitNote::outcomesFrom).ifPresent(from -> readBack(lane, window, from));
            windows.put(lane, window);
            read.put(lane, Math.toIntExact(start));
        }
    }

    private void readBack(Lane lane, Window window, OptionalLong from) {
        for (var offset = from.orElse(outcomes.size()); offset < outcomes.size(); offset++) {
            var command = outcomes.get(Math.toIntExact(offset)).command();
            if (command.lane() == lane) {
                window.finishedBefore(command.offset(), offset);
            }
        }
    }

    private InstantSource dates() {
        return () -> Instant.EPOCH.plusNanos(now);
    }

    private Backoff backoff() {
        return new Backoff(Duration.ofMillis(5), Duration.ofMillis(40), random);
    }

    /** One moment: something is read, sent, answered or committed. */
    void step() {
        now += random.nextLong(STEP);
        switch (random.nextInt(7)) {
            case 0 -> readSome();
            case 6 -> readAhead();
            case 1, 2 -> dispatcher.next(now).ifPresent(underWay::add);
            case 3, 4 -> {
                if (!underWay.isEmpty()) {
                    var sending = underWay.remove(random.nextInt(underWay.size()));
                    answer(sending, sending.ask());
                }
            }
            default -> commit(false);
        }
    }

    /** Everything written is read, and what is read may be sent. */
    void readAll() {
        for (var lane : LANES) {
            while (read.get(lane) < log.get(lane).size()) {
                readOne(lane);
            }
        }
        commit(false);
        now += Duration.ofSeconds(1).toNanos();
    }

    /** The next call, made now. */
    Sending send() {
        now += Duration.ofMillis(1).toNanos();
        var sending = dispatcher.next(now).orElseThrow();
        underWay.add(sending);
        return sending;
    }

    /** Whether the command's own sending is what comes next; the contact is known by then. */
    boolean isNext(String id) {
        return dispatcher.waiting().stream()
                .filter(delivery -> delivery.sends() == 0)
                .min(Comparator.comparingLong(Delivery::offset))
                .filter(first -> first.command().getCommandId().equals(id))
                .isPresent();
    }

    /** Its answer comes. */
    void answerIt(Sending sending) {
        underWay.remove(sending);
        dispatched(sending, sending.ask());
    }

    private <T> void dispatched(Sending sending, Ask<T> ask) {
        dispatcher.replied(sending, ask, new Reply<>(piggy.answer(sending, ask), Optional.empty()), now);
    }

    /** The connection is lost after sending. */
    void loseAnswer(Sending sending, boolean applied) {
        if (applied) {
            apply(sending);
        }
        underWay.remove(sending);
        unknown(sending, sending.ask());
    }

    private <T> void unknown(Sending sending, Ask<T> ask) {
        dispatcher.replied(
                sending, ask, new Reply<>(new Answer.Unknown<>("lost", OptionalInt.empty()), Optional.empty()), now);
    }

    /** Lets rests pass. */
    void rest() {
        now += Duration.ofSeconds(1).toNanos();
    }

    void commitNow() {
        commit(false);
    }

    /** Killed; what is under way reaches Piggy all the same, or never. */
    void kill(boolean reachesPiggy) {
        if (reachesPiggy) {
            underWay.forEach(this::apply);
        }
        start();
    }

    /** What is under way may still be applied, as long as an earlier owner may be sending. */
    void crash() {
        underWay.stream().filter(sending -> random.nextBoolean()).forEach(this::apply);
        underWay.clear();
        start();
    }

    void stopCleanly() {
        while (!underWay.isEmpty()) {
            var sending = underWay.removeFirst();
            answer(sending, sending.ask());
        }
        commit(true);
        start();
    }

    private void readSome() {
        var lane = LANES.get(random.nextInt(LANES.size()));
        for (var i = random.nextInt(5); i > 0 && read.get(lane) < log.get(lane).size(); i--) {
            readOne(lane);
        }
    }

    /** All commands of one member in one lane are fetched from ahead, as for a redemption of theirs. */
    private void readAhead() {
        var lane = LANES.get(random.nextInt(LANES.size()));
        var commands = log.get(lane);
        if (random.nextInt(10) > 0 || read.get(lane) == commands.size()) {
            return;
        }
        var member = commands.get(read.get(lane) + random.nextInt(commands.size() - read.get(lane)))
                .getMemberId();
        for (int offset = read.get(lane); offset < commands.size(); offset++) {
            if (commands.get(offset).getMemberId().equals(member)) {
                readAt(lane, offset);
            }
        }
    }

    private void readOne(Lane lane) {
        int offset = read.merge(lane, 1, Integer::sum) - 1;
        readAt(lane, offset);
        windows.get(lane).readUpTo(offset + 1L);
    }

    private void readAt(Lane lane, int offset) {
        var window = windows.get(lane);
        var origin = Deliveries.origin(lane, offset, offset);
        if (window.read(offset, offset, log.get(lane).get(offset).getMemberId())) {
            var notBefore = window.isSuspect(offset) ? suspectsFrom : 0;
            dispatcher.add(new Delivery(origin, log.get(lane).get(offset), window, notBefore));
        }
    }

    private <T> void answer(Sending sending, Ask<T> ask) {
        dispatcher.replied(sending, ask, new Reply<>(drawn(sending, ask), Optional.empty()), now);
    }

    private <T> Answer<T> drawn(Sending sending, Ask<T> ask) {
        var fate = random.nextDouble();
        if (fate < trouble / 3) {
            apply(sending);
            return random.nextBoolean()
                    ? new Answer.Unknown<>("lost after applying", OptionalInt.empty())
                    : new Answer.Away<>(Optional.empty(), "503 after applying");
        }
        if (fate < trouble * 2 / 3) {
            return new Answer.Unknown<>("lost before applying", OptionalInt.empty());
        }
        if (fate < trouble) {
            return new Answer.NotApplied<>(Answer.NotApplied.Cause.THROTTLED, Optional.empty(), "429");
        }
        return piggy.answer(sending, ask);
    }

    private void apply(Sending sending) {
        piggy.apply(sending);
    }

    /** As it is read back from the outcomes. */
    private void learnWhatWasMade(Written outcome) {
        if (outcome.verdict() instanceof Verdict.Applied applied) {
            applied.piggyUuid()
                    .ifPresent(uuid -> Rewards.name(outcome.sent())
                            .ifPresent(name ->
                                    dispatcher.made().learn(outcome.sent().getMemberId(), name, uuid)));
        }
    }

    private void commit(boolean handingOver) {
        var settled = dispatcher.takeSettled();
        var marks = new HashMap<Lane, Mark>();
        windows.forEach((lane, window) -> marks.put(lane, mark(window, handingOver)));
        for (var end : settled) {
            var place = new Place(end.delivery().lane(), end.delivery().offset());
            var outcome = outcomes.size();
            var command = end.delivery().command();
            outcomes.add(new Written(place, command.getCommandId(), end.verdict(), command));
            marks.computeIfPresent(
                    place.lane(), (lane, mark) -> place.offset() >= mark.offset() ? mark.with(outcome) : mark);
            windows.get(place.lane()).outcomeWritten(place.offset(), outcome);
        }
        marks.forEach((lane, mark) -> {
            committed.put(lane, new Committed(mark.offset(), mark.note()));
            windows.get(lane).horizon(mark.horizon(), mark.ahead());
        });
        dispatcher.committed();
    }

    private Mark mark(Window window, boolean handingOver) {
        var offset = window.committable();
        var horizon = handingOver ? window.exactHorizon() : window.plannedHorizon(AHEAD);
        var ahead = handingOver ? window.exactAhead(horizon) : window.plannedAhead(horizon);
        return new Mark(
                offset, horizon, window.outcomesFrom(offset), window.nothingSentBefore(dates().instant()), ahead);
    }

    boolean isDone() {
        return log.values().stream().mapToInt(List::size).sum() == outcomes.size();
    }

    List<String> applied() {
        return piggy.applied();
    }

    MirrorPiggy piggy() {
        return piggy;
    }

    /** How the commands ended, by id. */
    Map<String, Verdict> verdicts() {
        return outcomes.stream().collect(Collectors.toMap(Written::id, Written::verdict));
    }

    List<String> outcomes() {
        return outcomes.stream().map(Written::id).toList();
    }

    int lookUps() {
        return piggy.lookUps();
    }

    private record Uncounted() implements Watch {
        @Override
        public void throttled() {}

        @Override
        public void unknown(String call) {}
    }
}
