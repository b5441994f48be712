package io.loyaltystreams.demo;

import java.util.Arrays;
import java.util.Random;

/** The moments at which the service is killed: random, but the same for the same seed. */
final class Crashes {

    private static final double EARLIEST = 0.05;
    private static final double LATEST = 0.9;

    private final double[] moments;
    private int done;

    Crashes(long seed, int count) {
        this.moments =
                new Random(seed).doubles(count, EARLIEST, LATEST).sorted().toArray();
    }

    /**
     * Whether it is time for the next one.
     *
     * @param progress how much of all work is done, from 0 to 1
     */
    boolean due(double progress) {
        if (done == moments.length || progress < moments[done]) {
            return false;
        }
        done++;
        return true;
    }

    int done() {
        return done;
    }

    @Override
    public String toString() {
        return Arrays.toString(moments);
    }
}
