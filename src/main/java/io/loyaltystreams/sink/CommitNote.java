package io.loyaltystreams.sink;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What stands in the metadata of a committed offset: two numbers, whatever happened beyond that offset.
 *
 * @param outcomesFrom offset in the outcomes partition from which all outcomes of commands at or beyond the committed
 *     offset can be read back; empty when there are none
 * @param horizon no unfinished command at or beyond this offset has ever been sent
 * @param since no unfinished command below the horizon was sent before this instant
 */
record CommitNote(OptionalLong outcomesFrom, long horizon, Instant since) {

    private static final Pattern FORM = Pattern.compile("2 (-|\\d{1,18}) (\\d{1,18}) (\\d{1,15})");

    String written() {
        var from = outcomesFrom.isPresent() ? Long.toString(outcomesFrom.getAsLong()) : "-";
        return "2 " + from + " " + horizon + " " + since.toEpochMilli();
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
                Instant.ofEpochMilli(Long.parseLong(match.group(3)))));
    }
}
