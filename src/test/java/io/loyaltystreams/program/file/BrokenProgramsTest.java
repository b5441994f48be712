package io.loyaltystreams.program.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole files with one mistake each, as people make them; their first line says which. */
class BrokenProgramsTest {

    private static final Path BROKEN = Path.of("src/test/resources/program/broken");

    /** File, who sees the mistake first (an editor by the schema, or only the check), and the one line that explains it. */
    private static final String MISTAKES = """
            misspelt-key                | editor  | roundin: found an unknown key, expected rounding (is it misspelt?) (line 33)
            misspelt-word               | editor  | rounding: found 'flor', expected floor (is it misspelt?) (line 33)
            missing-zone                | editor  | zone: found nothing, expected a time zone such as Europe/Amsterdam
            missing-per                 | check   | earn[0].per: found nothing, expected a number above 0, such as 1.00 (line 9)
            empty-section               | editor  | tiers: found nothing, expected a section with keys (line 46)
            key-twice                   | check   | stacking: found the key twice, expected each key once (line 31)
            bracket-not-closed          | no YAML | found text that is not YAML: expected ',' or ']', but got }, at line 10, expected YAML
            two-documents               | no YAML | found a second document, expected one document in each file
            alias                       | no YAML | earn[2].when: found the alias *till, expected the value itself (line 17)
            unknown-section             | editor  | birthday: found an unknown key, expected one of program, version, zone, effective-from, base-currency, earn, campaigns, stacking, amount, rounding, caps, signup, activities, referral, rewards, hold, expiry, negative-balance, tiers (line 36)
            no-such-date                | check   | campaigns[0].until: found '2026-06-31T00:00', expected an existing date and time such as 2026-01-01T00:00 (line 25)
            date-without-time           | editor  | effective-from: found '2026-01-01', expected an existing date and time such as 2026-01-01T00:00 (line 4)
            hour-that-is-skipped        | check   | campaigns[0].from: found 2026-03-29T02:30, which the clocks skip, expected a time that exists in the zone (line 24)
            misspelt-zone               | check   | zone: found 'Europe/Amsterdm', expected Europe/Amsterdam (is it misspelt?) (line 5)
            currency-in-lower-case      | editor  | earn[1].when.currency[0]: found 'eur', expected an ISO 4217 currency such as EUR (line 13)
            currency-sign               | editor  | base-currency: found 'kr', expected an ISO 4217 currency such as EUR (line 6)
            negative-points             | editor  | earn[0].points: found '-1', expected a number from 0 up, such as 1 or 2.50 (line 11)
            comma-in-number             | editor  | earn[1].per: found '1,00', expected a number above 0, such as 1.00 (line 15)
            leading-zero                | check   | caps.per-order: found '0500', expected a whole number from 1 up, of at most nine digits (line 34)
            one-value-for-a-list        | editor  | earn[2].when.channel: found 'app', expected a list with at least one item, such as [app] (line 17)
            same-id-twice               | check   | campaigns[0].id: found 'sweden' again after earn[1].id, expected an id of its own (line 23)
            reserved-id                 | check   | activities[0].id: found 'rounding', expected an id other than rounding, which explanations use themselves (line 38)
            rule-never-matches          | check   | earn[2]: found a rule that can never match, expected lines that are not taken by till before it (line 16)
            counts-in-euro              | editor  | earn[2].in: found 'EUR', expected base (line 18)
            campaign-without-gift       | check   | campaigns[0]: found a campaign that gives nothing, expected multiply, bonus or both (line 23)
            campaign-ends-first         | check   | campaigns[0].until: found '2026-03-02T00:00', expected a time later than from: until is the first moment without the campaign (line 24)
            campaign-long-over          | check   | campaigns[0].until: found '2025-06-01T00:00', expected a time later than effective-from: before it this file does not count (line 24)
            no-such-limit               | editor  | campaigns[1].limit.period: found 'P2W', expected one of P1D, P1W, P1M, P1Y (line 30)
            misspelt-expression         | check   | campaigns[1].if: found 'oder.total >= 25.00 && order.channel == 'pos'', expected a sound expression; column 1: unknown name 'oder.total', did you mean order.total? (line 28)
            no-such-stacking            | editor  | stacking: found 'highest', expected one of best, multiply, add (line 29)
            cap-of-zero                 | editor  | caps.per-member-day: found '0', expected a whole number from 1 up, of at most nine digits (line 35)
            referral-without-bonus      | check   | referral: found a referral that gives nothing, expected referrer-bonus, referee-bonus or both (line 38)
            reward-without-price        | editor  | rewards.free-coffee.points: found nothing, expected a whole number from 1 up, of at most nine digits (line 41)
            reward-id-at-piggy          | editor  | rewards.breakfast-for-two.piggy-reward: found '5b6b1f0a-2c4e-4d0e', expected a UUID such as 0f8c1d9e-6a52-4f0b-9c1e-2b7d5a3e4f60 (line 42)
            hold-in-words               | editor  | hold.for: found '30 days', expected a period such as P30D for 30 days, of at most 100 years, or P0D for none (line 40)
            notice-in-months            | editor  | expiry.notices[0]: found 'P2M', expected whole days, such as P30D for 30 days (line 43)
            notice-before-earning       | check   | expiry.notices[0]: found 'P500D', expected fewer days than points live: a notice before they are earned never goes out (line 44)
            levels-do-not-rise          | check   | tiers.levels[2].at: found '10', expected more than 25, where the level before begins (line 52)
            first-level-has-a-threshold | check   | tiers.levels[0].at: found '1', expected no such key in the first level, in which members start (line 52)
            tier-twice                  | check   | tiers.levels[2].name: found 'regular' again after tiers.levels[1].name, expected a name of its own (line 52)
            window-in-words             | editor  | tiers.window: found '12 months', expected a period such as P12M for 12 months or P30D for 30 days, of at most 100 years (line 49)
            misspelt-policy             | editor  | tiers.downgrade.policy: found 'onestep', expected one-step (is it misspelt?) (line 58)
            """;

