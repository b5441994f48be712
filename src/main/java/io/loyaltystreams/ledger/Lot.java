package io.loyaltystreams.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Points of one award with one expiry date. What remains, was reversed and has expired always add up to its points.
 *
 * @param id id of the entry that made it
 * @param points at first
 * @param reversed taken by returns from what remained
 * @param expiresOn last day on which it can be used; empty for never
 * @param earnedAt the event's own time
 * @param programVersion the version that awarded it; its notices follow from it
 */
public record Lot(
        String id,
        long points,
        long reversed,
        long expired,
        Optional<LocalDate> expiresOn,
        Instant earnedAt,
        int programVersion) {

    public Lot {
        if (points <= 0 || reversed < 0 || expired < 0 || points - reversed - expired < 0) {
            throw new IllegalArgumentException("Expected lot " + id + " to add up, but found points " + points
                    + ", reversed " + reversed + ", expired " + expired);
        }
    }

    static Lot of(String id, long points, Optional<LocalDate> expiresOn, Instant earnedAt, int programVersion) {
        return new Lot(id, points, 0, 0, expiresOn, earnedAt, programVersion);
    }

    public long remaining() {
        return points - reversed - expired;
    }

    Lot reverse(long taken) {
        return new Lot(id, points, reversed + taken, expired, expiresOn, earnedAt, programVersion);
    }

    Lot expire(long gone) {
        return new Lot(id, points, reversed, expired + gone, expiresOn, earnedAt, programVersion);
    }
}
