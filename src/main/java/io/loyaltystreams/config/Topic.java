package io.loyaltystreams.config;

import java.time.Duration;
import java.util.Optional;

/** Every topic that the service reads or writes, with its default name and what it must look like on the broker. */
public enum Topic {
    ORDERS("orders", Flow.IN, Cleanup.DELETE, Duration.ofDays(30)),
    RETURNS("returns", Flow.IN, Cleanup.DELETE, Duration.ofDays(30)),
    SIGNUPS("signups", Flow.IN, Cleanup.DELETE, Duration.ofDays(30)),
    ACTIVITIES("activities", Flow.IN, Cleanup.DELETE, Duration.ofDays(30)),
    REDEMPTIONS("redemptions", Flow.IN, Cleanup.DELETE, Duration.ofDays(30)),
    ADJUSTMENTS("adjustments", Flow.IN, Cleanup.DELETE, Duration.ofDays(30)),
    EXCHANGE_RATES("exchange-rates", Flow.IN, Cleanup.COMPACT),

    POINTS_LEDGER("points-ledger", Flow.OUT, Cleanup.DELETE),
    MEMBER_BALANCES("member-balances", Flow.OUT, Cleanup.COMPACT),
    MEMBER_ENROLLED("member-enrolled", Flow.OUT, Cleanup.DELETE, Duration.ofDays(30)),
    TIER_CHANGES("tier-changes", Flow.OUT, Cleanup.DELETE, Duration.ofDays(30)),
    POINTS_EXPIRING("points-expiring", Flow.OUT, Cleanup.DELETE, Duration.ofDays(30)),
    POINTS_EXPIRED("points-expired", Flow.OUT, Cleanup.DELETE, Duration.ofDays(30)),
    REDEMPTION_RESULTS("redemption-results", Flow.OUT, Cleanup.DELETE, Duration.ofDays(30)),
    NO_EFFECTS("no-effects", Flow.OUT, Cleanup.DELETE, Duration.ofDays(90)),
    DEAD_LETTERS("dead-letters", Flow.OUT, Cleanup.DELETE, Duration.ofDays(365)),
    DEAD_LETTER_REPLAYS("dead-letter-replays", Flow.OUT, Cleanup.DELETE, Duration.ofDays(365)),

    PIGGY_INTERACTIVE("piggy-commands-interactive", Flow.BETWEEN, Cleanup.DELETE, Duration.ofDays(90)),
    PIGGY_STANDARD("piggy-commands-standard", Flow.BETWEEN, Cleanup.DELETE, Duration.ofDays(90)),
    PIGGY_BULK("piggy-commands-bulk", Flow.BETWEEN, Cleanup.DELETE, Duration.ofDays(90)),
    PIGGY_OUTCOMES("piggy-outcomes", Flow.BETWEEN, Cleanup.DELETE),
    PIGGY_UNRESOLVED("piggy-unresolved", Flow.OUT, Cleanup.COMPACT);

    /** In bytes, on topics that the service writes: well above what producers may send by default. */
    public static final int LARGEST_RECORD = 4 * 1024 * 1024;

    /** Who writes and who reads a topic. */
    public enum Flow {
        /** Written by shops and tills. */
        IN,
        /** Written by the topologies for others. */
        OUT,
        /** Between topologies and sink: these must all have the same number of partitions. */
        BETWEEN
    }

    /** The broker's cleanup policy. */
    public enum Cleanup {
        DELETE,
        COMPACT
    }

    private final String defaultName;
    private final Flow flow;
    private final Cleanup cleanup;
    private final Optional<Duration> retention;

    Topic(String defaultName, Flow flow, Cleanup cleanup, Duration retention) {
        this(defaultName, flow, cleanup, Optional.of(retention));
    }

    Topic(String defaultName, Flow flow, Cleanup cleanup) {
        this(defaultName, flow, cleanup, Optional.empty());
    }

    Topic(String defaultName, Flow flow, Cleanup cleanup, Optional<Duration> retention) {
        this.defaultName = defaultName;
        this.flow = flow;
        this.cleanup = cleanup;
        this.retention = retention;
    }

    /** Name unless the configuration renames it; also its key under {@code topics} in the configuration. */
    public String defaultName() {
        return defaultName;
    }

    public Flow flow() {
        return flow;
    }

    public Cleanup cleanup() {
        return cleanup;
    }

    /** How long records are kept; empty when they are never deleted by age. */
    public Optional<Duration> retention() {
        return retention;
    }
}
