package io.loyaltystreams.sink;

/** When the latest calls were made, to know how many an answer does not tell of yet. */
final class RecentCalls {

    private final long[] times = new long[1 << 15];
    private long made;

    void add(long now) {
        times[(int) (made % times.length)] = now;
        made++;
    }

    /** When the call was made that came so many calls before that one; the first known if there were fewer. */
    long earlier(long sentAt, long count) {
        var last = made - 1 - after(sentAt);
        var oldest = Math.max(0, made - times.length);
        return made == 0 ? sentAt : times[(int) (Math.max(oldest, last - count) % times.length)];
    }

    long last() {
        return made == 0 ? 0 : times[(int) ((made - 1) % times.length)];
    }

    /** How many calls were made after that one. */
    long after(long sentAt) {
        var count = 0L;
        while (count < Math.min(made, times.length) && times[(int) ((made - 1 - count) % times.length)] - sentAt > 0) {
            count++;
        }
        return count;
    }
}
