package io.loyaltystreams.sink;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.LongStream;

/**
 * Which members have commands in the part of a partition that was looked through but not read into memory: twelve bytes for
 * each command. Two members may share a mark, so what is found is looked at before it is believed.
 */
final class Backlog {

    private static final int BLOCK = 1 << 15;
    private static final long MARK = -1L << 15;

    /** Marks with the place in the block behind them, in order of offsets until the block is full, then sorted. */
    private static final class Block {
        private final long base;
        private final int[] offsets = new int[BLOCK];
        private final long[] marks = new long[BLOCK];
        private int size;

        private Block(long base) {
            this.base = base;
        }

        private boolean takes(long offset) {
            return size < BLOCK && offset - base <= Integer.MAX_VALUE;
        }

        private void add(long mark, long offset) {
            offsets[size] = (int) (offset - base);
            marks[size] = (mark & MARK) | size;
            size++;
        }

        private void seal() {
            Arrays.sort(marks, 0, size);
        }

        private long last() {
            return base + offsets[size - 1];
        }

        private LongStream find(long mark, boolean sealed) {
            var wanted = mark & MARK;
            if (!sealed) {
                return Arrays.stream(marks, 0, size)
                        .filter(each -> (each & MARK) == wanted)
                        .map(this::offset);
            }
            var found = Arrays.binarySearch(marks, 0, size, wanted);
            var first = found < 0 ? -found - 1 : found;
            var end = first;
            while (end < size && (marks[end] & MARK) == wanted) {
                end++;
            }
            return Arrays.stream(marks, first, end).map(this::offset);
        }

        private long offset(long mark) {
            return base + offsets[(int) (mark & ~MARK)];
        }
    }

    private final Deque<Block> blocks = new ArrayDeque<>();

    /** Offsets rise. */
    void add(byte[] member, long offset) {
        if (blocks.isEmpty() || !blocks.getLast().takes(offset)) {
            if (!blocks.isEmpty()) {
                blocks.getLast().seal();
            }
            blocks.addLast(new Block(offset));
        }
        blocks.getLast().add(mark(member), offset);
    }

    /** What lies before is read by now. */
    void readUpTo(long position) {
        while (!blocks.isEmpty() && blocks.getFirst().last() < position) {
            blocks.removeFirst();
        }
    }

    /** Offsets that may be of the member, rising; some may have been read already. */
    LongStream of(byte[] member) {
        var mark = mark(member);
        return blocks.stream().flatMapToLong(block -> block.find(mark, block != blocks.getLast()));
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    void clear() {
        blocks.clear();
    }

    /** FNV-1a, whose lower bits are dropped: they vary least. */
    private static long mark(byte[] member) {
        var hash = 0xcbf29ce484222325L;
        for (var b : member) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash ^ (hash << 29);
    }
}
