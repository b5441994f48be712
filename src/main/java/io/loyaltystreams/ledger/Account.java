package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A member's account: the sum of what was posted.
 *
 * @param usage what caps and limits have counted
 * @param history what counts towards a tier
 * @param subjects of activities that earned, by kind
 * @param standing empty while the program has no tiers
 * @param referrals who brought the member
 */
public record Account(
        Membership membership,
        Holdings holdings,
        Usage usage,
        History history,
        Map<String, Set<String>> subjects,
        Totals totals,
        Optional<Standing> standing,
        Schedule schedule,
        Referrals referrals) {

    /** The soonest expiry. */
    public record NextExpiry(LocalDate on, long points) {}

    public Account {
        subjects = Map.copyOf(subjects);
    }

    static Account open(Membership membership) {
        return new Account(
                membership,
                Holdings.NONE,
                Usage.NONE,
                History.NONE,
                Map.of(),
                Totals.NONE,
                Optional.empty(),
                new Schedule(membership.firstEventAt(), Optional.empty(), List.of(), Optional.empty()),
                Referrals.NONE);
    }

    /** Points that can be spent now; negative when in debt. */
    public long available() {
        return holdings.available();
    }

    /** Points that are not available yet. */
    public long pending() {
        return holdings.pending();
    }

    public Instant advancedTo() {
        return schedule.advancedTo();
    }

    public Optional<Instant> nextDue() {
        return schedule.nextDue();
    }

    public long lifetimeEarned() {
        return totals.lifetimeEarned();
    }

    /** Soonest date of lots with points left, pending ones included, and how many those are. */
    public Optional<NextExpiry> nextExpiry() {
        return holdings.lots().stream()
                .filter(lot -> lot.remaining() > 0)
                .flatMap(lot -> lot.expiresOn().stream())
                .min(Comparator.naturalOrder())
                .map(on -> new NextExpiry(on, expiringOn(on)));
    }

    long expiringOn(LocalDate date) {
        return holdings.lots().stream()
                .filter(lot -> lot.expiresOn().filter(date::equals).isPresent())
                .mapToLong(Lot::remaining)
                .sum();
    }

    /** Whoever this member is known as: the one asked first, then those who became this one. */
    List<String> idsOf(String memberId) {
        return Stream.concat(Stream.of(memberId), membership.formerly().stream())
                .toList();
    }

    /** The account after one event. */
    Account after(LedgerEvent event) {
        var changed = changedBy(event);
        return changed.with(changed.totals.next());
    }

    private Account changedBy(LedgerEvent event) {
        return switch (event) {
            case LedgerEvent.Enrolled e -> with(membership.enrol());
            case LedgerEvent.SignedUp e -> with(membership.signedUp(e.eventId(), e.at()));
            case LedgerEvent.ContactLearnt e -> with(membership.contact(e.contactUuid()));
            case LedgerEvent.Earned e ->
                with(e.welcome() ? membership.welcome() : membership)
                        .with(holdings.with(e.lot()))
                        .with(totals.plus(e.lot().parts().points(), 0, 0));
            case LedgerEvent.Released e -> with(holdings.changing(e.lot().id(), Lot::release));
            case LedgerEvent.Reversed e -> with(Moves.reverse(holdings, e)).with(totals.plus(-e.taken(), 0, 0));
            case LedgerEvent.Expired e -> with(holdings.changing(e.lotId(), lot -> lot.expire(e.points())));
            case LedgerEvent.Redeemed e ->
                with(Moves.redeem(holdings, e.redemption())).with(totals.plus(0, 0, 1));
            case LedgerEvent.RedemptionReversed e -> with(Moves.giveBack(holdings, e));
            case LedgerEvent.RedemptionSettled e -> with(Moves.settle(holdings, e));
            case LedgerEvent.Adjusted e -> with(Moves.adjust(holdings, e));
            case LedgerEvent.DebtPaid e -> with(Moves.payDebt(holdings, e));
            case LedgerEvent.Counted e -> counted(e);
            case LedgerEvent.SubjectSeen e -> seen(e);
            case LedgerEvent.TierMoved e -> with(Standing.of(e.to(), e.at()));
            case LedgerEvent.GraceSet e -> with(standing.orElseThrow().falling(e.fallsOn()));
            case LedgerEvent.ExpiryNoticed e ->
                with(schedule.sent(e.on(), e.days(), LocalDate.ofInstant(e.at(), ZoneOffset.MIN)));
            case LedgerEvent.WasActive e -> with(Moves.prolong(holdings, e)).with(schedule.active(e.at()));
            case LedgerEvent.Transferred e -> with(Moves.transfer(holdings, e));
            case LedgerEvent.Joined e -> joinedBy(e.merge(), e.estate());
            case LedgerEvent.Parted e -> parted(e);
            case LedgerEvent.Erased e -> with(Holdings.NONE);
            case LedgerEvent.Introduced e -> this;
            case LedgerEvent.Referred e -> with(referrals.after(e.step()));
            case LedgerEvent.Left e -> this;
            case LedgerEvent.RedemptionAnswered e -> this;
            case LedgerEvent.PointsGone e -> this;
            case LedgerEvent.RuleFailed e -> this;
            case LedgerEvent.Unchanged e -> this;
        };
    }

    private Account counted(LedgerEvent.Counted e) {
        return new Account(
                membership,
                holdings,
                UsageCount.after(usage, e),
                e.tally().equals(Tally.NONE) ? history : history.plus(e.day(), e.tally(), e.horizon()),
                subjects,
                totals.plus(0, e.orders(), 0),
                standing,
                schedule,
                referrals);
    }

    private Account seen(LedgerEvent.SubjectSeen e) {
        var more = new HashMap<>(subjects);
        var ofKind = new HashSet<>(subjects.getOrDefault(e.kind(), Set.of()));
        ofKind.add(e.subject());
        more.put(e.kind(), Set.copyOf(ofKind));
        return new Account(membership, holdings, usage, history, more, totals, standing, schedule, referrals);
    }

    private Account joinedBy(Merge merge, Account other) {
        var all = new HashMap<>(subjects);
        other.subjects.forEach((kind, more) -> all.merge(
                kind,
                more,
                (one, two) -> Stream.concat(one.stream(), two.stream()).collect(Collectors.toUnmodifiableSet())));
        return new Account(
                membership.joinedBy(merge, other.membership),
                holdings,
                UsageCount.sum(usage, other.usage),
                history.plus(other.history),
                all,
                totals.plus(other.totals),
                standing,
                schedule.knowing(other.schedule),
                referrals.joinedBy(other.referrals));
    }

    private Account parted(LedgerEvent.Parted e) {
        return switch (e.way()) {
            case OUT -> partedFrom(e.separation(), e.other(), e.theirs());
            case IN -> this;
        };
    }

    /** What another, who was never this one, counted and was known by is gone. */
    Account partedFrom(Separation separation, Account other, Belongings theirs) {
        return with(membership.partedFrom(separation, other.membership, theirs.members()))
                .with(Counters.of(this).minus(Counters.of(other)))
                .with(referrals.without(other.referrals, theirs.orders()));
    }

    Account with(Membership after) {
        return new Account(after, holdings, usage, history, subjects, totals, standing, schedule, referrals);
    }

    Account with(Holdings after) {
        return new Account(membership, after, usage, history, subjects, totals, standing, schedule, referrals);
    }

    Account with(Counters after) {
        return new Account(
                membership,
                holdings,
                after.usage(),
                after.history(),
                subjects,
                after.totals(),
                standing,
                schedule,
                referrals);
    }

    private Account with(Totals after) {
        return new Account(membership, holdings, usage, history, subjects, after, standing, schedule, referrals);
    }

    Account with(Standing after) {
        return new Account(
                membership, holdings, usage, history, subjects, totals, Optional.of(after), schedule, referrals);
    }

    Account with(Schedule after) {
        return new Account(membership, holdings, usage, history, subjects, totals, standing, after, referrals);
    }

    Account with(Referrals after) {
        return new Account(membership, holdings, usage, history, subjects, totals, standing, schedule, after);
    }

    Account advanced(Instant to, Optional<Instant> next) {
        return with(schedule.advanced(to, next));
    }
}
