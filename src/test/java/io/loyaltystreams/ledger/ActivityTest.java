package io.loyaltystreams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.program.Limit;
import io.loyaltystreams.program.Programs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityTest {

    private static final Limit ONCE_A_DAY = new Limit(1, Limit.Period.DAY);

    private static Member member() {
        return Member.of(Rulebook.amsterdam()
                .activity("review", "review", 25)
                .activity("review-of-the-day", "review", 5, ONCE_A_DAY)
                .activity("share", "social-share", 10, ONCE_A_DAY));
    }

    @Test
    void everyRuleOfTheKindAppliesWithALotOfItsOwn() {
        assertThat(member().activity("A", "review", "2026-03-10T10:00:00Z").tells())
                .containsExactly("activity:A:review +25 = 25/0", "activity:A:review-of-the-day +5 = 30/0");
    }

    @Test
    void aSubjectEarnsOnceForItsKind() {
        assertThat(member().activity("A", "review", "2026-03-10T10:00:00Z", "tea")
                        .then()
                        .activity("B", "review", "2026-04-10T10:00:00Z", "tea")
                        .activity("C", "social-share", "2026-04-10T10:00:00Z", "tea")
                        .activity("D", "review", "2026-04-11T10:00:00Z")
                        .activity("E", "review", "2026-04-11T10:00:00Z")
                        .tells())
                .containsExactly(
                        "unchanged ALREADY_COUNTED",
                        "activity:C:share +10 = 40/0",
                        "activity:D:review +25 = 65/0",
                        "activity:D:review-of-the-day +5 = 70/0",
                        "activity:E:review +25 = 95/0");
    }

    @ParameterizedTest(name = "once in {0}: {1}, then {2}")
    @CsvSource({
        "DAY,   2026-03-10T10:00:00Z, 2026-03-10T22:59:59Z, LIMIT_REACHED",
        "DAY,   2026-03-10T10:00:00Z, 2026-03-10T23:00:00Z, ",
        "WEEK,  2026-03-09T10:00:00Z, 2026-03-15T10:00:00Z, LIMIT_REACHED",
        "WEEK,  2026-03-15T10:00:00Z, 2026-03-15T23:30:00Z, ",
        "MONTH, 2026-03-01T10:00:00Z, 2026-03-31T10:00:00Z, LIMIT_REACHED",
        "MONTH, 2026-03-31T10:00:00Z, 2026-04-01T10:00:00Z, ",
        "YEAR,  2026-01-01T10:00:00Z, 2026-12-31T10:00:00Z, LIMIT_REACHED",
        "YEAR,  2026-12-31T10:00:00Z, 2026-12-31T23:00:00Z, ",
        "EVER,  2026-01-01T10:00:00Z, 2036-12-31T10:00:00Z, LIMIT_REACHED",
    })
    void aLimitCountsByTheActivitysOwnDayInTheZone(Limit.Period period, String first, String second, String refused) {
        var member = Member.of(Rulebook.amsterdam().activity("visit", "visit", 5, new Limit(1, period)))
                .activity("A", "visit", first)
                .then();

        assertThat(member.activity("B", "visit", second).tells())
                .containsExactly(refused == null ? "activity:B:visit +5 = 10/0" : "unchanged " + refused);
    }

    @Test
    void aLimitIsTheSameInTheNextVersionOfTheProgram() {
        var once = new Limit(1, Limit.Period.YEAR);
        var member = new Member(new Programs(List.of(
                Rulebook.amsterdam().activity("review", "review", 5, once).program(),
                Rulebook.amsterdam()
                        .version(2, "2026-04-01T00:00:00Z")
                        .activity("review", "review", 9, once)
                        .activity("again", "review", 1)
                        .program())));

        assertThat(member.activity("A", "review", "2026-03-10T10:00:00Z")
                        .activity("B", "review", "2026-04-10T10:00:00Z")
                        .tells())
                .containsExactly("activity:A:review +5 = 5/0", "activity:B:again +1 = 6/0");
    }

    @Test
    void anActivityOfKindReferralIsOneLikeAnyOther() {
        var member = Member.of(Rulebook.amsterdam().referral(200, 100, 0).activity("card-passed-on", "referral", 5));

        assertThat(member.activity("A", "referral", "2026-03-10T10:00:00Z", "cas")
                        .activity("B", "referral", "2026-03-10T10:00:00Z", "cas")
                        .order("1", "2026-03-11T10:00:00Z", 2000)
                        .tells())
                .containsExactly(
                        "activity:A:card-passed-on +5 = 5/0", "unchanged ALREADY_COUNTED", "order:1:earn +20 = 25/0");
    }

    @Test
    void onlyWhatEarnedSpendsASubjectOrAUse() {
        var member = member().activity("A", "social-share", "2026-03-10T10:00:00Z", "tea")
                .activity("B", "social-share", "2026-03-10T11:00:00Z", "mug")
                .activity("C", "social-share", "2026-03-11T11:00:00Z", "mug")
                .activity("D", "visit", "2026-03-11T11:00:00Z", "mug")
                .activity("E", "review", "2019-03-11T11:00:00Z");

        assertThat(member.tells())
                .containsExactly(
                        "activity:A:share +10 = 10/0",
                        "unchanged LIMIT_REACHED",
                        "activity:C:share +10 = 20/0",
                        "unchanged NO_RULE",
                        "unchanged NO_PROGRAM");
    }

    @Test
    void theEarliestSignUpIsRemembered() {
        var member = Member.of(Rulebook.amsterdam().welcome(5))
                .signUp("S1", "2026-03-10T10:00:00Z")
                .signUp("S2", "2026-02-10T10:00:00Z");

        assertThat(member.account().membership().signedUpAt())
                .contains(java.time.Instant.parse("2026-02-10T10:00:00Z"));
        assertThat(member.tells()).containsExactly("signup:S1:welcome +5 = 5/0", "unchanged ALREADY_WELCOMED");
    }
}
