package io.loyaltystreams.program;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How orders earn: the part of a program that prices a basket, and what is left of it after returns. Compiled once at load. */
public final class Earning {

    private final EarningPolicy policy;
    private final Places<RuleBook> rules;
    private final Places<List<Campaign>> campaigns;

    public Earning(EarningPolicy policy) {
        this.policy = policy;
        this.rules = Places.of(policy.rules(), EarnRule::when, RuleBook::new);
        this.campaigns = Places.of(policy.campaigns(), Campaign::when, List::copyOf);
    }

    public EarningPolicy policy() {
        return policy;
    }

    Award award(Basket basket, Shopper shopper, LocalDate day, int programVersion) {
        var judge = new Judge(basket, shopper);
        var priced = PricedBasket.of(policy, rules.at(basket), judge);
        if (priced.lacksRate(policy, basket)) {
            return withoutRate(priced, programVersion);
        }
        var running = RunningCampaigns.of(campaigns.at(basket), judge, day).campaigns();
        var tier = shopper.multiplier().orElse(null);
        var multiplying = multiplying(running);
        var multiplied = Multiplied.of(priced, tier, multiplying, policy.stacking(), judge);
        var bonuses = bonuses(running, priced, judge);

        var explanation = new Explanation(programVersion);
        priced.explain(explanation, policy, basket);
        explainMultipliers(explanation, priced, multiplied, tier, shopper, multiplying);
        long rounded = rounded(multiplied.total());
        explanation.leadTo(rounded, "rounding", policy.rounding().toString());
        long bonus = 0;
        for (var campaign : bonuses) {
            bonus = Math.addExact(bonus, campaign.bonus());
            explanation.add(campaign.id(), Ratio.of(campaign.bonus()), "bonus");
        }
        long uncapped = Math.addExact(rounded, bonus);
        long limit = capped(explanation, uncapped, shopper.usage(), day);
        long points = Math.min(uncapped, limit);
        judge.failed().forEach((rule, why) -> explanation.add(rule, Ratio.ZERO, "did not match: " + why));

        boolean matched = priced.matched() || !bonuses.isEmpty();
        return new Award(
                points,
                outcome(points, uncapped, matched),
                new Earnings(multiplied.linePoints(), Ratio.of(bonus), limit),
                points == 0
                        ? List.of()
                        : uses(running, bonuses, shaping(multiplying, multiplied, tier == null ? 0 : 1)),
                List.copyOf(judge.failed().keySet()),
                explanation.steps());
    }

    /** Intake lets no such order through, but it may have come under another program file. */
    private static Award withoutRate(PricedBasket priced, int programVersion) {
        var explanation = new Explanation(programVersion);
        explanation.add("exchange-rate", Ratio.ZERO, "a rule counts in base currency, and the order has no rate");
        var nothing = new Earnings(Collections.nCopies(priced.lines().size(), Ratio.ZERO), Ratio.ZERO, 0);
        return new Award(0, Award.Outcome.NO_RATE, nothing, List.of(), List.of(), explanation.steps());
    }

    /** The lines that can earn, each with the rule that takes it. */
    List<ExplainedLine> explainLines(Basket basket, Shopper shopper, Award award) {
        var priced = PricedBasket.of(policy, rules.at(basket), new Judge(basket, shopper));
        return IntStream.range(0, priced.lines().size())
                .mapToObj(i -> explained(
                        priced.lines().get(i),
                        priced.rules(),
                        basket,
                        award.earnings().linePoints().get(i)))
                .toList();
    }

    private ExplainedLine explained(PricedBasket.PricedLine line, RuleBook book, Basket basket, Ratio points) {
        if (line.rule() < 0) {
            return new ExplainedLine(
                    line.line(), Optional.empty(), line.counted(), basket.currency(), Ratio.ZERO, points);
        }
        var rule = book.rule(line.rule());
        var currency = rule.in() == EarnRule.In.BASE_CURRENCY ? policy.baseCurrency() : basket.currency();
        return new ExplainedLine(line.line(), Optional.of(rule.id()), line.counted(), currency, line.points(), points);
    }

    private static Award.Outcome outcome(long points, long uncapped, boolean matched) {
        if (points > 0) {
            return Award.Outcome.EARNED;
        }
        if (uncapped > 0) {
            return Award.Outcome.NO_ROOM;
        }
        return matched ? Award.Outcome.NO_POINTS : Award.Outcome.NO_RULE;
    }

    private static List<Campaign> bonuses(List<Campaign> running, PricedBasket priced, Judge judge) {
        var giving = new ArrayList<Campaign>();
        for (var campaign : running) {
            if (campaign.bonus() > 0 && hitsAnything(campaign, priced, judge)) {
                giving.add(campaign);
            }
        }
        return giving;
    }

    private static boolean hitsAnything(Campaign campaign, PricedBasket priced, Judge judge) {
        if (campaign.lines().isAll()
                && campaign.condition().filter(Condition::asksLine).isEmpty()) {
            return true;
        }
        return priced.lines().stream().anyMatch(line -> RunningCampaigns.hits(campaign, line.line(), judge));
    }

