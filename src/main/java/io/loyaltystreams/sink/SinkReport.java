package io.loyaltystreams.sink;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one instance's sink is doing, for an operator: no secrets, no personal data.
 *
 * @param held lane partitions that this instance has
 * @param all lane partitions there are
 * @param granted calls per second that it may make now
 * @param used calls per second that it made in the last ten seconds
 * @param underWay calls that are not answered yet
 * @param blocked members who are left alone for a while after an unknown answer, the longest in trouble first
 */
public record SinkReport(
        int held, int all, List<LaneReport> lanes, double granted, double used, int underWay, List<Blocked> blocked) {

    /** Before any partition is held. */
    public static final SinkReport NOTHING = new SinkReport(0, 0, List.of(), 0, 0, 0, List.of());

    public SinkReport {
        lanes = List.copyOf(lanes);
        blocked = List.copyOf(blocked);
    }

    /**
     * One lane.
     *
     * @param waiting commands that have no outcome yet, those not read included
     * @param oldest when the oldest of those in memory was written
     */
    public record LaneReport(String lane, long waiting, Optional<Instant> oldest) {}

    /**
     * A member whose command does not get through.
     *
     * @param unknownAnswers how many there were
     */
    public record Blocked(String member, String command, int unknownAnswers) {}
}
