package io.loyaltystreams.ledger;

/** Which way a tier moved, and why. */
public enum TierMove {
    /** The qualifying value reached a higher tier. */
    UP_QUALIFIED,
    /** A return took what had lifted the member. */
    DOWN_RETURN
}
