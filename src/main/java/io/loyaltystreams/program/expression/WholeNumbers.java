package io.loyaltystreams.program.expression;

import java.util.regex.Pattern;

/** Writes the whole numbers of an expression as decimals; texts in quotes stay as they are. */
final class WholeNumbers {

    private static final Pattern QUOTED_OR_WHOLE = Pattern.compile(
            "(?<quoted>'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")|(?<![\\w.])(?<whole>[0-9]+)(?![\\w.])");

    private WholeNumbers() {}

    static String asDecimals(String expression) {
        return QUOTED_OR_WHOLE.matcher(expression).replaceAll(found -> found.start("whole") < 0 ? "$0" : "$0.0");
    }
}
