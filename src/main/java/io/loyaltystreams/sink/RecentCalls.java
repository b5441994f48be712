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

    /** When the first call after that time was made, {@code latest} at the latest. */
    long firstAfter(long time, long latest) {
        var after = after(time);
        return after == 0 ? latest : Math.min(latest, times[(int) ((made - after) % times.length)]);
    }

    /** How many calls were made after that time, of those known. */
    long after(long time) {
        var low = Math.max(0, made - times.length);
        var high = made;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (times[(int) (middle % times.length)] - time > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return made - low;
    }
}
