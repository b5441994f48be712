package io.loyaltystreams.program.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of an expression: finds names and functions that nobody declared, and loops within loops. */
final class Words {

    /** Two loops in each other compare two lists; more would multiply the cost. */
    private static final int MOST_LOOPS = 2;

    private final CelAbstractSyntaxTree tree;
    private final Vocabulary vocabulary;
    private final Map<Long, CelExpr> parts = new LinkedHashMap<>();
    private final Set<String> texts = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    private Words(CelAbstractSyntaxTree tree, Vocabulary vocabulary) {
        this.tree = tree;
        this.vocabulary = vocabulary;
    }

    static Words in(CelAbstractSyntaxTree tree, Vocabulary vocabulary) {
        var words = new Words(tree, vocabulary);
        words.visit(tree.getExpr(), Set.of(), 0);
        return words;
    }

    List<String> problems() {
        return problems;
    }

    /** The texts and keys written in the expression. */
    Set<String> texts() {
        return Set.copyOf(texts);
    }

    Collection<CelExpr> parts() {
        return parts.values();
    }

    CelAbstractSyntaxTree tree() {
        return tree;
    }

    /** The part of the expression that the compiler numbered so, or null for one that it made up. */
    CelExpr part(long id) {
        return parts.get(id);
    }

    private void visit(CelExpr part, Set<String> local, int loops) {
        parts.put(part.id(), part);
        switch (part.getKind()) {
            case CONSTANT -> {
                if (part.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
                    texts.add(part.constant().stringValue());
                }
            }
            case IDENT -> name(part, part.ident().name(), "", local);
            case SELECT -> select(part, local, loops);
            case CALL -> call(part, local, loops);
            case LIST -> part.list().elements().forEach(element -> visit(element, local, loops));
            case MAP ->
                part.map().entries().forEach(entry -> {
                    visit(entry.key(), local, loops);
                    visit(entry.value(), local, loops);
                });
            case COMPREHENSION -> loop(part, local, loops + 1);
            case STRUCT -> problem(part, "'" + part.struct().messageName() + "{' is not expected here");
            case NOT_SET -> {}
        }
    }

    private void select(CelExpr part, Set<String> local, int loops) {
        var operand = part.select().operand();
        texts.add(part.select().field());
        if (operand.getKind() == Kind.IDENT && !vocabulary.has(operand.ident().name())) {
            parts.put(operand.id(), operand);
            name(operand, operand.ident().name(), "." + part.select().field(), local);
        } else {
            visit(operand, local, loops);
        }
    }

    private void call(CelExpr part, Set<String> local, int loops) {
        var call = part.call();
        call.target().ifPresent(target -> visit(target, local, loops));
        if (Functions.has(call.function())) {
            call.args().forEach(argument -> visit(argument, local, loops));
        } else {
            var near = Functions.near(call.function());
            problem(
                    part,
                    "unknown function '" + call.function() + "'"
                            + near.map(function -> ", did you mean " + function + "?")
                                    .orElse(""));
        }
    }

    private void loop(CelExpr part, Set<String> local, int loops) {
        if (loops == MOST_LOOPS + 1) {
            problem(part, "more than " + MOST_LOOPS + " loops within each other");
        }
        var loop = part.comprehension();
        var inside = new HashSet<>(local);
        inside.add(loop.iterVar());
        inside.add(loop.accuVar());
        visit(loop.iterRange(), local, loops);
        visit(loop.accuInit(), local, loops);
        visit(loop.loopCondition(), inside, loops);
        visit(loop.loopStep(), inside, loops);
        visit(loop.result(), inside, loops);
    }

    /** @param field with its dot, or empty */
    private void name(CelExpr part, String root, String field, Set<String> local) {
        var name = root + field;
        if (local.contains(root) || root.indexOf('@') >= 0 || vocabulary.has(root) || vocabulary.has(name)) {
            return;
        }
        var whole = vocabulary.partsOf(root);
        if (field.isEmpty() && !whole.isEmpty()) {
            problem(part, "'" + root + "' is no value itself, but has " + String.join(", ", whole));
            return;
        }
        var near = vocabulary.near(name).map(meant -> ", did you mean " + meant + "?");
        problem(
                part,
                "unknown name '" + name + "'"
                        + near.orElseGet(() ->
                                "; the names are " + String.join(", ", whole.isEmpty() ? vocabulary.names() : whole)));
    }

    private void problem(CelExpr part, String what) {
        problems.add(Place.of(part, tree) + ": " + what);
    }
}
