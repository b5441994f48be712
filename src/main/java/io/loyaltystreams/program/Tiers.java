package io.loyaltystreams.program;

import java.util.List;
import java.util.Optional;

/** The levels of a program, lowest first. A new member starts in the first. */
public record Tiers(List<Level> levels) {

    /**
     * One level.
     *
     * @param at the qualifying points from which a member fits it; 0 for the first
     * @param multiplier of the line points of orders
     */
    public record Level(String name, long at, Ratio multiplier) {}

    public Tiers {
        levels = List.copyOf(levels);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one level");
        }
    }

    public Level first() {
        return levels.getFirst();
    }

    /** The highest level that is reached; the first, whatever the value, if no other is. */
    public Level fits(long qualifying) {
        return levels.stream().filter(level -> level.at() <= qualifying).reduce(first(), (lower, higher) -> higher);
    }

    /** Empty if this version of the program has no such level, as after a level was renamed. */
    public Optional<Level> named(String name) {
        return levels.stream().filter(level -> level.name().equals(name)).findFirst();
    }
}
