package io.loyaltystreams.bench.sink;

import io.loyaltystreams.bench.sink.SinkFigures.Neighbours;
import java.time.Duration;
import java.util.List;

/** Awards of many members, first alone, then beside one member whom Piggy refuses for now and one who has very many. */
final class NeighboursTrial {

    private static final int MEMBERS = 200;
    private static final int AWARDS = 400;
    private static final int AWARDS_OF_THE_HOT_ONE = 2_000;
    private static final Duration BETWEEN = Duration.ofMillis(25);

    private final SinkRig rig;
    private final SinkLoad load;

    NeighboursTrial(SinkRig rig, SinkLoad load) {
        this.rig = rig;
        this.load = load;
    }

    Neighbours measure() {
        try (var trial = rig.trial("bench-neighbours", Math.max(load.rate(), 100))) {
            var members = trial.piggy().makeContacts(MEMBERS);
            var special = trial.piggy().makeContacts(2);
            trial.give("first", members.getFirst());
            trial.startSink();
            var unused = awards(trial, "warm-up-", members);
            var alone = awards(trial, "alone-", members);
            trial.piggy().follow(blocked(special.getFirst()));
            trial.give("backlog-blocked", special.getFirst());
            for (int i = 0; i < AWARDS_OF_THE_HOT_ONE; i++) {
                trial.give("backlog-hot-" + i, special.getLast());
            }
            trial.flush();
            return new Neighbours(alone, awards(trial, "beside-", members));
        }
    }

    private static Percentiles awards(Trial trial, String start, List<String> members) {
        for (int i = 0; i < AWARDS; i++) {
            trial.give(start + i, members.get(i % MEMBERS));
            Trial.pause(BETWEEN);
        }
        trial.awaitApplied(start, AWARDS);
        return Percentiles.of(trial.ways(start));
    }

    /** A plan under which one contact is busy for ever. */
    private static String blocked(String contact) {
        return """
                limit: { requests: 1000000, window: PT1S }
                faults:
                  - { kind: contact-busy, route: POST /credit-receptions, contact: %s }
                """.formatted(contact);
    }
}
