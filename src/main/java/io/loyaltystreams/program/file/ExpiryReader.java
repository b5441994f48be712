package io.loyaltystreams.program.file;

import io.loyaltystreams.program.ExpiryPolicy;
import io.loyaltystreams.program.ExpiryPolicy.From;
import io.loyaltystreams.program.ExpiryPolicy.Owner;
import io.loyaltystreams.program.ExpiryPolicy.RoundUp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads {@code expiry}. */
final class ExpiryReader {

    private static final LocalTime NOTICE_AT = LocalTime.of(9, 0);
    private static final Period REINSTATEMENT = Period.ofDays(30);
    private static final int TWO_MONTHS = 62;

    private ExpiryReader() {}

    /** Without a zone, which is a fault of its own, the section is only checked. */
    static Type<ExpiryPolicy> expiry(Optional<ZoneId> zone) {
        return Type.section(section -> read(section, zone.orElse(ZoneOffset.UTC)));
    }

    private static Optional<ExpiryPolicy> read(Section expiry, ZoneId zone) {
        var afterEarning = expiry.optional(
                "after", Times.PERIOD, "How long points can be used, in calendar time from the day of earning: P12M.");
        var afterActivity = expiry.optional(
                "after-inactivity",
                Times.PERIOD,
                "In place of after: all points can be used until the member has done nothing for so long: P12M. An order, a"
                        + " sign-up, an activity, a redemption and its cancellation count; returns and adjustments do not.");
        refuseUnlessOne(expiry);
        var after = afterEarning.or(() -> afterActivity);
        var roundUp = expiry.optional(
                "round-up",
                Scalars.choice(List.of(RoundUp.MONTH)),
                "month: the last usable day moves to the end of its month. Left out: it does not move.");
        var notices = expiry.optional(
                "notices",
                Type.listOfDistinct(
                        Times.WHOLE_DAYS.then((value, days) -> earlyEnough(value, days, after)), "each notice once"),
                "How many whole days before the last usable day members are told; never if left out.");
        var noticeAt = expiry.optional(
                "notice-at", Times.TIME_OF_DAY, "At what time they are told, on the zone's clocks; 09:00 if left out.");
        var owner = expiry.optional(
                "owner",
                Scalars.choice(List.of(Owner.values())),
                "Who takes expired points off the balance at Piggy; loyalty-streams if left out.");
        var reinstatement = expiry.optional(
                "reinstatement",
                Times.PERIOD_OR_NONE,
                "How long points stay usable that a cancelled redemption gives back after their date; P30D if left"
                        + " out.");
        return expiry.build(() -> new ExpiryPolicy(
                after.orElseThrow(),
                afterActivity.isPresent() ? From.ACTIVITY : From.EARNING,
                roundUp.orElse(RoundUp.NONE),
                notices.orElse(List.of()),
                noticeAt.orElse(NOTICE_AT),
                zone,
                owner.orElse(Owner.LOYALTY_STREAMS),
                reinstatement.orElse(REINSTATEMENT)));
    }

    private static void refuseUnlessOne(Section expiry) {
        boolean both = expiry.has("after") && expiry.has("after-inactivity");
        boolean none = !expiry.has("after") && !expiry.has("after-inactivity");
        if (both || none) {
            expiry.refuse(
                    both ? "both after and after-inactivity" : "neither after nor after-inactivity", "one of them");
        }
    }

    /** A notice before every day of earning never goes out. Months differ in length, and lots may live to the end of one. */
    private static Optional<Integer> earlyEnough(Value value, int days, Optional<Period> after) {
        boolean never = after.filter(life -> days > LocalDate.EPOCH.plus(life).toEpochDay() + TWO_MONTHS)
                .isPresent();
        return never
                ? value.refuse("fewer days than points live: a notice before they are earned never goes out")
                : Optional.of(days);
    }
}
