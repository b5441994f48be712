package io.loyaltystreams.program.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loyaltystreams.program.ActivityRule;
import io.loyaltystreams.program.Caps;
import io.loyaltystreams.program.EarnRule;
import io.loyaltystreams.program.ExpiryPolicy;
import io.loyaltystreams.program.Hold;
import io.loyaltystreams.program.Limit;
import io.loyaltystreams.program.Lines;
import io.loyaltystreams.program.NegativeBalance;
import io.loyaltystreams.program.OneOf;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Referral;
import io.loyaltystreams.program.Reward;
import io.loyaltystreams.program.Rounding;
import io.loyaltystreams.program.Stacking;
import io.loyaltystreams.program.Tiers;
import io.loyaltystreams.program.When;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every key of a program file ends up in the program as it was written. */
class WholeFileTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final Path EVERYTHING = ProgramSchemaTest.SOUND.resolve("everything.yaml");

    @TempDir
    private Path folder;

    private static Program everything() throws ProgramRefused {
        return ProgramFiles.load(EVERYTHING).version(7).orElseThrow();
    }

    /** With one part of the file written in another way. */
    private Path changed(String from, String to) throws IOException {
        var text = Files.readString(EVERYTHING);
        assertThat(text).contains(from);
        return Files.writeString(folder.resolve("program.yaml"), text.replace(from, to));
    }

    private Program loaded(String from, String to) throws IOException, ProgramRefused {
        return ProgramFiles.load(changed(from, to)).version(7).orElseThrow();
    }

    private List<String> refused(String from, String to) throws IOException {
        var file = changed(from, to);
        return catchThrowableOfType(ProgramRefused.class, () -> ProgramFiles.load(file)).faults().stream()
                .map(fault -> fault.path() + ": found " + fault.found() + ", expected " + fault.expected())
                .toList();
    }

    @Test
    void readsHowOrdersEarn() throws ProgramRefused {
        var policy = everything().earning().policy();

        assertThat(policy.rules()).hasSize(5);
        assertThat(policy.rules().getLast())
                .isEqualTo(new EarnRule(
                        "everything-else",
                        When.ALWAYS,
                        Lines.ALL,
                        Optional.empty(),
                        EarnRule.In.BASE_CURRENCY,
                        Ratio.UNIT,
                        Ratio.UNIT));
        assertThat(policy.stacking()).isEqualTo(Stacking.BEST);
        assertThat(policy.rounding()).isEqualTo(Rounding.FLOOR);
        assertThat(policy.caps()).isEqualTo(new Caps(5000, 10000, 50000));
        assertThat(policy.amount().shipping()).isFalse();
    }

    @Test
    void readsCampaigns() throws ProgramRefused {
        var campaigns = everything().earning().policy().campaigns();

        var weekend = campaigns.getFirst();
        assertThat(weekend.from()).contains(Instant.parse("2026-03-06T23:00:00Z"));
        assertThat(weekend.until()).contains(Instant.parse("2026-03-08T23:00:00Z"));
        assertThat(weekend.lines().category()).isEqualTo(new OneOf(Set.of("coffee")));
        assertThat(weekend.multiplier()).contains(Ratio.of(2));
        assertThat(weekend.bonus()).isZero();
        assertThat(weekend.limit()).isEmpty();

        var basket = campaigns.getLast();
        assertThat(basket.condition()).isPresent();
        assertThat(basket.multiplier()).isEmpty();
        assertThat(basket.bonus()).isEqualTo(50);
        assertThat(basket.limit()).contains(new Limit(1, Limit.Period.MONTH));
    }

    @Test
    void readsWhatEarnsBesidesOrders() throws ProgramRefused {
        var program = everything();

        assertThat(program.signupBonus()).isEqualTo(100);
        assertThat(program.activities())
                .containsExactly(
                        new ActivityRule("review", "review", 25, Optional.of(new Limit(3, Limit.Period.MONTH))),
                        new ActivityRule("share", "social-share", 10, Optional.of(new Limit(1, Limit.Period.DAY))));
        assertThat(program.referral()).contains(new Referral(200, 100, Ratio.of(20)));
    }

    @Test
    void readsWhatBecomesOfPoints() throws ProgramRefused {
        var program = everything();

        assertThat(program.rewards()).containsOnlyKeys("free-coffee").containsValue(new Reward(250, Optional.empty()));
        assertThat(program.hold()).contains(new Hold(Period.ofDays(14), ZONE));
        assertThat(program.expiry())
                .contains(new ExpiryPolicy(
                        Period.ofMonths(12),
                        ExpiryPolicy.From.EARNING,
                        ExpiryPolicy.RoundUp.MONTH,
                        List.of(30, 14, 3),
                        LocalTime.of(9, 0),
                        ZONE,
                        ExpiryPolicy.Owner.LOYALTY_STREAMS,
                        Period.ofDays(30)));
        assertThat(program.negativeBalance()).isEqualTo(NegativeBalance.ALLOW);
    }

    @Test
    void readsTiers() throws ProgramRefused {
        assertThat(everything().tiers())
                .contains(new Tiers(
                        new Tiers.Metric.Points(),
                        new Tiers.Window.Rolling(Period.ofMonths(12)),
                        List.of(
                                new Tiers.Level("bronze", Ratio.ZERO, Optional.empty()),
                                new Tiers.Level("silver", Ratio.of(500), Optional.of(Ratio.of(5, 4))),
                                new Tiers.Level("gold", Ratio.of(2000), Optional.of(Ratio.of(3, 2)))),
                        new Tiers.Downgrade(Tiers.Downgrade.Policy.REQUALIFY, Period.ofDays(30))));
    }

    @ParameterizedTest
    @CsvSource({
        "P1D, DAY",
        "P1W, WEEK",
        "P1M, MONTH",
        "P1Y, YEAR",
    })
    void readsThePeriodsOfLimits(String written, Limit.Period period) throws Exception {
        var campaign = loaded(
                        "1, period: P1M }\\nstacking".replace("\\n", "\n"), "2, period: " + written + " }\nstacking")
                .earning()
                .policy()
                .campaigns()
                .getLast();
        assertThat(campaign.limit()).contains(new Limit(2, period));
    }

    @Test
    void limitsForEverWithoutAPeriod() throws Exception {
        var activity = loaded("{ per-member: 3, period: P1M }", "{ per-member: 3 }")
                .activities()
                .getFirst();
        assertThat(activity.limit()).contains(new Limit(3, Limit.Period.EVER));
    }

    @ParameterizedTest
    @CsvSource({"spend, true", "orders, false", "points + spend, true", "activities, false"})
    void readsWhatQualifies(String metric, boolean usesSpend) throws Exception {
        var tiers = loaded("metric: points", "metric: " + metric).tiers().orElseThrow();
        assertThat(tiers.usesSpend()).isEqualTo(usesSpend);
    }

    @Test
    void readsTheOtherWords() throws Exception {
        assertThat(loaded("window: rolling P12M", "window: calendar-year")
                        .tiers()
                        .orElseThrow()
                        .window())
                .isEqualTo(new Tiers.Window.CalendarYear());
        assertThat(loaded("window: rolling P12M", "window: anniversary")
                        .tiers()
                        .orElseThrow()
                        .window())
                .isEqualTo(new Tiers.Window.Anniversary());
        assertThat(loaded("window: rolling P12M", "window: lifetime")
                        .tiers()
                        .orElseThrow()
                        .window())
                .isEqualTo(new Tiers.Window.Lifetime());
        assertThat(loaded("requalify, grace: P30D", "one-step, grace: P0D")
                        .tiers()
                        .orElseThrow()
                        .downgrade())
                .isEqualTo(new Tiers.Downgrade(Tiers.Downgrade.Policy.ONE_STEP, Period.ZERO));
        assertThat(loaded("owner: loyalty-streams", "owner: piggy")
                        .expiry()
                        .orElseThrow()
                        .owner())
                .isEqualTo(ExpiryPolicy.Owner.PIGGY);
        assertThat(loaded("stacking: best", "stacking: add").earning().policy().stacking())
                .isEqualTo(Stacking.ADD);
        assertThat(loaded("hold:   { for: P14D }", "hold: { for: P0D }")
                        .hold()
                        .orElseThrow()
                        .time())
                .isEqualTo(Period.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        // both nights of 2026 on which the clocks of Amsterdam change
        "2026-03-29T01:59, 2026-03-29T00:59:00Z",
        "2026-03-29T03:00, 2026-03-29T01:00:00Z",
        "2026-10-25T02:30, 2026-10-25T00:30:00Z",
        "2026-10-25T03:00, 2026-10-25T02:00:00Z",
        "2028-02-29T00:00, 2028-02-28T23:00:00Z",
    })
    void takesTheEarlierOfATimeThatComesTwice(String written, Instant until) throws Exception {
        var campaign = loaded("until: 2026-03-09T00:00", "until: " + written)
                .earning()
                .policy()
                .campaigns()
                .getFirst();
        assertThat(campaign.until()).contains(until);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            points: 0 | points: 0, if: oder.total > 5 | earn[0].if
            if: order.total >= 100.00 && order.channel == 'web' | if: order.total + 1 | campaigns[1].if
            metric: points | metric: points + visits | tiers.metric
            """)
    void pointsToTheExpressionThatDoesNotCompile(String from, String to, String path) throws Exception {
        var yaml = from.equals("points: 0") ? to.replace(", ", "\n    ") : to;
        assertThat(refused(from, yaml)).singleElement().asString().startsWith(path + ": found '");
    }

    @ParameterizedTest
    @CsvSource({"earn[0].id, id: gift-cards-earn-nothing", "activities[1].id, id: share"})
    void letsAllRulesShareTheirIds(String path, String id) throws Exception {
        assertThat(refused(id, "id: big-basket")).singleElement().asString().contains("'big-basket' again after");
        assertThat(refused(id, "id: caps.per-member-day"))
                .singleElement()
                .asString()
                .startsWith(path + ": found");
    }

    @Test
    void givesHintsAboutWhatMayNotBeMeant() throws Exception {
        assertThat(Hints.of(everything())).isEmpty();
        assertThat(Hints.of(loaded("in: base", "when: { currency: [USD] }")))
                .anySatisfy(hint -> assertThat(hint).contains("earn nothing").contains("end earn with a rule"));
    }
}
