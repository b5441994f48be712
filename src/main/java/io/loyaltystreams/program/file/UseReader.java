package io.loyaltystreams.program.file;

import io.loyaltystreams.program.Hold;
import io.loyaltystreams.program.Reward;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Reads what earned points are for, and from when: {@code rewards} and {@code hold}. */
final class UseReader {

    private static final Type<Reward> REWARD = Type.section(UseReader::reward);

    private UseReader() {}

    static Optional<Map<String, Reward>> rewards(Section file) {
        return file.optional("rewards", Type.byName(REWARD), "What members get for points, each under its reward id.");
    }

    /** Without a zone, which is a fault of its own, the section is only checked. */
    static Optional<Hold> hold(Section file, Optional<ZoneId> zone) {
        return file.optional(
                "hold",
                Type.section(hold -> hold(hold, zone.orElse(ZoneOffset.UTC))),
                "The return window, in which points of orders stay pending; they are available at once if left out.");
    }

    private static Optional<Reward> reward(Section reward) {
        var points = reward.required("points", Scalars.pointsFrom(1), "Its price.");
        var atPiggy =
                reward.optional("piggy-reward", Scalars.IDENTIFIER, "The same reward at Piggy, if it is one there.");
        return reward.build(() -> new Reward(points.orElseThrow(), atPiggy));
    }

    private static Optional<Hold> hold(Section hold, ZoneId zone) {
        var time = hold.required("for", Times.PERIOD_OR_NONE, "From the day of earning on, such as P14D.");
        return hold.build(() -> new Hold(time.orElseThrow(), zone));
    }
}
