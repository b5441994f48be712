package io.loyaltystreams.program.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody meant who mistyped it. */
final class Nearest {

    private Nearest() {}

    static Optional<String> of(String written, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(written, name) <= allowed(written))
                .min(Comparator.comparingInt((String name) -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A third of what follows the dot, so that short names do not resemble each other. */
    private static int allowed(String written) {
        return Math.max(1, lastPart(written).length() / 3);
    }

    /** A name without its first part counts as near, as does one that differs only in case. */
    private static int distance(String written, String name) {
        if (written.indexOf('.') < 0 && name.indexOf('.') >= 0) {
            return edits(written, lastPart(name));
        }
        return edits(written, name);
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** How many letters must be changed, put in or left out to make one word the other. */
    private static int edits(String one, String other) {
        var a = one.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        int[] above = new int[b.length() + 1];
        for (int column = 0; column <= b.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= a.length(); row++) {
            int[] here = new int[b.length() + 1];
            here[0] = row;
            for (int column = 1; column <= b.length(); column++) {
                int changed = above[column - 1] + (a.charAt(row - 1) == b.charAt(column - 1) ? 0 : 1);
                here[column] = Math.min(changed, 1 + Math.min(above[column], here[column - 1]));
            }
            above = here;
        }
        return above[b.length()];
    }
}
