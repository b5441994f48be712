package io.loyaltystreams.torture;

import java.util.Locale;

/** What happens to the processes. */
enum Trouble {
    /** {@code kill -9}, and started again at once: it gets its partitions back before its session times out. */
    KILL,
    /** {@code kill -9}, and started again after the session has timed out: the other takes over. */
    KILL_AND_STAY_AWAY,
    /** {@code kill -9} of both at once. */
    KILL_BOTH,
    /** Stands still until after its session has timed out, then goes on where it was: the zombie. */
    FREEZE,
    /** The same, and the one that took over is killed meanwhile. */
    FREEZE_AND_KILL_THE_OTHER,
    /** Stopped in order and started again at once. */
    RESTART,
    /** Stopped in order and started again after a while: the other takes over, and gives back. */
    LEAVE_FOR_A_WHILE,
    /** The broker is killed and started again. */
    KILL_BROKER,
    /** The broker is stopped in order and started again. */
    RESTART_BROKER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
