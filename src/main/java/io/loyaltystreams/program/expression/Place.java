package io.loyaltystreams.program.expression;

import dev.cel.common.CelSourceLocation;

/** A place in an expression's text, as people count: from one. */
final class Place {

    private Place() {}

    static String of(CelSourceLocation location) {
        int column = location.getColumn() + 1;
        return location.getLine() > 1 ? "line " + location.getLine() + ", column " + column : "column " + column;
    }
}
