package io.loyaltystreams.simulator.account;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives every new thing its uuid and its number; the same seed gives the same ids in the same order. */
public final class Ids {

    private final SplittableRandom random;
    private final AtomicInteger last = new AtomicInteger(5000);

    public Ids(long seed) {
        this.random = new SplittableRandom(seed);
    }

    synchronized String uuid() {
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    int number() {
        return last.incrementAndGet();
    }
}
