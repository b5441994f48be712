package io.loyaltystreams.program.file;

import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Tiers;
import io.loyaltystreams.program.Tiers.Downgrade;
import io.loyaltystreams.program.Tiers.Level;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** Reads {@code tiers}. */
final class TiersReader {

    static final Type<Tiers> TIERS = Type.section(TiersReader::tiers);

    private static final Type<Downgrade> DOWNGRADE = Type.section(TiersReader::downgrade);

    private final Distinct names = new Distinct("a name of its own");
    private boolean first = true;
    private Ratio highest = Ratio.ZERO;

    private TiersReader() {}

    private static Optional<Tiers> tiers(Section section) {
        var metric = section.required(
                "metric",
                Qualifying.METRIC,
                "What qualifies: points, spend, orders, or an expression over points, spend, orders and activities.");
        var window = section.required(
                "window",
                Qualifying.WINDOW,
                "Over which time: rolling P12M (or another period), calendar-year, anniversary or lifetime.");
        var reader = new TiersReader();
        var levels = section.required(
                "levels", Type.list(Type.section(reader::level)), "Lowest first; new members start in the first.");
        var downgrade = section.optional(
                "downgrade", DOWNGRADE, "How a member falls whose tier does not fit any more; at once if left out.");
        return section.build(() -> new Tiers(
                metric.orElseThrow(), window.orElseThrow(), levels.orElseThrow(), downgrade.orElse(Downgrade.AT_ONCE)));
    }

    private Optional<Level> level(Section level) {
        var name = level.required("name", Scalars.TEXT.then(names::check), "The tier's name, unique among the levels.");
        var at = level.optional(
                "at",
                Scalars.ABOVE_ZERO.readBy(this::rising),
                "From so much of the metric on; must rise from level to level. The first level has none.");
        if (!first && !level.has("at")) {
            level.refuse("at", "nothing", Scalars.ABOVE_ZERO_EXPECTED);
        }
        var multiplier = level.optional("multiply", Scalars.DECIMAL, "Times what orders earn; none if left out.");
        first = false;
        return level.build(() -> new Level(name.orElseThrow(), at.orElse(Ratio.ZERO), multiplier));
    }

    private Optional<Ratio> rising(Value value) {
        if (first) {
            return value.refuse("no such key in the first level, in which members start");
        }
        var at = Scalars.ABOVE_ZERO.read(value);
        if (at.filter(reached -> reached.compareTo(highest) <= 0).isPresent()) {
            return value.refuse("more than " + highest.toDecimalText() + ", where the level before begins");
        }
        at.ifPresent(reached -> highest = reached);
        return at;
    }

    private static Optional<Downgrade> downgrade(Section downgrade) {
        var policy = downgrade.optional(
                "policy",
                Scalars.choice(List.of(Downgrade.Policy.values())),
                "requalify: to the level that fits. one-step: one level at each review. requalify if left out.");
        var grace = downgrade.optional(
                "grace", Times.PERIOD_OR_NONE, "Time from the review to the fall; none if left out.");
        return downgrade.build(
                () -> new Downgrade(policy.orElse(Downgrade.AT_ONCE.policy()), grace.orElse(Period.ZERO)));
    }
}
