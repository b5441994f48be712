package io.loyaltystreams.program;

import static io.loyaltystreams.program.Rules.oneOf;
import static io.loyaltystreams.program.Rules.rule;
import static io.loyaltystreams.program.Rules.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwardPropertiesTest {

    private static final int SEEDS = 2_000;

    @Test
    void awardsAreNeitherNegativeNorAboveTheCap() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var award = anyAward(seed);
            assertThat(award.points())
                    .as("seed %d", seed)
                    .isBetween(0L, award.earnings().limit());
        }
    }

    @Test
    void explanationsAddUpToTheAwardAsTheyAreShown() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var award = anyAward(seed);
            var shown = award.steps().stream()
                    .map(step -> new BigDecimal(step.points()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(shown)
                    .as("seed %d: %s", seed, award.steps())
                    .isEqualByComparingTo(BigDecimal.valueOf(award.points()));
        }
    }

    @Test
    void theOrderOfTheLinesChangesNothing() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var orders = new RandomOrders(seed);
            var earning = orders.earning(orders.rules());
            var basket = orders.basket();
            var lines = new ArrayList<>(basket.lines());
            Collections.shuffle(lines, orders.random());
            var shuffled = Baskets.withLines(basket, lines);

            var shopper = orders.shopper();
            var one = award(earning, basket, shopper);
            var other = award(earning, shuffled, shopper);
            assertThat(other.points()).as("seed %d", seed).isEqualTo(one.points());
            assertThat(other.steps()).as("seed %d", seed).isEqualTo(one.steps());
            assertThat(other.uses()).as("seed %d", seed).isEqualTo(one.uses());
        }
    }

    @Test
    void aRuleThatMatchesNothingChangesNothing() {
        var nowhere = when(rule("nowhere", "1000", "1"), oneOf("no-such-channel"), OneOf.ANY, OneOf.ANY);
        var never = Campaigns.when(nowhere.when(), Campaigns.bonus("never", 1000));
        for (long seed = 0; seed < SEEDS; seed++) {
            var plain = anyAward(seed, List.of(), List.of());
            assertThat(anyAward(seed, List.of(nowhere), List.of(never)))
                    .as("seed %d", seed)
                    .isEqualTo(plain);
        }
    }

    /** The indexes must find what a plain walk over all rules finds. */
    @Test
    void theIndexAgreesWithTryingEveryRule() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var orders = new RandomOrders(seed);
            var rules = orders.rules();
            var basket = orders.basket();
            var book = Places.of(rules, EarnRule::when, RuleBook::new).at(basket);
            for (var line : basket.lines()) {
                int found = book.firstFor(line, basket.shop(), rule -> true);
                assertThat(found < 0 ? Optional.empty() : Optional.of(book.rule(found)))
                        .as("seed %d", seed)
                        .isEqualTo(walk(rules, basket, line));
            }
        }
    }

    private static Optional<EarnRule> walk(List<EarnRule> rules, Basket basket, BasketLine line) {
        return rules.stream()
                .filter(rule -> rule.when().channel().admits(basket.channel()))
                .filter(rule -> rule.when().currency().admits(basket.currency().getCurrencyCode()))
                .filter(rule -> rule.lines().admits(line))
                .findFirst();
    }

    private static Award anyAward(long seed) {
        return anyAward(seed, List.of(), List.of());
    }

    /** The award of a seed, with more rules put among its own. */
    private static Award anyAward(long seed, List<EarnRule> moreRules, List<Campaign> moreCampaigns) {
        var orders = new RandomOrders(seed);
        var rules = new ArrayList<>(orders.rules());
        var campaigns = new ArrayList<>(orders.campaigns());
        var basket = orders.basket();
        var shopper = orders.shopper();
        rules.addAll(orders.random().nextInt(rules.size() + 1), moreRules);
        campaigns.addAll(orders.random().nextInt(campaigns.size() + 1), moreCampaigns);
        return award(orders.earning(rules, campaigns), basket, shopper);
    }

    private static Award award(Earning earning, Basket basket, Shopper shopper) {
        return earning.award(basket, shopper, Rules.DAY, 1);
    }
}
