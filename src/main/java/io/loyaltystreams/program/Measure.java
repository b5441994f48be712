package io.loyaltystreams.program;

/** A qualifying value that the program's owner wrote as an expression over {@code points}, {@code spend} and others. */
public interface Measure {

    /**
     * What a member has within the window.
     *
     * @param spend in major units of the base currency
     * @param activities that earned
     */
    record Inputs(long points, Ratio spend, long orders, long activities) {}

    /** The value; zero where the expression fails or gives less. */
    Ratio value(Inputs inputs);

    boolean usesSpend();
}
