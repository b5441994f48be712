package io.loyaltystreams.sink;

import java.util.BitSet;

/** Offsets of commands that were finished before, as read back from the outcomes: one bit each. */
final class Finished {

    private final long base;
    private final BitSet offsets = new BitSet();

    /** @param base the lowest offset that can be added */
    Finished(long base) {
        this.base = base;
    }

    void add(long offset) {
        if (offset >= base) {
            offsets.set(Math.toIntExact(offset - base));
        }
    }

    boolean has(long offset) {
        return offset >= base && offset - base < offsets.length() && offsets.get((int) (offset - base));
    }
}
