package io.loyaltystreams.demo.check;

import java.util.Locale;

/**
 * Something that is not as it must be.
 *
 * @param kind what sort of difference
 * @param what the thing and its place, such as {@code ledger entry order:O-1:earn}
 * @param detail the two values that differ; empty when the kind says it all
 */
public record Difference(Kind kind, String what, String detail) {

    /** What can be wrong with one thing. */
    public enum Kind {
        MISSING,
        REPEATED,
        UNEXPECTED,
        DIFFERENT
    }

    static Difference missing(String what) {
        return new Difference(Kind.MISSING, what, "");
    }

    static Difference repeated(String what) {
        return new Difference(Kind.REPEATED, what, "");
    }

    static Difference unexpected(String what) {
        return new Difference(Kind.UNEXPECTED, what, "");
    }

    static Difference different(String what, Object expected, Object found) {
        return new Difference(Kind.DIFFERENT, what, ": expected %s, found %s".formatted(expected, found));
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + what + detail;
    }
}
