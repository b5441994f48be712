package io.loyaltystreams.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A member's account: the sum of what was posted.
 *
 * @param lots those with points left
 * @param lifetimeEarned all points ever earned, less what returns took
 * @param qualifying points that count towards a tier
 * @param standing empty while the program has no tiers
 * @param advancedTo everything due by then has happened; it never goes back
 * @param nextDue no later than the next thing that falls due
 */
public record Account(
        Membership membership,
        List<Lot> lots,
        long lifetimeEarned,
        long qualifying,
        Optional<Standing> standing,
        Instant advancedTo,
        Optional<Instant> nextDue) {

    /** The soonest expiry. */
    public record NextExpiry(LocalDate on, long points) {}

    public Account {
        lots = List.copyOf(lots);
    }

    static Account open(Membership membership) {
        return new Account(membership, List.of(), 0, 0, Optional.empty(), membership.firstEventAt(), Optional.empty());
    }

    /** Points that can be spent now. */
    public long available() {
        long sum = 0;
        for (Lot lot : lots) {
            sum += lot.remaining();
        }
        return sum;
    }

    public Optional<Lot> lot(String id) {
        return lots.stream().filter(lot -> lot.id().equals(id)).findFirst();
    }

    /** Soonest date of lots with points left, and how many those are. */
    public Optional<NextExpiry> nextExpiry() {
        return lots.stream()
                .flatMap(lot -> lot.expiresOn().stream())
                .min(Comparator.naturalOrder())
                .map(on -> new NextExpiry(on, expiringOn(on)));
    }

    long expiringOn(LocalDate date) {
        return lots.stream()
                .filter(lot -> lot.expiresOn().filter(date::equals).isPresent())
                .mapToLong(Lot::remaining)
                .sum();
    }

    /** The account after one event. */
    Account after(LedgerEvent event) {
        return switch (event) {
            case LedgerEvent.Enrolled e -> with(membership.enrol());
            case LedgerEvent.SignedUp e -> with(membership.signedUp(e.eventId()));
            case LedgerEvent.ContactLearnt e -> with(membership.contact(e.contactUuid()));
            case LedgerEvent.Earned e -> earned(e);
            case LedgerEvent.Reversed e -> reversed(e);
            case LedgerEvent.Expired e -> with(replace(e.lotId(), lot(e.lotId()).map(lot -> lot.expire(e.points()))));
            case LedgerEvent.TierMoved e -> with(new Standing(e.to(), e.at()));
            case LedgerEvent.ExpiryNoticed e -> this;
            case LedgerEvent.PointsGone e -> this;
            case LedgerEvent.Unchanged e -> this;
        };
    }

    private Account earned(LedgerEvent.Earned e) {
        var more = new ArrayList<>(lots);
        more.add(e.lot());
        return new Account(
                e.welcome() ? membership.welcome() : membership,
                more,
                lifetimeEarned + e.lot().points(),
                qualifying + e.lot().points(),
                standing,
                advancedTo,
                nextDue);
    }

    private Account reversed(LedgerEvent.Reversed e) {
        return new Account(
                membership,
                replace(e.lotId(), lot(e.lotId()).map(lot -> lot.reverse(e.fall()))),
                lifetimeEarned - e.taken(),
                qualifying - e.taken(),
                standing,
                advancedTo,
                nextDue);
    }

    /** A lot without points left leaves the account. */
    private List<Lot> replace(String id, Optional<Lot> changed) {
        var left = new ArrayList<Lot>(lots.size());
        for (Lot lot : lots) {
            if (lot.id().equals(id)) {
                changed.filter(after -> after.remaining() > 0).ifPresent(left::add);
            } else {
                left.add(lot);
            }
        }
        return left;
    }

    private Account with(List<Lot> after) {
        return new Account(membership, after, lifetimeEarned, qualifying, standing, advancedTo, nextDue);
    }

    Account with(Membership after) {
        return new Account(after, lots, lifetimeEarned, qualifying, standing, advancedTo, nextDue);
    }

    Account with(Standing after) {
        return new Account(membership, lots, lifetimeEarned, qualifying, Optional.of(after), advancedTo, nextDue);
    }

    Account advanced(Instant to, Optional<Instant> next) {
        return new Account(membership, lots, lifetimeEarned, qualifying, standing, to, next);
    }
}
