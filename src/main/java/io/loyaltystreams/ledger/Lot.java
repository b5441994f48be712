package io.loyaltystreams.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Points of one award with one expiry date.
 *
 * @param id id of the entry that made it
 * @param draws what redemptions took of it and can give back, in the order of the redemptions
 * @param shop where it was earned; kept while it is pending, since only then it is still to be told
 */
public record Lot(String id, Parts parts, Terms terms, List<Draw> draws, Optional<String> shop) {

    /**
     * Spending takes the soonest expiry first, then the oldest; what never expires comes last. What happens to several lots at one
     * instant happens in this order too.
     */
    static final Comparator<Lot> SPENDING_ORDER = Comparator.<Lot, LocalDate>comparing(
                    lot -> lot.expiresOn().orElse(LocalDate.MAX))
            .thenComparing(lot -> lot.terms().earnedAt())
            .thenComparing(Lot::id);

    /**
     * Where the points of a lot are. What remains, was redeemed, was reversed and has expired always add up to its points.
     *
     * @param points at first
     * @param redeemed spent on redemptions, negative adjustments and debts
     * @param reversed taken by returns
     */
    public record Parts(long points, long redeemed, long reversed, long expired) {

        public Parts {
            if (points <= 0 || redeemed < 0 || reversed < 0 || expired < 0 || points < redeemed + reversed + expired) {
                throw new IllegalArgumentException("Expected a lot to add up, but found points " + points
                        + ", redeemed " + redeemed + ", reversed " + reversed + ", expired " + expired);
            }
        }

        long remaining() {
            return points - redeemed - reversed - expired;
        }

        Parts redeem(long more) {
            return new Parts(points, redeemed + more, reversed, expired);
        }

        Parts expire(long more) {
            return new Parts(points, redeemed, reversed, expired + more);
        }

        Parts reverse(long ofRemaining, long ofExpired, long ofRedeemed) {
            return new Parts(
                    points,
                    redeemed - ofRedeemed,
                    reversed + ofRemaining + ofExpired + ofRedeemed,
                    expired - ofExpired);
        }
    }

    /**
     * When its points can be used.
     *
     * @param earnedAt the event's own time
     * @param programVersion the version that awarded it; its dates and notices follow from it
     * @param availableFrom the day at whose start they become available; empty once they are
     * @param expiresOn last day on which they can be used; empty for never
     * @param ownDate whether the last day is the lot's own, which an active member does not move
     * @param expiries how often it has expired: a lot that was given points back expires again
     */
    public record Terms(
            Instant earnedAt,
            int programVersion,
            Optional<LocalDate> availableFrom,
            Optional<LocalDate> expiresOn,
            boolean ownDate,
            int expiries) {

        Terms released() {
            return new Terms(earnedAt, programVersion, Optional.empty(), expiresOn, ownDate, expiries);
        }

        Terms until(LocalDate lastDay) {
            return new Terms(earnedAt, programVersion, availableFrom, Optional.of(lastDay), ownDate, expiries);
        }

        Terms onItsOwnUntil(LocalDate lastDay) {
            return new Terms(earnedAt, programVersion, availableFrom, Optional.of(lastDay), true, expiries);
        }

        Terms expiredOnceMore() {
            return new Terms(earnedAt, programVersion, availableFrom, expiresOn, ownDate, expiries + 1);
        }
    }

    /**
     * What one redemption took.
     *
     * @param number of the redemption: a newer one has a higher number
     */
    public record Draw(String redemptionId, long number, long points) {}

    public Lot {
        draws = List.copyOf(draws);
    }

    static Lot of(String id, long points, Instant earnedAt, int programVersion, Optional<LocalDate> expiresOn) {
        var terms = new Terms(earnedAt, programVersion, Optional.empty(), expiresOn, false, 0);
        return new Lot(id, new Parts(points, 0, 0, 0), terms, List.of(), Optional.empty());
    }

    /** The same, pending until the start of a day. */
    Lot heldUntil(LocalDate day, Optional<String> earnedIn) {
        var held = new Terms(
                terms.earnedAt(), terms.programVersion(), Optional.of(day), terms.expiresOn(), terms.ownDate(), 0);
        return new Lot(id, parts, held, draws, earnedIn);
    }

    public long remaining() {
        return parts.remaining();
    }

    public boolean isPending() {
        return terms.availableFrom().isPresent();
    }

    public Optional<LocalDate> expiresOn() {
        return terms.expiresOn();
    }

    /**
     * Whether no event can touch it any more: nothing remains, no redemption can be cancelled that took of it, and no return can
     * come that takes what it earned.
     */
    boolean isDone() {
        boolean mayComeBack = EntryIds.isOfOrder(id) && parts.reversed() < parts.points();
        return remaining() == 0 && draws.isEmpty() && !mayComeBack;
    }

    Lot release() {
        return new Lot(id, parts, terms.released(), draws, Optional.empty());
    }

    Lot expire(long points) {
        return new Lot(id, parts.expire(points), terms.expiredOnceMore(), draws, shop);
    }

    Lot reverse(long ofRemaining, long ofExpired, long ofRedeemed) {
        return new Lot(id, parts.reverse(ofRemaining, ofExpired, ofRedeemed), terms, draws, shop);
    }

    /** Spent, and never given back. */
    Lot spend(long points) {
        return new Lot(id, parts.redeem(points), terms, draws, shop);
    }

    Lot redeem(Draw draw) {
        return new Lot(id, parts.redeem(draw.points()), terms, changed(draw), shop);
    }

    /** Its points can be used until this day, as long as the member is active. */
    Lot usableUntil(LocalDate lastDay) {
        return new Lot(id, parts, terms.until(lastDay), draws, shop);
    }

    /** With a last day of its own, that an active member does not move. */
    Lot onItsOwnUntil(LocalDate lastDay) {
        return new Lot(id, parts, terms.onItsOwnUntil(lastDay), draws, shop);
    }

    /** Gives back to it what a redemption took. */
    Lot giveBack(Draw draw, Optional<LocalDate> newLastDay) {
        var after = newLastDay.map(terms::onItsOwnUntil).orElse(terms);
        return new Lot(id, parts.redeem(-draw.points()), after, changed(negative(draw)), shop);
    }

    /** What the redemption took is no longer this lot's matter. */
    Lot forget(Draw draw) {
        return new Lot(id, parts, terms, changed(negative(draw)), shop);
    }

    /** The part of it that some redemptions took, as a lot of its own. */
    Lot spentOn(List<Draw> some, String newId) {
        long spent = some.stream().mapToLong(Draw::points).sum();
        var after = new Terms(
                terms.earnedAt(), terms.programVersion(), Optional.empty(), terms.expiresOn(), terms.ownDate(), 0);
        return new Lot(newId, new Parts(spent, spent, 0, 0), after, some, Optional.empty());
    }

    private List<Draw> changed(Draw change) {
        var after = new ArrayList<Draw>(draws.size() + 1);
        long points = change.points();
        for (Draw draw : draws) {
            if (draw.redemptionId().equals(change.redemptionId())) {
                points += draw.points();
            } else {
                after.add(draw);
            }
        }
        if (points > 0) {
            after.add(new Draw(change.redemptionId(), change.number(), points));
            after.sort(Comparator.comparingLong(Draw::number));
        }
        return after;
    }

    private static Draw negative(Draw draw) {
        return new Draw(draw.redemptionId(), draw.number(), -draw.points());
    }
}
