package io.loyaltystreams.bench.sink;

/**
 * What to put on.
 *
 * @param rate calls per second that the sink is granted
 * @param backlog awards that wait when it starts
 * @param backlogMinutes how long redemptions come over it at most
 * @param seconds how long each rate is measured
 */
public record SinkLoad(int rate, int backlog, int backlogMinutes, int seconds) {

    public SinkLoad {
        atLeast(10, rate, "--rate");
        atLeast(1, backlog, "--backlog");
        atLeast(1, backlogMinutes, "--backlog-minutes");
        atLeast(10, seconds, "--seconds");
    }

    private static void atLeast(int least, int value, String option) {
        if (value < least) {
            throw new IllegalArgumentException("%s must be at least %d, but is %d".formatted(option, least, value));
        }
    }
}
