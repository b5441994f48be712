package io.loyaltystreams.ledger;

/** Which way a tier moved, and why. */
public record TierChange(Direction direction, Why why) {

    public enum Direction {
        UP,
        DOWN
    }

    /** What moved the qualifying value. */
    public enum Why {
        /** Something was earned. */
        QUALIFIED,
        /** Time passed. */
        WINDOW,
        /** A return. */
        RETURN,
        /** A correction by hand. */
        ADJUSTMENT,
        /** Another member turned out to be the same person. */
        MERGE
    }
}
