package io.loyaltystreams.sink;

import io.loyaltystreams.sink.Commit.Mark;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/** The lane partitions that this instance owns, each with its window; empty while ownership is being sorted out. */
final class Partitions {

    private final int ahead;
    private final Map<TopicPartition, Window> windows = new HashMap<>();

    /** @param ahead how many commands, over all partitions, horizons may lie beyond what was sent */
    Partitions(int ahead) {
        this.ahead = ahead;
    }

    Map<TopicPartition, Window> windows() {
        return windows;
    }

    /** What to commit while calls go on: horizons some commands ahead, so that they need not wait for commits. */
    Map<TopicPartition, Mark> marks(Instant now) {
        var each = Math.max(2, Math.ceilDiv(ahead, Math.max(1, windows.size())));
        return marks(window -> window.plannedHorizon(each), Window::plannedAhead, now);
    }

    /** What to commit when nothing is under way: horizons that cover only what is in doubt. */
    Map<TopicPartition, Mark> exactMarks(Instant now) {
        return marks(Window::exactHorizon, Window::exactAhead, now);
    }

    private Map<TopicPartition, Mark> marks(
            ToLongFunction<Window> horizon, BiFunction<Window, Long, Set<Long>> ahead, Instant now) {
        var marks = new HashMap<TopicPartition, Mark>();
        windows.forEach((partition, window) -> {
            var offset = window.committable();
            OptionalLong from = window.outcomesFrom(offset);
            var below = horizon.applyAsLong(window);
            marks.put(
                    partition,
                    new Mark(offset, below, from, window.nothingSentBefore(now), ahead.apply(window, below)));
        });
        return marks;
    }
}
