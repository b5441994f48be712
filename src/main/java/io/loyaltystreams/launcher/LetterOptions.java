package io.loyaltystreams.launcher;

import io.loyaltystreams.config.ConfigRefused;
import io.loyaltystreams.deadletters.Choice;
import io.loyaltystreams.deadletters.LetterRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say which letters are meant. */
final class LetterOptions {

    @Option(
            names = "--cause",
            split = ",",
            paramLabel = "CAUSE",
            description = "Only those with this cause, such as INVALID or NO_EXCHANGE_RATE; may be repeated.")
    private List<String> causes = new ArrayList<>();

    @Option(
            names = "--topic",
            split = ",",
            paramLabel = "TOPIC",
            description = "Only those that came from this topic; may be repeated.")
    private List<String> topics = new ArrayList<>();

    @Option(
            names = "--letter",
            split = ",",
            paramLabel = "LETTER",
            description =
                    "Only this one, as partition:offset such as 0:17, or several in a row, 0:17-25; may be repeated.")
    private List<String> letters = new ArrayList<>();

    boolean isGiven() {
        return namesLetters() || !causes.isEmpty() || !topics.isEmpty();
    }

    boolean namesLetters() {
        return !letters.isEmpty();
    }

    Choice choice() {
        var ranges = letters.stream()
                .map(text -> LetterRange.parse(text)
                        .orElseThrow(() -> new ConfigRefused(List.of(
                                "--letter: expected partition and offset such as 0:17 or 0:17-25, found " + text))))
                .toList();
        return new Choice(new HashSet<>(causes), new HashSet<>(topics), ranges);
    }
}
