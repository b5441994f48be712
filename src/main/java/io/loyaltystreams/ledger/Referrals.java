package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Ratio;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Who brought a member, as sign-ups say, and what that has earned.
 *
 * <ol>
 *   <li>Only the first claim can earn, and only once the member whom it names has answered. A later one stays only until the first
 *       is decided, or for the bonus that it has earned before two members became one.
 *   <li>At most one bonus is given at a time.
 * </ol>
 *
 * @param claims in the order in which they count
 * @param occasions orders that are large enough, until it is known that the first claim counts; oldest first
 * @param askers members who named this one while it was not known who brought this one
 */
public record Referrals(List<Claim> claims, List<Occasion> occasions, List<Asker> askers) {

    static final Referrals NONE = new Referrals(List.of(), List.of(), List.of());

    private static final Comparator<Claim> BY_TIME =
            Comparator.comparing(Claim::at).thenComparing(Claim::eventId);

    /**
     * A sign-up named who brought the member.
     *
     * @param at of the sign-up
     * @param referrer empty until that member has answered
     * @param earnedBy the order that earned the bonuses that stand
     * @param reaching how many orders since are large enough
     */
    public record Claim(
            String eventId, Instant at, Optional<String> referrer, Optional<String> earnedBy, long reaching) {

        boolean isDecided() {
            return referrer.isPresent();
        }

        boolean isBy(List<String> memberIds) {
            return referrer.filter(memberIds::contains).isPresent();
        }

        boolean stands() {
            return earnedBy.isPresent();
        }

        private Claim reaching(long more) {
            return new Claim(eventId, at, referrer, earnedBy, reaching + more);
        }

        private Claim by(String member) {
            return new Claim(eventId, at, Optional.of(member), earnedBy, reaching);
        }

        private Claim earned(Optional<String> orderId) {
            return new Claim(eventId, at, referrer, orderId, reaching);
        }
    }

    /**
     * An order that is large enough.
     *
     * @param programVersion in force at its time
     * @param least what its total must be at least, in minor units of its currency
     */
    public record Occasion(String orderId, Instant placedAt, int programVersion, Ratio least) {}

    /**
     * A member who names another.
     *
     * @param eventId the sign-up that does
     * @param at its time
     * @param memberIds all ids of that member, the present one first
     */
    public record Asker(String eventId, Instant at, List<String> memberIds) {

        public Asker {
            memberIds = List.copyOf(memberIds);
        }

        /** Of two who name each other at once the earlier sign-up counts. */
        boolean isBefore(Claim claim) {
            int difference = at.compareTo(claim.at());
            return difference < 0 || (difference == 0 && eventId.compareTo(claim.eventId()) < 0);
        }

        boolean isOneOf(List<String> others) {
            return memberIds.stream().anyMatch(others::contains);
        }
    }

    public Referrals {
        claims = List.copyOf(claims);
        occasions = List.copyOf(occasions);
        askers = List.copyOf(askers);
    }

    Optional<Claim> first() {
        return claims.stream().findFirst();
    }

    /** Whether it is known who brought the member. */
    boolean isDecided() {
        return first().filter(Claim::isDecided).isPresent();
    }

    boolean stands() {
        return claims.stream().anyMatch(Claim::stands);
    }

    boolean isBroughtBy(List<String> memberIds) {
        return claims.stream().anyMatch(claim -> claim.isBy(memberIds));
    }

    Optional<Claim> claim(String eventId) {
        return claims.stream().filter(claim -> claim.eventId().equals(eventId)).findFirst();
    }

    Optional<Occasion> occasion(String orderId) {
        return occasions.stream()
                .filter(occasion -> occasion.orderId().equals(orderId))
                .findFirst();
    }

    Referrals after(ReferralStep step) {
        return switch (step) {
            case ReferralStep.Named e ->
                with(plus(claims, new Claim(e.eventId(), e.at(), Optional.empty(), Optional.empty(), 0)));
            case ReferralStep.Asked e -> asked(e);
            case ReferralStep.Counts e -> changing(e.eventId(), claim -> claim.by(e.referrer()));
            case ReferralStep.Refused e -> without(e.eventId());
            case ReferralStep.Noted e -> new Referrals(claims, plus(occasions, e.occasion()), askers);
            case ReferralStep.Reached e ->
                changing(e.eventId(), claim -> claim.reaching(1)).withoutOccasion(e.orderId());
            case ReferralStep.FellShort e ->
                e.eventId()
                        .map(eventId -> changing(eventId, claim -> claim.reaching(-1)))
                        .orElseGet(() -> withoutOccasion(e.orderId()));
            case ReferralStep.Earned e ->
                changing(
                        e.eventId(),
                        claim -> claim.earned(Optional.of(e.occasion().orderId())));
            case ReferralStep.Lost e -> changing(e.eventId(), claim -> claim.earned(Optional.empty()));
        };
    }

    /** Of two members who are one. */
    Referrals joinedBy(Referrals other) {
        return new Referrals(
                Stream.concat(claims.stream(), other.claims.stream())
                        .sorted(BY_TIME)
                        .toList(),
                Stream.concat(occasions.stream(), other.occasions.stream()).toList(),
                Stream.concat(askers.stream(), other.askers.stream()).toList());
    }

    /** What of this belongs to somebody who had brought it in, as it is now. */
    Referrals of(Referrals theirs, Set<String> orders) {
        var some = claims.stream()
                .filter(claim -> theirs.claim(claim.eventId()).isPresent())
                .toList();
        var waiting = occasions.stream()
                .filter(occasion -> orders.contains(occasion.orderId()))
                .toList();
        return new Referrals(some, waiting, List.of()).with(some);
    }

    /** What is left when that goes. */
    Referrals without(Referrals theirs, Set<String> orders) {
        var rest = claims.stream()
                .filter(claim -> theirs.claim(claim.eventId()).isEmpty())
                .toList();
        var waiting = occasions.stream()
                .filter(occasion -> !orders.contains(occasion.orderId()))
                .toList();
        return new Referrals(rest, waiting, askers).with(rest);
    }

    private Referrals asked(ReferralStep.Asked e) {
        boolean matters = e.refused().isEmpty() && !claims.stream().allMatch(Claim::isDecided);
        return matters ? new Referrals(claims, occasions, plus(askers, e.asker())) : this;
    }

    private Referrals without(String eventId) {
        return with(claims.stream()
                .filter(claim -> !claim.eventId().equals(eventId))
                .toList());
    }

    private Referrals withoutOccasion(String orderId) {
        return new Referrals(
                claims,
                occasions.stream()
                        .filter(occasion -> !occasion.orderId().equals(orderId))
                        .toList(),
                askers);
    }

    private Referrals changing(String eventId, UnaryOperator<Claim> change) {
        return with(claims.stream()
                .map(claim -> claim.eventId().equals(eventId) ? change.apply(claim) : claim)
                .toList());
    }

    /** What waits for a decision is forgotten when there is none to wait for. */
    private Referrals with(List<Claim> after) {
        return new Referrals(
                after,
                after.isEmpty() ? List.of() : occasions,
                after.stream().allMatch(Claim::isDecided) ? List.of() : askers);
    }

    private static <T> List<T> plus(List<T> list, T more) {
        var after = new ArrayList<>(list);
        after.add(more);
        return after;
    }
}
