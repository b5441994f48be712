package io.loyaltystreams.simulator.control;

import io.loyaltystreams.simulator.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** How long callers stayed away after they were told to. Those of the last thousand times are kept. */
final class Pauses {

    private static final int KEPT = 1_000;

    /** What arrives this soon was on its way already. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(250);

    private final InstantSource clock;
    private final Deque<Pause> pauses = new ArrayDeque<>();
    private Optional<Told> told = Optional.empty();

    private record Told(Duration toWait, Instant at) {}

    private record Pause(Instant at, Duration toWait, Duration waited) {
        Object shape() {
            return Json.object("at", at.toString(), "told_ms", toWait.toMillis(), "waited_ms", waited.toMillis());
        }
    }

    Pauses(InstantSource clock) {
        this.clock = clock;
    }

    /** A caller is told to come back after so many seconds; the last word counts. */
    synchronized void told(String seconds) {
        try {
            told = Optional.of(new Told(Duration.ofSeconds(Long.parseLong(seconds)), clock.instant()));
        } catch (NumberFormatException aDate) {
            told = Optional.empty();
        }
    }

    /** A request came. */
    synchronized void asked() {
        var now = clock.instant();
        if (told.isPresent() && Duration.between(told.get().at(), now).compareTo(ON_THE_WAY) > 0) {
            var over = told.get();
            pauses.addLast(new Pause(over.at(), over.toWait(), Duration.between(over.at(), now)));
            told = Optional.empty();
        }
        while (pauses.size() > KEPT) {
            pauses.removeFirst();
        }
    }

    synchronized List<Object> shapes() {
        return pauses.stream().map(Pause::shape).toList();
    }

    synchronized void reset() {
        pauses.clear();
        told = Optional.empty();
    }
}
