package io.loyaltystreams.program.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.stream.Stream;

/** Says which lists the language would take but we do not: of unlike values, and joined ones. */
final class ListProblem {

    private ListProblem() {}

    static List<String> in(CelAbstractSyntaxTree checked, Words words) {
        return Stream.concat(
                        words.parts().stream()
                                .filter(part -> part.getKind() == Kind.LIST && isMixed(part, checked))
                                .map(part -> Place.of(part, checked) + ": expected values of one type in the list"),
                        words.parts().stream()
                                .filter(part -> part.getKind() == Kind.CALL && joins(part, checked))
                                .map(part -> Place.of(part, checked) + ": lists cannot be joined with '+'"))
                .toList();
    }

    private static boolean isMixed(CelExpr list, CelAbstractSyntaxTree checked) {
        return !list.list().elements().isEmpty()
                && checked.getType(list.id())
                        .filter(ListType.create(SimpleType.DYN)::equals)
                        .isPresent();
    }

    /** The loop "filter" also joins lists, but into a variable of its own whose name nobody can write. */
    private static boolean joins(CelExpr call, CelAbstractSyntaxTree checked) {
        return checked.getReference(call.id())
                        .filter(reference -> reference.overloadIds().contains(Functions.JOIN_LISTS))
                        .isPresent()
                && !isMadeUp(call.call().args().getFirst());
    }

    private static boolean isMadeUp(CelExpr part) {
        return part.getKind() == Kind.IDENT && part.ident().name().startsWith("@");
    }
}
