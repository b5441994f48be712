package io.loyaltystreams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.program.Limit;
import org.junit.jupiter.api.Test;

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
