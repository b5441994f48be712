package io.loyaltystreams.simulator.control;

import io.loyaltystreams.simulator.http.Endpoint;
import io.loyaltystreams.simulator.http.Json;
import io.loyaltystreams.simulator.http.Reply;
import io.loyaltystreams.simulator.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the requests and the 429s, in all and by second of the last hour. */
public final class Traffic implements Endpoint {

    private static final long KEPT_SECONDS = Duration.ofHours(1).toSeconds();

    private final InstantSource clock;
    private final Endpoint inner;
    private final Pauses pauses;
    private final Deque<Second> seconds = new ArrayDeque<>();
    private long requests;
    private long throttled;

    public Traffic(InstantSource clock, Endpoint inner) {
        this.clock = clock;
        this.inner = inner;
        this.pauses = new Pauses(clock);
    }

    @Override
    public Reply answer(Request request) throws InterruptedException {
        count(false);
        pauses.asked();
        var reply = inner.answer(request);
        if (reply instanceof Reply.Answer answer && answer.status() == 429) {
            count(true);
            Optional.ofNullable(answer.headers().get("Retry-After")).ifPresent(pauses::told);
        }
        return reply;
    }

    /** For each 429 with a time how long it was until the next request. */
    List<Object> pauses() {
        return pauses.shapes();
    }

    synchronized Map<String, Object> totals() {
        return Json.object("requests", requests, "throttled", throttled);
    }

    synchronized List<Object> bySecond() {
        return seconds.stream().map(Second::shape).toList();
    }

    public synchronized void reset() {
        seconds.clear();
        pauses.reset();
        requests = 0;
        throttled = 0;
    }

    private synchronized void count(boolean refused) {
        var second = current();
        if (refused) {
            second.throttled++;
            throttled++;
        } else {
            second.requests++;
            requests++;
        }
    }

    private Second current() {
        long now = clock.instant().getEpochSecond();
        if (seconds.isEmpty() || seconds.getLast().epochSecond < now) {
            seconds.addLast(new Second(now));
        }
        while (seconds.getFirst().epochSecond <= now - KEPT_SECONDS) {
            seconds.removeFirst();
        }
        return seconds.getLast();
    }

    private static final class Second {
        private final long epochSecond;
        private long requests;
        private long throttled;

        Second(long epochSecond) {
            this.epochSecond = epochSecond;
        }

        Object shape() {
            return Json.object(
                    "second",
                    Instant.ofEpochSecond(epochSecond).toString(),
                    "requests",
                    requests,
                    "throttled",
                    throttled);
        }
    }
}
