package io.loyaltystreams.simulator.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A code that is good for something.
 *
 * @param code unique in the account
 * @param promotion its uuid
 * @param contact uuid of the contact it belongs to, if to one
 * @param activeFrom when it begins to count; empty for at once
 * @param expiresAt when it stops counting; empty for never
 * @param timesRedeemed how often it was used
 * @param allowed how often it may be used in all
 * @param lock while somebody keeps it for himself
 * @param visibleFrom when the account first knows it: batches take their time
 */
public record Voucher(
        int id,
        String uuid,
        String code,
        String promotion,
        Optional<String> contact,
        Optional<Instant> activeFrom,
        Optional<Instant> expiresAt,
        boolean deactivated,
        long timesRedeemed,
        long allowed,
        Optional<Instant> redeemedAt,
        Optional<Lock> lock,
        Map<String, Object> attributes,
        Instant visibleFrom) {

    /** A lock ends by itself. */
    private static final Duration LOCKED_FOR = Duration.ofHours(1);

    /** Whoever has the key may redeem. */
    public record Lock(String releaseKey, Instant lockedAt) {
        public Instant endsAt() {
            return lockedAt.plus(LOCKED_FOR);
        }
    }

    /** How a voucher stands; of several the first that holds. */
    public enum Status {
        DEACTIVATED,
        EXPIRED,
        REDEEMED,
        INACTIVE,
        LOCKED,
        ACTIVE
    }

    public Voucher {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    public Status status(Instant now) {
        if (deactivated) {
            return Status.DEACTIVATED;
        }
        if (expiresAt.filter(end -> !end.isAfter(now)).isPresent()) {
            return Status.EXPIRED;
        }
        if (remaining() == 0) {
            return Status.REDEEMED;
        }
        if (activeFrom.filter(start -> start.isAfter(now)).isPresent()) {
            return Status.INACTIVE;
        }
        return lockedAt(now).isPresent() ? Status.LOCKED : Status.ACTIVE;
    }

    public long remaining() {
        return allowed - timesRedeemed;
    }

    Optional<Lock> lockedAt(Instant now) {
        return lock.filter(held -> held.endsAt().isAfter(now));
    }

    Voucher redeemed(long times, Instant now) {
        return changed(deactivated, expiresAt, timesRedeemed + times, Optional.of(now), lock, attributes);
    }

    Voucher restored() {
        return changed(deactivated, expiresAt, timesRedeemed - 1, Optional.empty(), lock, attributes);
    }

    Voucher with(Optional<Lock> held) {
        return changed(deactivated, expiresAt, timesRedeemed, redeemedAt, held, attributes);
    }

    Voucher updated(boolean off, Optional<Instant> end, Map<String, Object> changes) {
        var merged = new LinkedHashMap<>(attributes);
        merged.putAll(changes);
        return changed(off, end.or(() -> expiresAt), timesRedeemed, redeemedAt, lock, merged);
    }

    private Voucher changed(
            boolean off,
            Optional<Instant> end,
            long times,
            Optional<Instant> last,
            Optional<Lock> held,
            Map<String, Object> values) {
        return new Voucher(
                id,
                uuid,
                code,
                promotion,
                contact,
                activeFrom,
                end,
                off,
                times,
                allowed,
                last,
                held,
                values,
                visibleFrom);
    }
}
