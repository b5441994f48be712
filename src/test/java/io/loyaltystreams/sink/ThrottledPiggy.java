package io.loyaltystreams.sink;

import io.loyaltystreams.piggy.Answer;
import io.loyaltystreams.piggy.Reception;
import io.loyaltystreams.piggy.Reply;
import io.loyaltystreams.piggy.Reply.Allowance;
import io.loyaltystreams.sink.Step.Ask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.LongToIntFunction;

/**
 * Sinks that always have work, and a Piggy that counts in fixed windows, on a virtual clock: each window begins with the first
 * call after the last, every call takes its time, and the loops wake up late.
 */
final class ThrottledPiggy {

    private static final long MILLI = Duration.ofMillis(1).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** @param limit calls in a window by nanosecond of the run; a change begins a new window */
    record Limit(LongToIntFunction limit, Duration window, boolean headers) {}

    private record Arrival(long at, int sink, Sending sending) {}

    private record Answered(long at, int sink, Sending sending, Reply<Reception> reply) {}

    private final Random random = new Random(11);
    private final Limit limit;
    private final Dispatcher[] sinks;
    private final Window[] windows;
    private final long[] read;
    private final PriorityQueue<Arrival> arriving = new PriorityQueue<>(Comparator.comparingLong(Arrival::at));
    private final PriorityQueue<Answered> answering = new PriorityQueue<>(Comparator.comparingLong(Answered::at));
    private int lastLimit;
    private long windowEnd = Long.MIN_VALUE;
    private int used;
    private long admitted;
    private long throttled;
    private double allowed;
    private double granted;
    private long worstDelay;
    private long toldUntil = Long.MIN_VALUE;
    private boolean afterPause;
    private long earliest = Long.MAX_VALUE;

    ThrottledPiggy(Limit limit, int rate, int instances) {
        this.limit = limit;
        this.sinks = new Dispatcher[instances];
        this.windows = new Window[instances];
        this.read = new long[instances];
        for (var sink = 0; sink < instances; sink++) {
            sinks[sink] = sink(rate);
            sinks[sink].share(1, instances);
            windows[sink] = Deliveries.open();
        }
    }

    private Dispatcher sink(int rate) {
        var backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(60), random);
        var seldom = Duration.ofSeconds(30);
        return new Dispatcher(
                new Errands(new Shops("shop", Map.of()), Duration.ofSeconds(2)),
                new ContactBook(10),
                new Dispatcher.Limits(new Pace(rate), new Gate(backoff, seldom), new Quota(seldom), backoff, 64),
                new Step.Settled(new Verdict.Superseded("no preparation")),
                new Uncounted(),
                InstantSource.fixed(Instant.EPOCH));
    }

    /** @param from nanosecond from which figures are taken */
    void run(long from, long until) {
        for (var now = 0L; now < until; now += MILLI) {
            for (var sink = 0; sink < sinks.length; sink++) {
                // the loop is not always there
                if (random.nextInt(4) > 0) {
                    send(sink, now);
                }
            }
            while (!arriving.isEmpty() && arriving.peek().at() <= now) {
                arrive(arriving.remove(), now >= from);
            }
            while (!answering.isEmpty() && answering.peek().at() <= now) {
                var answer = answering.remove();
                replied(answer.sink(), answer.sending(), answer.sending().ask(), answer.reply(), now);
            }
            if (now >= from) {
                allowed += limitPerSecond(now) / 1_000;
                granted += grantedPerSecond(now) / 1_000;
            }
        }
    }

    private double limitPerSecond(long now) {
        return limit.limit().applyAsInt(now) * (double) SECOND / limit.window().toNanos();
    }

    /** Nothing is granted while Piggy has asked for a pause. */
    private double grantedPerSecond(long now) {
        return Arrays.stream(sinks)
                .filter(sink -> sink.waitsFor().isEmpty())
                .mapToDouble(sink -> sink.granted(now))
                .sum();
    }

    private void send(int sink, long now) {
        while (windows[sink].unfinished() < 100) {
            var id = "c" + sink + "-" + read[sink]++;
            var give = Commands.give(id, id, 1);
            give.setContactUuid("contact");
            sinks[sink].add(Deliveries.of(give, Lane.STANDARD, read[sink], 1, windows[sink]));
        }
        for (var next = sinks[sink].next(now); next.isPresent(); next = sinks[sink].next(now)) {
            arriving.add(new Arrival(now + (5 + random.nextInt(3)) * MILLI, sink, next.get()));
        }
    }

    private void arrive(Arrival call, boolean counts) {
        var now = call.at();
        var most = limit.limit().applyAsInt(now);
        if (now >= windowEnd || most != lastLimit) {
            windowEnd = now + limit.window().toNanos();
            used = 0;
            lastLimit = most;
        }
        if (afterPause && call.sending().at() - toldUntil > -SECOND) {
            earliest = Math.min(earliest, call.sending().at() - toldUntil);
            worstDelay = Math.max(worstDelay, call.sending().at() - toldUntil);
            afterPause = false;
        }
        var admits = used < most;
        used += admits ? 1 : 0;
        admitted += admits && counts ? 1 : 0;
        throttled += !admits && counts ? 1 : 0;
        var seconds = Math.max(1, Math.ceilDiv(windowEnd - now, SECOND));
        Answer<Reception> answer = admits
                ? new Answer.Done<>(new Reception("r", Optional.empty(), OptionalLong.empty()))
                : new Answer.NotApplied<>(
                        Answer.NotApplied.Cause.THROTTLED, Optional.of(Duration.ofSeconds(seconds)), "429");
        var allowance = limit.headers() ? Optional.of(new Allowance(most, most - used)) : Optional.<Allowance>empty();
        answering.add(new Answered(
                now + (1 + random.nextInt(30)) * MILLI, call.sink(), call.sending(), new Reply<>(answer, allowance)));
    }

    // every call is for credits
    @SuppressWarnings("unchecked")
    private <T> void replied(int sink, Sending sending, Ask<T> ask, Reply<Reception> reply, long now) {
        if (reply.answer() instanceof Answer.NotApplied<Reception> refused && sinks.length == 1) {
            toldUntil =
                    Math.max(toldUntil, now + refused.retryAfter().orElseThrow().toNanos());
            afterPause = true;
        }
        sinks[sink].replied(sending, ask, (Reply<T>) (Reply<?>) reply, now);
        sinks[sink].takeSettled();
        sinks[sink].committed();
    }

    /** Admitted calls, of all that Piggy would have admitted. */
    double used() {
        return admitted / allowed;
    }

    /** All calls, of those that the sinks granted themselves. */
    double usedOfGrant() {
        return (admitted + throttled) / granted;
    }

    /** Calls that were answered with 429, of all. */
    double throttled() {
        return throttled / (double) (throttled + admitted);
    }

    double perSecond(Duration time) {
        return admitted / (double) time.toSeconds();
    }

    /** The first call after a pause, after the pause's end. */
    Duration worstDelay() {
        return Duration.ofNanos(worstDelay);
    }

    Duration earliest() {
        return Duration.ofNanos(earliest);
    }

    private record Uncounted() implements Watch {
        @Override
        public void throttled() {}

        @Override
        public void unknown(String call) {}
    }
}
