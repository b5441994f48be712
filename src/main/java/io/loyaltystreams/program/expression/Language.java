package io.loyaltystreams.program.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** CEL with one vocabulary and within bounds: what it accepts costs little, whatever the order holds. */
final class Language {

    static final int MOST_CHARACTERS = 1_000;
    static final int MOST_LEVELS = 24;
    static final int MOST_STEPS = 1_000;

    private static final int LARGEST_PATTERN = 500;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(MOST_CHARACTERS)
            .maxParseRecursionDepth(MOST_LEVELS)
            .comprehensionMaxIterations(MOST_STEPS)
            .maxRegexProgramSize(LARGEST_PATTERN)
            .build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

    private final Vocabulary vocabulary;
    private final CelCompiler compiler;
    private final Literals literals;

    Language(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.literals = new Literals(RUNTIME, vocabulary);
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(Functions.declarations())
                .setStandardMacros(
                        CelStandardMacro.ALL,
                        CelStandardMacro.EXISTS,
                        CelStandardMacro.EXISTS_ONE,
                        CelStandardMacro.FILTER)
                .addMacros(Presence.macro(vocabulary));
        vocabulary.types().forEach(builder::addVar);
        vocabulary.optional().forEach(name -> builder.addVar(Vocabulary.presenceOf(name), SimpleType.BOOL));
        this.compiler = builder.build();
    }

    Compiled<Checked> compile(String text, Set<? extends CelType> results, String expected) {
        if (text.isBlank()) {
            return wrong("the expression is empty");
        }
        int characters = text.codePointCount(0, text.length());
        if (characters > MOST_CHARACTERS) {
            return wrong("the expression has " + characters + " characters, at most " + MOST_CHARACTERS + " may be");
        }
        try {
            var parsed = compiler.parse(text);
            return parsed.hasError()
                    ? wrong(SyntaxProblem.of(parsed.getErrors()))
                    : check(parsed.getAst(), results, expected);
        } catch (CelValidationException | CelEvaluationException unexpected) {
            return wrong("the expression cannot be read: " + unexpected.getMessage());
        }
    }

    private Compiled<Checked> check(CelAbstractSyntaxTree parsed, Set<? extends CelType> results, String expected)
            throws CelValidationException, CelEvaluationException {
        var words = Words.in(parsed, vocabulary);
        var checked = compiler.check(parsed);
        var problems = new ArrayList<>(words.problems());
        problems.addAll(TypeProblem.of(checked.getErrors(), words, !problems.isEmpty()));
        problems.addAll(literals.problems(words));
        if (!problems.isEmpty()) {
            return new Compiled.Wrong<>(problems);
        }
        var tree = checked.getAst();
        problems.addAll(ListProblem.in(tree, words));
        if (!results.contains(tree.getResultType())) {
            problems.add("column 1: expected " + expected + ", but the expression gives "
                    + TypeWords.a(tree.getResultType()));
        }
        if (!problems.isEmpty()) {
            return new Compiled.Wrong<>(problems);
        }
        return new Compiled.Ready<>(new Checked(RUNTIME.createProgram(tree), names(tree), words.texts()));
    }

    private static Set<String> names(CelAbstractSyntaxTree tree) {
        return tree.getReferenceMap().values().stream()
                .map(CelReference::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Compiled<Checked> wrong(String problem) {
        return new Compiled.Wrong<>(List.of(problem));
    }
}
