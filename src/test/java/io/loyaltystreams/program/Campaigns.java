package io.loyaltystreams.program;

import static io.loyaltystreams.program.Rules.ratio;
import static io.loyaltystreams.program.Rules.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Campaigns for tests, and programs that have them besides one point for each unit. */
final class Campaigns {

    private Campaigns() {}

    static Campaign multiply(String id, String factor) {
        return new Campaign(
                id,
                Optional.empty(),
                Optional.empty(),
                When.ALWAYS,
                Lines.ALL,
                Optional.empty(),
                Optional.of(ratio(factor)),
                0,
                Optional.empty());
    }

    static Campaign bonus(String id, long points) {
        return new Campaign(
                id,
                Optional.empty(),
                Optional.empty(),
                When.ALWAYS,
                Lines.ALL,
                Optional.empty(),
                Optional.empty(),
                points,
                Optional.empty());
    }

    static Campaign between(String from, String until, Campaign campaign) {
        return new Campaign(
                campaign.id(),
                Optional.ofNullable(from).map(Instant::parse),
                Optional.ofNullable(until).map(Instant::parse),
                campaign.when(),
                campaign.lines(),
                campaign.condition(),
                campaign.multiplier(),
                campaign.bonus(),
                campaign.limit());
    }

    static Campaign when(When when, Campaign campaign) {
        return new Campaign(
                campaign.id(),
                campaign.from(),
                campaign.until(),
                when,
                campaign.lines(),
                campaign.condition(),
                campaign.multiplier(),
                campaign.bonus(),
                campaign.limit());
    }

    static Campaign onLines(OneOf category, OneOf sku, Campaign campaign) {
        return new Campaign(
                campaign.id(),
                campaign.from(),
                campaign.until(),
                campaign.when(),
                new Lines(category, sku),
                campaign.condition(),
                campaign.multiplier(),
                campaign.bonus(),
                campaign.limit());
    }

    static Campaign onlyIf(Condition condition, Campaign campaign) {
        return new Campaign(
                campaign.id(),
                campaign.from(),
                campaign.until(),
                campaign.when(),
                campaign.lines(),
                Optional.of(condition),
                campaign.multiplier(),
                campaign.bonus(),
                campaign.limit());
    }

    static Campaign limited(int perMember, Limit.Period period, Campaign campaign) {
        return new Campaign(
                campaign.id(),
                campaign.from(),
                campaign.until(),
                campaign.when(),
                campaign.lines(),
                campaign.condition(),
                campaign.multiplier(),
                campaign.bonus(),
                Optional.of(new Limit(perMember, period)));
    }

    static Earning onePointEach(Stacking stacking, Campaign... campaigns) {
        return onePointEach(stacking, Caps.NONE, campaigns);
    }

    static Earning onePointEach(Stacking stacking, Caps caps, Campaign... campaigns) {
        return new Earning(new EarningPolicy(
                Rules.EUR,
                List.of(rule("all", "1", "1")),
                List.of(campaigns),
                stacking,
                AmountRule.DEFAULT,
                Rounding.FLOOR,
                caps));
    }
}