    private static final String MANY = """
            version: found '3.1', expected a whole number from 1 up, of at most nine digits (line 3)
            effective-from: found '2026-13-01T00:00', expected an existing date and time such as 2026-01-01T00:00 (line 4)
            base-currency: found 'EURO', expected an ISO 4217 currency such as EUR (line 6)
            earn[0].when.chanel: found an unknown key, expected channel (is it misspelt?) (line 10)
            earn[0].points: found 'two', expected a number from 0 up, such as 1 or 2.50 (line 11)
            earn[1].id: found 'till' again after earn[0].id, expected an id of its own (line 13)
            earn[1].per: found nothing, expected a number above 0, such as 1.00 (line 13)
            campaigns[0]: found a campaign that gives nothing, expected multiply, bonus or both (line 17)
            campaigns[0].from: found '2026-03-07', expected an existing date and time such as 2026-01-01T00:00 (line 18)
            campaigns[0].limit.per-member: found nothing, expected a whole number from 1 up, of at most nine digits (line 20)
            stacking: found 'beste', expected best (is it misspelt?) (line 22)
            amount.basis: found 'brutto', expected one of gross, net (line 23)
            amount.shipping: found 'yes', expected one of true, false (line 23)
            rounding: found 'flor', expected floor (is it misspelt?) (line 24)
            caps.per-order: found '0', expected a whole number from 1 up, of at most nine digits (line 25)
            caps.per-month: found an unknown key, expected one of per-order, per-member-day, per-member-month (line 25)
            signup: found '100', expected a section with keys (line 27)
            activities[0].id: found 'caps.per-order', expected an id other than caps.per-order, which explanations use themselves (line 29)
            activities[0].bonus: found '0', expected a whole number from 1 up, of at most nine digits (line 29)
            referral.on: found 'second-order', expected first-order (line 30)
            referral: found a referral that gives nothing, expected referrer-bonus, referee-bonus or both (line 30)
            rewards.free-coffee: found '250', expected a section with keys (line 33)
            hold: found 'P14D', expected a section with keys (line 34)
            expiry: found neither after nor after-inactivity, expected one of them (line 35)
            expiry.notices[0]: found '30', expected whole days, such as P30D for 30 days (line 35)
            expiry.notice-at: found '9:00', expected a time of day such as "09:00" (line 35)
            expiry.owner: found 'shop', expected one of loyalty-streams, piggy (line 35)
            negative-balance: found 'forbid', expected one of allow, forgive (line 36)
            tiers.metric: found 'point', expected points (is it misspelt?) (line 39)
            tiers.window: found 'forever', expected rolling and a period, such as rolling P12M, or one of calendar-year, anniversary, lifetime (line 40)
            tiers.levels[0].at: found '0', expected no such key in the first level, in which members start (line 42)
            tiers.levels[1].at: found nothing, expected a number above 0, such as 1.00 (line 43)
            tiers.downgrade.grace: found 'a month', expected a period such as P30D for 30 days, of at most 100 years, or P0D for none (line 44)
            """;

    record Mistake(String file, String seenBy, String message) {

        Path path() {
            return BROKEN.resolve(file + ".yaml");
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Mistake> mistakes() {
        return MISTAKES.lines()
                .map(line -> line.split(" *\\| *", 3))
                .map(cells -> new Mistake(cells[0], cells[1], cells[2]));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void areExplainedInOneLine(Mistake mistake) {
        assertThat(faults(mistake.path())).containsExactly(mistake.path() + ": " + mistake.message());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void areUnderlinedByEditorsIfTheSchemaCanTell(Mistake mistake) throws IOException {
        if (!mistake.seenBy().equals("no YAML")) {
            assertThat(ProgramSchemaTest.complaints(mistake.path()).isEmpty())
                    .isEqualTo(mistake.seenBy().equals("check"));
        }
    }

    @Test
    void areAllInTheTable() throws IOException {
        try (var files = Files.list(BROKEN)) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(
                            mistakes().map(Mistake::path).toList());
        }
    }

    @Test
    void areAllReportedAtOnceFromTopToBottom() {
        var file = Path.of("src/test/resources/program/many-mistakes.yaml");
        assertThat(faults(file))
                .containsExactlyElementsOf(Arrays.stream(MANY.split("\n"))
                        .map(line -> file + ": " + line)
                        .toList());
    }

    private static List<String> faults(Path file) {
        return catchThrowableOfType(ProgramRefused.class, () -> ProgramFiles.load(file)).faults().stream()
                .map(Fault::toString)
                .toList();
    }
}
