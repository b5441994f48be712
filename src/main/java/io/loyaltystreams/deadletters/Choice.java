package io.loyaltystreams.deadletters;

import java.util.List;
import java.util.Set;

/**
 * Which letters are meant: those that fit every part; an empty part fits all.
 *
 * @param causes such as {@code INVALID}
 * @param topics that the letters came from
 */
public record Choice(Set<String> causes, Set<String> topics, List<LetterRange> ranges) {

    public Choice {
        causes = Set.copyOf(causes);
        topics = Set.copyOf(topics);
        ranges = List.copyOf(ranges);
    }

    public static Choice of(LetterId id) {
        return new Choice(Set.of(), Set.of(), List.of(new LetterRange(id.partition(), id.offset(), id.offset())));
    }

    boolean fits(Letter letter) {
        return (causes.isEmpty() || causes.contains(letter.cause()))
                && (topics.isEmpty() || topics.contains(letter.topic()))
                && (ranges.isEmpty() || ranges.stream().anyMatch(range -> range.has(letter.id())));
    }
}
