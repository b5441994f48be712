package io.loyaltystreams.simulator.account;

/**
 * What the simulator does where nobody has written what Piggy does.
 *
 * @param secondReverse whether a reception that was reversed may be reversed again
 * @param belowZero whether a negative reception may take more than the balance
 * @param claimSurvivor whose uuid is left when an anonymous contact claims the e-mail of another contact
 */
public record Choices(SecondReverse secondReverse, BelowZero belowZero, Survivor claimSurvivor) {

    /** The worst case for a client. */
    public static final Choices DEFAULT = new Choices(SecondReverse.MOVES_AGAIN, BelowZero.ALLOWED, Survivor.KNOWN);

    /** A second reverse of one reception. */
    public enum SecondReverse {
        MOVES_AGAIN,
        /** Code 1003. */
        REFUSED
    }

    /** A negative reception larger than the balance. */
    public enum BelowZero {
        ALLOWED,
        /** Code 1017. */
        REFUSED
    }

    /** Whose uuid is left after a claim that merges. */
    public enum Survivor {
        KNOWN,
        ANONYMOUS
    }
}
