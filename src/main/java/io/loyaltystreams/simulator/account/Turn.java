package io.loyaltystreams.simulator.account;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Writers take turns, one at a time for the whole account; readers never wait because all values are immutable. */
final class Turn {

    private final ReentrantLock lock = new ReentrantLock();

    <T> T take(Supplier<T> write) {
        lock.lock();
        try {
            return write.get();
        } finally {
            lock.unlock();
        }
    }
}
