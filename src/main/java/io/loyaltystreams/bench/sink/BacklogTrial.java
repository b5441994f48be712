package io.loyaltystreams.bench.sink;

import io.loyaltystreams.bench.sink.SinkFigures.Backlog;
import io.loyaltystreams.demo.Progress;
import java.time.Duration;
import java.util.Random;

/** Redemptions come while very many awards wait, until those are done or the time is over. */
final class BacklogTrial {

    private static final Duration BETWEEN_REDEMPTIONS = Duration.ofMillis(100);
    private static final int AWARDS_OF_EACH = 10;
    private static final int MOST_CONTACTS = 20_000;
    private static final int FRESH = 500;

    /** Of the rate, at most, goes to the awards that a redemption pulls forward: else they would be the backlog. */
    private static final int PART_PULLED = 4;

    private final SinkRig rig;
    private final SinkLoad load;
    private final Progress progress;

    BacklogTrial(SinkRig rig, SinkLoad load, Progress progress) {
        this.rig = rig;
        this.load = load;
        this.progress = progress;
    }

    Backlog measure() {
        try (var trial = rig.trial("bench-backlog", load.rate())) {
            var fresh = trial.piggy().makeContacts(FRESH);
            var busy = trial.piggy().makeContacts(Math.clamp(load.backlog() / AWARDS_OF_EACH, 1, MOST_CONTACTS));
            for (int i = 0; i < load.backlog(); i++) {
                trial.give("backlog-" + i, busy.get(i % busy.size()));
            }
            var made = trial.piggy().traffic().writes();
            var sink = trial.startSink();
            var memory = new MemoryProbe(sink);
            trial.redeem("first-0", fresh.getFirst());
            trial.awaitApplied("first-", 1);
            var random = new Random(1);
            var start = System.nanoTime();
            var end = start + Duration.ofMinutes(load.backlogMinutes()).toNanos();
            var redemptions = 0;
            var own = 0;
            var writes = 0L;
            while (writes < load.backlog() && System.nanoTime() < end) {
                trial.redeem("fresh-" + redemptions, fresh.get(redemptions % FRESH));
                if (redemptions % ownEvery(busy.size()) == 0) {
                    trial.redeem("own-" + own++, busy.get(random.nextInt(busy.size())));
                }
                redemptions++;
                Trial.pause(BETWEEN_REDEMPTIONS);
                memory.look();
                sink.mustRun();
                writes = trial.piggy().traffic().writes() - made;
                progress.show("Backlog: %,d of %,d writes at Piggy".formatted(writes, load.backlog()));
            }
            var seconds = (System.nanoTime() - start) / 1e9;
            trial.awaitApplied("fresh-", redemptions);
            trial.awaitApplied("own-", own);
            return new Backlog(
                    load.backlog(),
                    writes,
                    writes / seconds,
                    trial.ways("first-").getFirst(),
                    Percentiles.of(trial.ways("fresh-")),
                    Percentiles.of(trial.ways("own-")),
                    memory.use());
        }
    }

    private int ownEvery(int contacts) {
        var pulled = load.backlog() / contacts * (int) Duration.ofSeconds(1).dividedBy(BETWEEN_REDEMPTIONS);
        return Math.max(1, pulled * PART_PULLED / load.rate());
    }
}
