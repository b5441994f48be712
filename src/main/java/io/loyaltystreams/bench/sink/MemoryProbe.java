package io.loyaltystreams.bench.sink;

import io.loyaltystreams.bench.sink.SinkFigures.MemoryUse;
import io.loyaltystreams.demo.DemoFailure;
import io.loyaltystreams.demo.LocalService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Looks at the memory of a process, once a second. */
final class MemoryProbe {

    private static final long EVERY = 1_000_000_000L;
    private static final long KIB_IN_MIB = 1024;
    private static final double BYTES_IN_MIB = 1024.0 * 1024.0;

    private final LocalService service;
    private final List<Look> looks = new ArrayList<>();
    private long next = System.nanoTime();

    private record Look(long rss, long heap) {}

    MemoryProbe(LocalService service) {
        this.service = service;
    }

    /** Looks when it is time. */
    void look() {
        if (System.nanoTime() - next >= 0) {
            next = System.nanoTime() + EVERY;
            var heap = service.metric("jvm_memory_used_bytes{area=\"heap\"");
            looks.add(new Look(residentMiB(), Math.round(heap / BYTES_IN_MIB)));
        }
    }

    MemoryUse use() {
        var third = Math.max(1, looks.size() / 3);
        var first = looks.subList(0, third);
        var last = looks.subList(looks.size() - third, looks.size());
        return new MemoryUse(
                most(first, Look::rss),
                most(last, Look::rss),
                most(looks, Look::rss),
                least(first, Look::heap),
                least(last, Look::heap));
    }

    private static long most(List<Look> looks, ToLongFunction<Look> what) {
        return looks.stream().mapToLong(what).max().orElse(0);
    }

    private static long least(List<Look> looks, ToLongFunction<Look> what) {
        return looks.stream().mapToLong(what).min().orElse(0);
    }

    /** {@code ps} tells it on Linux and on macOS alike. */
    private long residentMiB() {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(service.pid())).start();
            var kib = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return Long.parseLong(kib) / KIB_IN_MIB;
        } catch (IOException | NumberFormatException e) {
            throw new DemoFailure("Could not ask ps for the memory of the sink: see %s".formatted(service.log()), e);
        }
    }
}