    private void explainMultipliers(
            Explanation explanation,
            PricedBasket priced,
            Multiplied multiplied,
            Ratio tier,
            Shopper shopper,
            List<Campaign> running) {
        int first = tier == null ? 0 : 1;
        var added = multiplied.added();
        if (tier != null && added.getFirst().signum() != 0) {
            explanation.add("tiers", added.getFirst(), note(shopper.tier().orElse("tier"), tier));
        }
        var shown = priced.points().plus(Ratio.sum(added));
        for (int i = 0; i < running.size(); i++) {
            var share = added.get(first + i);
            if (share.signum() != 0) {
                explanation.add(
                        running.get(i).id(),
                        share,
                        note("campaign", running.get(i).multiplier().orElseThrow()));
            }
        }
        if (!shown.equals(multiplied.total())) {
            explanation.add("stacking", multiplied.total().minus(shown), "no line falls below nothing");
        }
    }

    private static String note(String what, Ratio factor) {
        return what + ", multiplied by " + factor.toDecimalText();
    }

    /** The most points that this order may keep: the smallest of its own cap and of what is left of the member's day and month. */
    private long capped(Explanation explanation, long uncapped, Usage usage, LocalDate day) {
        var caps = policy.caps();
        long limit = uncapped < Earnings.MOST ? caps.perOrder() : Math.min(caps.perOrder(), Earnings.MOST);
        explanation.leadTo(Math.min(uncapped, limit), "caps.per-order", "at most " + limit);
        if (caps.perMemberDay() != Earnings.UNLIMITED) {
            limit = Math.min(limit, Math.max(0, caps.perMemberDay() - usage.pointsOn(day)));
            explanation.leadTo(
                    Math.min(uncapped, limit), "caps.per-member-day", "at most " + caps.perMemberDay() + " on " + day);
        }
        if (caps.perMemberMonth() != Earnings.UNLIMITED) {
            var month = YearMonth.from(day);
            limit = Math.min(limit, Math.max(0, caps.perMemberMonth() - usage.pointsIn(month)));
            explanation.leadTo(
                    Math.min(uncapped, limit),
                    "caps.per-member-month",
                    "at most " + caps.perMemberMonth() + " in " + month);
        }
        return limit;
    }

    private static List<Campaign> multiplying(List<Campaign> running) {
        var some = new ArrayList<Campaign>(running.size());
        for (var campaign : running) {
            if (campaign.multiplier().isPresent()) {
                some.add(campaign);
            }
        }
        return some;
    }

    /** Those whose multiplier changed a line. */
    private static List<Campaign> shaping(List<Campaign> multiplying, Multiplied multiplied, int firstCampaign) {
        var some = new ArrayList<Campaign>();
        for (int i = 0; i < multiplying.size(); i++) {
            if (multiplied.added().get(firstCampaign + i).signum() != 0) {
                some.add(multiplying.get(i));
            }
        }
        return some;
    }

    /** The rules with a limit that made a difference. */
    private static List<String> uses(List<Campaign> running, List<Campaign> bonuses, List<Campaign> shaping) {
        return running.stream()
                .filter(campaign -> campaign.limit().isPresent())
                .filter(campaign -> bonuses.contains(campaign) || shaping.contains(campaign))
                .map(Campaign::id)
                .toList();
    }

    /** Counted amounts of all lines in base currency; empty if the rate is missing. */
    Optional<List<Ratio>> spend(Basket basket) {
        var rate = basket.currency().equals(policy.baseCurrency()) ? Optional.of(Ratio.UNIT) : basket.rate();
        return rate.map(each -> each.times(basket.earningShare()).dividedBy(basket.minorUnits()))
                .map(unit -> basket.linesThatEarn(policy.amount()).stream()
                        .map(line -> unit.times(Ratio.of(policy.amount().counted(line))))
                        .toList());
    }

    /** Whether a rule that counts in base currency takes a line, or may, if it asks for the member. */
    boolean needsRate(Basket basket) {
        var judge = new Judge(basket, Shopper.NEW);
        var book = rules.at(basket);
        for (var line : basket.linesThatEarn(policy.amount())) {
            int rule = book.firstFor(line, basket.shop(), candidate -> mayTake(candidate, line, judge));
            if (rule >= 0 && book.rule(rule).in() == EarnRule.In.BASE_CURRENCY) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayTake(EarnRule rule, BasketLine line, Judge judge) {
        return rule.condition().filter(Condition::asksMember).isPresent()
                ? rule.in() == EarnRule.In.BASE_CURRENCY
                : judge.holds(rule.id(), rule.condition(), line);
    }

    /** Conditions, multipliers and caps are not looked at again: a return only ever scales what was awarded. */
    long keptAfterReturn(Earnings earned, ReturnedSoFar returned) {
        int extra = earned.linePoints().size() - returned.lines().size();
        if (extra < 0 || extra > 1) {
            throw new IllegalArgumentException("Expected the order's lines and at most shipping, but found "
                    + earned.linePoints().size() + " awarded and "
                    + returned.lines().size() + " ordered lines");
        }
        if (returned.nothingLeft()) {
            return 0;
        }
        var all = Ratio.sum(earned.linePoints());
        var kept = Ratio.sum(IntStream.range(0, earned.linePoints().size())
                .mapToObj(line -> earned.linePoints().get(line).times(returned.shareLeft(line)))
                .toList());
        var bonusShare = all.signum() == 0 ? returned.amountShareLeft() : kept.dividedBy(all);
        return Math.min(rounded(kept.plus(earned.bonus().times(bonusShare))), earned.limit());
    }

    private long rounded(Ratio points) {
        return policy.rounding().round(points.min(Ratio.of(Earnings.MOST)));
    }
}
