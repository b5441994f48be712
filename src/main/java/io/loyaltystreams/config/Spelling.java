package io.loyaltystreams.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what a misspelt word was meant to be. */
final class Spelling {

    private Spelling() {}

    /** The candidate with the fewest wrong letters, or else one that the word begins; empty when none is close. */
    static Optional<String> nearest(String word, Collection<String> candidates) {
        return closest(word, candidates)
                .or(() -> candidates.stream()
                        .filter(candidate -> candidate.startsWith(word + "-"))
                        .min(Comparator.naturalOrder()));
    }

    private static Optional<String> closest(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= Math.max(1, Math.min(3, word.length() / 3)))
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters must be added, removed, replaced or swapped with their neighbour. */
    private static int distance(String from, String to) {
        var costs = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                costs[i][j] = i == 0 || j == 0 ? i + j : cost(costs, from, to, i, j);
            }
        }
        return costs[from.length()][to.length()];
    }

    private static int cost(int[][] costs, String from, String to, int i, int j) {
        int replaced = costs[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int moved = Math.min(costs[i - 1][j], costs[i][j - 1]) + 1;
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return Math.min(Math.min(replaced, moved), swapped ? costs[i - 2][j - 2] + 1 : Integer.MAX_VALUE);
    }
}
