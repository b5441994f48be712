package io.loyaltystreams.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * When and how far what is due without an event is done.
 *
 * @param every how often a task looks
 * @param atMost how many ids one look visits, so that live records run in between
 * @param inputReadUpTo the instant up to which every input is known to have been read: while there are unread records, time
 *     passes only as they do
 */
public record Sweep(Duration every, int atMost, Supplier<Instant> inputReadUpTo) {

    Instant upTo(ProcessorContext<?, ?> context) {
        // a producer whose clock is ahead must not let the future happen
        long time = Math.min(context.currentStreamTimeMs(), context.currentSystemTimeMs());
        Instant streamTime = Instant.ofEpochMilli(Math.max(0, time));
        Instant readUpTo = inputReadUpTo.get();
        return streamTime.isAfter(readUpTo) ? streamTime : readUpTo;
    }
}
