package io.loyaltystreams.ledger;

import io.loyaltystreams.program.ActivityRule;
import io.loyaltystreams.program.AmountRule;
import io.loyaltystreams.program.Campaign;
import io.loyaltystreams.program.Caps;
import io.loyaltystreams.program.EarnRule;
import io.loyaltystreams.program.Earning;
import io.loyaltystreams.program.EarningPolicy;
import io.loyaltystreams.program.Earnings;
import io.loyaltystreams.program.Edition;
import io.loyaltystreams.program.ExpiryPolicy;
import io.loyaltystreams.program.Hold;
import io.loyaltystreams.program.Limit;
import io.loyaltystreams.program.Lines;
import io.loyaltystreams.program.NegativeBalance;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Referral;
import io.loyaltystreams.program.Reward;
import io.loyaltystreams.program.Rounding;
import io.loyaltystreams.program.Stacking;
import io.loyaltystreams.program.Tiers;
import io.loyaltystreams.program.When;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs for tests: one point for each euro, and whatever a test asks for. */
final class Rulebook {

    static final Currency EUR = Currency.getInstance("EUR");

    private final ZoneId zone;
    private int version = 1;
    private Instant from = Instant.parse("2020-01-01T00:00:00Z");
    private long signupBonus;
    private AmountRule amount = AmountRule.DEFAULT;
    private Rounding rounding = Rounding.FLOOR;
    private Caps caps = Caps.NONE;
    private NegativeBalance negativeBalance = NegativeBalance.ALLOW;
    private Optional<Referral> referral = Optional.empty();
    private Optional<Hold> hold = Optional.empty();
    private Optional<ExpiryPolicy> expiry = Optional.empty();
    private Optional<Tiers> tiers = Optional.empty();
    private final List<Campaign> campaigns = new ArrayList<>();
    private final List<ActivityRule> activities = new ArrayList<>();
    private final Map<String, Reward> rewards = new HashMap<>();

    private Rulebook(ZoneId zone) {
        this.zone = zone;
    }

    static Rulebook amsterdam() {
        return in("Europe/Amsterdam");
    }

    static Rulebook in(String zone) {
        return new Rulebook(ZoneId.of(zone));
    }

    Rulebook version(int number, String begins) {
        version = number;
        from = Instant.parse(begins);
        return this;
    }

    Rulebook welcome(long bonus) {
        signupBonus = bonus;
        return this;
    }

    Rulebook shippingCounts() {
        amount = new AmountRule(AmountRule.Basis.GROSS, true);
        return this;
    }

    Rulebook halfEven() {
        rounding = Rounding.HALF_EVEN;
        return this;
    }

    Rulebook caps(long perOrder, long perDay, long perMonth) {
        caps = new Caps(perOrder, perDay, perMonth);
        return this;
    }

    Rulebook capPerDay(long points) {
        return caps(Earnings.UNLIMITED, points, Earnings.UNLIMITED);
    }

    Rulebook forgiving() {
        negativeBalance = NegativeBalance.FORGIVE;
        return this;
    }

    Rulebook hold(String period) {
        hold = Optional.of(new Hold(Period.parse(period), zone));
        return this;
    }

    Rulebook expiry(String after, Integer... noticeDays) {
        return expiry(after, ExpiryPolicy.RoundUp.NONE, "P30D", noticeDays);
    }

    Rulebook expiry(String after, ExpiryPolicy.RoundUp roundUp, String reinstatement, Integer... noticeDays) {
        expiry = Optional.of(new ExpiryPolicy(
                Period.parse(after),
                ExpiryPolicy.From.EARNING,
                roundUp,
                Arrays.asList(noticeDays),
                LocalTime.of(9, 0),
                zone,
                ExpiryPolicy.Owner.LOYALTY_STREAMS,
                Period.parse(reinstatement)));
        return this;
    }

    /** Points live as long as the member does something. */
    Rulebook inactivity(String after, Integer... noticeDays) {
        expiry(after, noticeDays);
        return byActivity();
    }

    Rulebook byActivity() {
        var old = expiry.orElseThrow();
        expiry = Optional.of(new ExpiryPolicy(
                old.after(),
                ExpiryPolicy.From.ACTIVITY,
                old.roundUp(),
                old.noticeDays(),
                old.noticeAt(),
                zone,
                old.owner(),
                old.reinstatement()));
        return this;
    }

    Rulebook piggyExpires() {
        var old = expiry.orElseThrow();
        expiry = Optional.of(new ExpiryPolicy(
                old.after(),
                old.from(),
                old.roundUp(),
                old.noticeDays(),
                old.noticeAt(),
                zone,
                ExpiryPolicy.Owner.PIGGY,
                old.reinstatement()));
        return this;
    }

    Rulebook bonus(String id, long points, Limit limit) {
        campaigns.add(new Campaign(
                id,
                Optional.empty(),
                Optional.empty(),
                When.ALWAYS,
                Lines.ALL,
                Optional.empty(),
                Optional.empty(),
                points,
                Optional.of(limit)));
        return this;
    }

    Rulebook activity(String id, String kind, long points) {
        activities.add(new ActivityRule(id, kind, points, Optional.empty()));
        return this;
    }

    Rulebook activity(String id, String kind, long points, Limit limit) {
        activities.add(new ActivityRule(id, kind, points, Optional.of(limit)));
        return this;
    }

    /** @param minimum in euros */
    Rulebook referral(long referrerBonus, long refereeBonus, long minimum) {
        referral = Optional.of(new Referral(referrerBonus, refereeBonus, Ratio.of(minimum)));
        return this;
    }

    Rulebook reward(String id, long points) {
        rewards.put(id, new Reward(points, Optional.empty()));
        return this;
    }

    /** Bronze, and silver and gold from these values. */
    Rulebook tiers(Tiers.Metric metric, Tiers.Window window, Tiers.Downgrade downgrade, long silver, long gold) {
        tiers = Optional.of(new Tiers(
                metric,
                window,
                List.of(
                        new Tiers.Level("bronze", Ratio.ZERO, Optional.empty()),
                        new Tiers.Level("silver", Ratio.of(silver), Optional.empty()),
                        new Tiers.Level("gold", Ratio.of(gold), Optional.of(Ratio.of(3, 2)))),
                downgrade));
        return this;
    }

    Program program() {
        var rule = new EarnRule(
                "all", When.ALWAYS, Lines.ALL, Optional.empty(), EarnRule.In.ORDER_CURRENCY, Ratio.UNIT, Ratio.UNIT);
        return new Program(
                new Edition("test", version, from, zone, EUR),
                new Earning(new EarningPolicy(EUR, List.of(rule), campaigns, Stacking.BEST, amount, rounding, caps)),
                signupBonus,
                activities,
                referral,
                rewards,
                hold,
                expiry,
                negativeBalance,
                tiers);
    }

    Programs alone() {
        return new Programs(List.of(program()));
    }
}
