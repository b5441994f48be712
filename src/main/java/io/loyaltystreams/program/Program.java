package io.loyaltystreams.program;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a loyalty program.
 *
 * @param signupBonus points, 0 for none
 * @param referral empty if bringing members earns nothing
 * @param rewards by reward id
 * @param hold empty if points are available at once
 * @param expiry empty if points never expire
 * @param tiers empty if the program has none
 */
public record Program(
        Edition edition,
        Earning earning,
        long signupBonus,
        List<ActivityRule> activities,
        Optional<Referral> referral,
        Map<String, Reward> rewards,
        Optional<Hold> hold,
        Optional<ExpiryPolicy> expiry,
        NegativeBalance negativeBalance,
        Optional<Tiers> tiers) {

    public Program {
        activities = List.copyOf(activities);
        rewards = Map.copyOf(rewards);
    }

    public int version() {
        return edition.version();
    }

    /** The day that a moment belongs to. */
    public LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, edition.zone());
    }

    /**
     * What an order earns, by the member's state before it.
     */
    public Award award(Basket basket, Shopper shopper) {
        return earning.award(basket, shopper, dayOf(basket.placedAt()), version());
    }

    /** What an order earns, line by line, for people to read. Throws as {@link #award} does. */
    public ExplainedAward explain(Basket basket, Shopper shopper) {
        var award = award(basket, shopper);
        return new ExplainedAward(award, earning.explainLines(basket, shopper, award));
    }

    /**
     * Whether the order cannot be judged without an exchange rate: a line falls to a rule that counts in base currency, or the
     * tiers count spend. The member is not known yet: a rule whose condition asks for the member may take any line.
     */
    public boolean needsRate(Basket basket) {
        return !basket.currency().equals(edition.baseCurrency())
                && (tiers.filter(Tiers::usesSpend).isPresent() || earning.needsRate(basket));
    }

    /**
     * What an order counts as spent: the amount of each line in major units of the base currency, those that earn nothing too; one
     * more for shipping if that counts.
     *
     * @return empty if the rate is missing
     */
    public Optional<List<Ratio>> spend(Basket basket) {
        return earning.spend(basket);
    }

    /**
     * How large an order must be to earn the bonuses of a referral.
     *
     * @return of its total, in minor units of its currency; empty if there is no such bonus, or the rate is missing
     */
    public Optional<Ratio> leastForReferral(Basket basket) {
        var rate = basket.currency().equals(edition.baseCurrency()) ? Optional.of(Ratio.UNIT) : basket.rate();
        return referral.flatMap(terms ->
                rate.map(each -> terms.minimum().times(basket.minorUnits()).dividedBy(each)));
    }

    /**
     * How many points of an award this program leaves after all returns so far. It never grows from return to return, and is 0
     * when nothing is left of the order. A return takes the award, less this, less what earlier returns took.
     *
     * @param earned as this version awarded it
     */
    public long keptAfterReturn(Earnings earned, ReturnedSoFar returned) {
        return earning.keptAfterReturn(earned, returned);
    }
}
