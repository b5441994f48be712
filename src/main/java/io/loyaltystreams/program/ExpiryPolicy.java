package io.loyaltystreams.program;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;

/**
 * When a lot ends, and when its member is told. Everything is reckoned in days of the zone, so nights of 23 and 25 hours move
 * nothing.
 *
 * @param after calendar time from the day that counts to the last usable day
 * @param from which day that is
 * @param noticeDays how many days before the last usable day each notice goes out
 * @param noticeAt at which local time; on a night that skips it, later by what is skipped
 * @param owner who takes expired points off the balance at Piggy
 * @param reinstatement for how long points stay usable that a cancelled redemption gives back after their date
 */
public record ExpiryPolicy(
        Period after,
        From from,
        RoundUp roundUp,
        List<Integer> noticeDays,
        LocalTime noticeAt,
        ZoneId zone,
        Owner owner,
        Period reinstatement) {

    /** Who takes expired points off the balance at Piggy. */
    public enum Owner {
        LOYALTY_STREAMS,
        /** Piggy does so by itself; we only keep the ledger. */
        PIGGY
    }

    /** From when on points live. */
    public enum From {
        /** The day on which they were earned: each lot has a date of its own. */
        EARNING,
        /** The day on which the member last did something: all lots live as long as the member is active. */
        ACTIVITY
    }

    /** To which end the last usable day is moved. */
    public enum RoundUp {
        NONE,
        MONTH
    }

    /** A notice of one expiry date: how many days ahead, and when it is due. */
    public record Notice(int days, Instant at) {}

    public ExpiryPolicy {
        noticeDays = List.copyOf(noticeDays);
    }

    /**
     * The last day on which points can be used.
     *
     * @param since when they were earned, or when the member was last active
     */
    public LocalDate lastDay(Instant since) {
        var day = LocalDate.ofInstant(since, zone).plus(after);
        return switch (roundUp) {
            case NONE -> day;
            case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
        };
    }

    /** The moment from which points with this last day are gone: the start of the next day. */
    public Instant goneAt(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The notices for this last day, soonest first. */
    public List<Notice> notices(LocalDate lastDay) {
        return noticeDays.stream()
                .map(days -> new Notice(days, noticeAt(lastDay.minusDays(days))))
                .sorted(Comparator.comparing(Notice::at))
                .toList();
    }

    private Instant noticeAt(LocalDate day) {
        return day.atTime(noticeAt).atZone(zone).toInstant();
    }
}
