package io.loyaltystreams.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownServerException;

/**
 * Decides whether a stream thread that failed starts anew. Nothing is lost by it, for the thread reads on from what was committed;
 * but what would only fail again must end the instance, where somebody sees it. One instance of this belongs to one set of topologies.
 */
final class ThreadLosses {

    /** A broker that starts up may answer a handful of times with an error that its protocol has no name for. */
    private static final int UNNAMED_AT_MOST = 10;

    private static final Duration WITHIN = Duration.ofMinutes(10);

    private enum Kind {
        PASSES,
        UNNAMED,
        LASTS
    }

    private final Queue<Instant> unnamed = new ArrayDeque<>();

    /** @return whether the thread is to start anew */
    synchronized boolean startsAnew(Throwable failure, Instant now) {
        return switch (kind(failure)) {
            case PASSES -> true;
            case UNNAMED -> isWithinBounds(now);
            case LASTS -> false;
        };
    }

    private boolean isWithinBounds(Instant now) {
        while (!unnamed.isEmpty() && !unnamed.element().isAfter(now.minus(WITHIN))) {
            unnamed.remove();
        }
        if (unnamed.size() == UNNAMED_AT_MOST) {
            return false;
        }
        return unnamed.add(now);
    }

    private static Kind kind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (passes(cause)) {
                return Kind.PASSES;
            }
            if (isUnnamed(cause)) {
                return Kind.UNNAMED;
            }
        }
        return Kind.LASTS;
    }

    /** After an outage that outlasts the transaction, the broker has aborted it before its commit arrives. */
    private static boolean passes(Throwable cause) {
        return cause instanceof InvalidTxnStateException
                || (cause instanceof RetriableException && !(cause instanceof CorruptRecordException));
    }

    /** What the broker calls unexpected; the producer passes it on as the bare class, with the error in words only. */
    private static boolean isUnnamed(Throwable cause) {
        return cause instanceof UnknownServerException || cause.getClass() == KafkaException.class;
    }
}
