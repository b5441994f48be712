package io.loyaltystreams.program.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;

/** A place in an expression's text, as people count: from one. */
final class Place {

    private static final CelSourceLocation START = CelSourceLocation.of(1, 0);

    private Place() {}

    static String of(CelExpr part, CelAbstractSyntaxTree tree) {
        int offset = tree.getSource().getPositionsMap().getOrDefault(part.id(), 0);
        return of(tree.getSource().getOffsetLocation(offset).orElse(START));
    }

    static String of(CelSourceLocation location) {
        int column = location.getColumn() + 1;
        return location.getLine() > 1 ? "line " + location.getLine() + ", column " + column : "column " + column;
    }
}
