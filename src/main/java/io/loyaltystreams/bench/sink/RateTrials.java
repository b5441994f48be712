package io.loyaltystreams.bench.sink;

import io.loyaltystreams.bench.sink.SinkFigures.Obedience;
import io.loyaltystreams.bench.sink.SinkFigures.RateUse;
import io.loyaltystreams.demo.PiggyTraffic;
import io.loyaltystreams.demo.PiggyTraffic.Pause;
import java.time.Duration;
import java.util.List;
import java.util.LongSummaryStatistics;

/** How well a limit is used, and how exactly a pause is kept, while there is always work. */
final class RateTrials {

    private static final int CONTACTS = 200;

    /** Longer than connections and the compiler need at the start. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /** Seconds that a changing limit stays. */
    private static final int STAYS = 10;

    /** Shares of the granted rate that a changing limit takes in turn. */
    private static final List<Double> SHARES = List.of(1.0, 0.5, 0.8, 0.3, 1.0, 0.6);

    private final SinkRig rig;
    private final SinkLoad load;

    RateTrials(SinkRig rig, SinkLoad load) {
        this.rig = rig;
        this.load = load;
    }

    /** The limit is what the sink is granted, in windows of ten seconds. */
    RateUse steady() {
        try (var trial = withWork("bench-steady", load.seconds())) {
            trial.piggy().follow(Trial.limit(load.rate() * STAYS, STAYS));
            trial.startSink();
            Trial.pause(WARM_UP);
            var before = trial.piggy().traffic();
            var start = System.nanoTime();
            Trial.pause(Duration.ofSeconds(load.seconds()));
            var after = trial.piggy().traffic();
            return use(before, after, (System.nanoTime() - start) / 1e9 * load.rate());
        }
    }

    /** The limit changes every ten seconds and is never more than the sink is granted; windows are a second long. */
    RateUse changing() {
        try (var trial = withWork("bench-changing", STAYS * SHARES.size())) {
            trial.startSink();
            Trial.pause(WARM_UP);
            var before = trial.piggy().traffic();
            var allowed = 0.0;
            for (var share : SHARES) {
                var limit = (int) (load.rate() * share);
                trial.piggy().follow(Trial.limit(limit, 1));
                var start = System.nanoTime();
                Trial.pause(Duration.ofSeconds(STAYS));
                allowed += (System.nanoTime() - start) / 1e9 * limit;
            }
            return use(before, trial.piggy().traffic(), allowed);
        }
    }

    /** Now and then Piggy asks for two seconds. */
    Obedience retryAfter() {
        try (var trial = withWork("bench-retry-after", load.seconds())) {
            trial.startSink();
            Trial.pause(WARM_UP);
            trial.piggy().follow(throttling(load.rate()));
            Trial.pause(Duration.ofSeconds(load.seconds()));
            LongSummaryStatistics late = trial.piggy().traffic().pauses().stream()
                    .mapToLong((Pause pause) -> pause.waited() - pause.told())
                    .summaryStatistics();
            return new Obedience((int) late.getCount(), late.getMin(), late.getMax());
        }
    }

    /** A plan under which every n-th call is told to come back later. */
    private static String throttling(int every) {
        return """
                limit: { requests: 1000000, window: PT1S }
                faults:
                  - { kind: too-many-requests, retry-after: "2", every: %d }
                """.formatted(every);
    }

    private Trial withWork(String name, int seconds) {
        var trial = rig.trial(name, load.rate());
        var contacts = trial.piggy().makeContacts(CONTACTS);
        var commands = load.rate() * (seconds + 2 * WARM_UP.toSeconds());
        for (int i = 0; i < commands; i++) {
            trial.give("backlog-" + i, contacts.get(i % CONTACTS));
        }
        return trial;
    }

    private static RateUse use(PiggyTraffic before, PiggyTraffic after, double allowed) {
        var calls = after.all() - before.all();
        var throttled = after.throttled() - before.throttled();
        return new RateUse(100.0 * (calls - throttled) / allowed, 100.0 * throttled / Math.max(1, calls), calls);
    }
}
