package io.loyaltystreams.program.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import java.util.List;
import java.util.Optional;

/**
 * The macro {@code has(order.shop)}. CEL's own knows fields and keys of maps only; here it also asks whether a variable has a
 * value.
 */
final class Presence {

    static final String MISUSED = "has() asks for one name, as in has(order.shop) or has(order.attributes.gift)";

    private Presence() {}

    /** The library asks for what never changes: a vocabulary never does, though it does not carry the library's mark. */
    @SuppressWarnings("Immutable")
    static CelMacro macro(Vocabulary vocabulary) {
        return CelMacro.newGlobalMacro(
                "has", 1, (factory, target, arguments) -> Optional.of(expand(vocabulary, factory, arguments)));
    }

    private static CelExpr expand(Vocabulary vocabulary, CelMacroExprFactory factory, List<CelExpr> arguments) {
        var asked = arguments.getFirst();
        if (asked.getKind() != Kind.SELECT) {
            return factory.reportError(MISUSED);
        }
        var select = asked.select();
        if (select.operand().getKind() == Kind.IDENT) {
            var name = select.operand().ident().name() + "." + select.field();
            if (vocabulary.optional().contains(name)) {
                return factory.newIdentifier(Vocabulary.presenceOf(name));
            }
            if (vocabulary.has(name)) {
                return factory.newBoolLiteral(true);
            }
        }
        return factory.newSelect(select.operand(), select.field(), true);
    }
}
