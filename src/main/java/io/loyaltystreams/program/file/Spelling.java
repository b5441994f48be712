package io.loyaltystreams.program.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the word that was meant. */
final class Spelling {

    /** More wrong letters than this, or than half the word, and it is another word. */
    private static final int MOST_WRONG_LETTERS = 2;

    private Spelling() {}

    /** The word that was meant if one is near, else all of them. */
    static String expected(String found, Collection<String> known) {
        return near(found, known).orElseGet(() -> (known.size() == 1 ? "" : "one of ") + String.join(", ", known));
    }

    /** The word that was meant, if one is near; a wrong digit is no slip of spelling. */
    static Optional<String> near(String found, Collection<String> known) {
        return known.stream()
                .filter(word -> word.chars().noneMatch(Character::isDigit))
                .filter(word -> distance(found, word) <= Math.min(MOST_WRONG_LETTERS, word.length() / 2))
                .min(Comparator.comparingInt(word -> distance(found, word)))
                .map(word -> word + " (is it misspelt?)");
    }

    /** Letters to insert, drop or replace to make one word the other. */
    static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[other.length()];
    }
}
