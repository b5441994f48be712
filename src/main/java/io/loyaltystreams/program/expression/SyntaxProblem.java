package io.loyaltystreams.program.expression;

import dev.cel.common.CelIssue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Says what cannot be read. Only the first fault: those after it mostly follow from it. */
final class SyntaxProblem {

    private static final Comparator<CelIssue> BY_PLACE = Comparator.comparingInt(
                    (CelIssue issue) -> issue.getSourceLocation().getLine())
            .thenComparingInt(issue -> issue.getSourceLocation().getColumn());

    private static final Pattern UNEXPECTED =
            Pattern.compile("(?s)(?:mismatched input|extraneous input|.*? at input) '(.*?)'(?: expecting .*)?");
    private static final Pattern MISSING = Pattern.compile("(?s)missing ('.*?') at .*");
    private static final Pattern UNKNOWN_SIGN = Pattern.compile("(?s)token recognition error at: '(.).*");
    private static final Pattern RESERVED = Pattern.compile("reserved identifier: (.*)");

    private static final Map<String, String> MEANT =
            Map.of("=", "==", "&", "&&", "|", "||", "and", "&&", "or", "||", "AND", "&&", "OR", "||", "not", "!");

    private SyntaxProblem() {}

    static String of(List<CelIssue> issues) {
        var first = issues.stream().min(BY_PLACE).orElseThrow();
        if (first.getMessage().contains("recursion limit")) {
            return "the expression is nested too deeply: at most " + Language.MOST_LEVELS + " levels may be";
        }
        return Place.of(first.getSourceLocation()) + ": " + inPlainWords(first.getMessage());
    }

    private static String inPlainWords(String message) {
        var unexpected = UNEXPECTED.matcher(message);
        if (unexpected.matches()) {
            return unexpected(unexpected.group(1));
        }
        var sign = UNKNOWN_SIGN.matcher(message);
        if (sign.matches()) {
            return unexpected(sign.group(1));
        }
        var missing = MISSING.matcher(message);
        if (missing.matches()) {
            return missing.group(1) + " is missing";
        }
        var reserved = RESERVED.matcher(message);
        return reserved.matches() ? "'" + reserved.group(1) + "' is a reserved word" : message;
    }

    private static String unexpected(String token) {
        if (token.equals("<EOF>")) {
            return "the expression ends too early";
        }
        if (token.equals("'") || token.equals("\"")) {
            return "the text that begins here has no end";
        }
        var meant = MEANT.get(token);
        return "'" + token + "' is not expected here" + (meant == null ? "" : ", write " + meant);
    }
}
