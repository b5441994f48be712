package io.loyaltystreams.program.file;

import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Tiers;
import io.loyaltystreams.program.Tiers.Level;
import java.util.Map;
import java.util.Optional;

/** Reads {@code tiers}. */
final class TiersReader {

    private final Distinct names = new Distinct("a name of its own");
    private boolean first = true;
    private int highest = 0;

    static Optional<Tiers> tiers(Value value) {
        return value.section().flatMap(section -> {
            section.required("metric", Scalars.choice(Map.of("points", "points")));
            section.required("window", Scalars.choice(Map.of("lifetime", "lifetime")));
            var reader = new TiersReader();
            var levels = section.required("levels", list -> list.items(reader::level));
            return section.build(() -> new Tiers(
                    new Tiers.Metric.Points(),
                    new Tiers.Window.Lifetime(),
                    levels.orElseThrow(),
                    Tiers.Downgrade.AT_ONCE));
        });
    }

    private Optional<Level> level(Value value) {
        return value.section().flatMap(section -> {
            var name = section.required("name", text -> Scalars.text(text).flatMap(read -> names.check(text, read)));
            var at = first ? section.optional("at", TiersReader::none) : section.required("at", this::rising);
            var multiplier = section.optional("multiply", Scalars::decimal);
            first = false;
            return section.build(() -> new Level(name.orElseThrow(), Ratio.of(at.orElse(0)), multiplier));
        });
    }

    private static Optional<Integer> none(Value value) {
        return value.refuse("no such key in the first level, in which members start");
    }

    private Optional<Integer> rising(Value value) {
        var at = Scalars.wholeNumberFrom(1).apply(value);
        var rises = at.filter(points -> points > highest);
        if (at.isPresent() && rises.isEmpty()) {
            return value.refuse("more than " + highest + ", where the level before begins");
        }
        rises.ifPresent(points -> highest = points);
        return rises;
    }
}
