package io.loyaltystreams.sink;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in the metadata of a committed offset: a few numbers, whatever happened beyond that offset.
 *
 * @param outcomesFrom offset in the outcomes partition from which all outcomes of commands at or beyond the committed
 *     offset can be read back; empty when there are none
 * @param horizon no unfinished command at or beyond this offset has ever been sent
 * @param ahead single commands beyond the horizon that may have been sent all the same; few
 * @param since no unfinished command below the horizon was sent before this instant
 */
record CommitNote(OptionalLong outcomesFrom, long horizon, Instant since, Set<Long> ahead) {

    private static final Pattern FORM =
            Pattern.compile("2 (-|\\d{1,18}) (\\d{1,18}) (\\d{1,15})((?: \\d{1,18}){0,200})");

    String written() {
        var from = outcomesFrom.isPresent() ? Long.toString(outcomesFrom.getAsLong()) : "-";
        return ahead.stream()
                .sorted()
                .map(offset -> " " + offset)
                .collect(Collectors.joining("", "2 " + from + " " + horizon + " " + since.toEpochMilli(), ""));
    }

    /** Empty when the note was not written by a sink, for example after the offsets were reset by hand. */
    static Optional<CommitNote> read(String metadata) {
        var match = FORM.matcher(metadata);
        if (!match.matches()) {
            return Optional.empty();
        }
        var from = match.group(1);
        return Optional.of(new CommitNote(
                from.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(from)),
                Long.parseLong(match.group(2)),
                Instant.ofEpochMilli(Long.parseLong(match.group(3))),
                Stream.of(match.group(4).split(" "))
                        .filter(offset -> !offset.isEmpty())
                        .map(Long::valueOf)
                        .collect(Collectors.toUnmodifiableSet())));
    }
}
