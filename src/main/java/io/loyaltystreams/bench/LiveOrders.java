package io.loyaltystreams.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Orders of today that come one after the other while something else is measured. */
final class LiveOrders implements AutoCloseable {

    private final OrderWriter writer;
    private final Thread thread;
    private volatile boolean closed;

    LiveOrders(Stand stand, LedgerWatch watch, int members, int perSecond) {
        this.writer = new OrderWriter(stand.bootstrapServers(), stand.registryUrl(), 0);
        this.thread =
                Thread.ofPlatform().daemon().name("live-orders").unstarted(() -> write(watch, members, perSecond));
    }

    void start() {
        thread.start();
    }

    private void write(LedgerWatch watch, int members, int perSecond) {
        var random = new Random(members);
        Instant began = Instant.now();
        for (int i = 0; !closed; i++) {
            Pause.until(began.plus(Duration.ofSeconds(1).multipliedBy(i).dividedBy(perSecond)));
            Instant now = Instant.now();
            String id = "live-" + began.toEpochMilli() + "-" + i;
            watch.sent(id, now);
            writer.write(SweepBench.order(id, "now-" + random.nextInt(members), now));
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.close();
    }
}
