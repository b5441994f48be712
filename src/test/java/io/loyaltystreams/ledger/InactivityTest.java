package io.loyaltystreams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Points that live until the member has done nothing for two months. */
class InactivityTest {

    private static final String MARCH = "2026-03-10T10:00:00Z";
    private static final String APRIL = "2026-04-20T10:00:00Z";
    private static final String MAY = "2026-05-01T10:00:00Z";
    private static final String JULY = "2026-07-20T10:00:00Z";

    private final Member member =
            Member.of(Rulebook.amsterdam().inactivity("P2M", 10).activity("visit", "visit", 5));

    @Test
    void allPointsLiveAsLongAsTheMemberDoesSomething() {
        member.order("1", MARCH, 2000).order("2", APRIL, 1000).then();

        assertThat(member.account().nextExpiry()).contains(new Account.NextExpiry(LocalDate.of(2026, 6, 20), 30));
        assertThat(member.until(JULY).tells())
                .containsExactly(
                        "notice 2026-06-20 10 30",
                        "expiry:order:1:earn -20 = 10/0 at 2026-06-20T22:00:00Z",
                        "expiry:order:2:earn -10 = 0/0 at 2026-06-20T22:00:00Z",
                        "gone expiry:order:1:earn 2026-06-20 30");
    }

    @Test
    void whatTheMemberDoesCountsAlsoWithoutPoints() {
        member.order("1", MARCH, 2000).order("free", APRIL, 0);
        assertThat(lastDay()).isEqualTo("2026-06-20");
        assertThat(member.activity("v", "visit", MAY)
                        .account()
                        .nextExpiry()
                        .orElseThrow()
                        .on())
                .isEqualTo("2026-07-01");
        member.redeem("X", "2026-05-02T10:00:00Z", 3);
        assertThat(lastDay()).isEqualTo("2026-07-02");
        member.signUp("s", "2026-05-03T10:00:00Z");
        assertThat(lastDay()).isEqualTo("2026-07-03");
    }

    @Test
    void whatOthersDoAndWhatIsRefusedDoesNotCount() {
        member.order("1", MARCH, 2000, 1000)
                .returned("R", "1", APRIL, 500)
                .adjust("A", APRIL, -3)
                .redeem("X", APRIL, 3000)
                .cancel("Y", APRIL);

        assertThat(lastDay()).isEqualTo("2026-05-10");
    }

    @Test
    void aLateEventMovesNothingBackAndWhatItMadeLivesAsLongAsTheRest() {
        member.order("2", APRIL, 1000).order("1", MARCH, 2000);

        assertThat(member.account().nextExpiry()).contains(new Account.NextExpiry(LocalDate.of(2026, 6, 20), 30));
    }

    @Test
    void aCorrectionsOwnDateStands() {
        member.adjust("A", MARCH, 7, Optional.of(LocalDate.of(2026, 4, 30)), false)
                .adjust("B", MARCH, 5)
                .order("1", APRIL, 2000)
                .then()
                .until("2026-05-15T10:00:00Z");

        assertThat(member.tells())
                .contains("expiry:adjustment:A -7 = 25/0 at 2026-04-30T22:00:00Z")
                .noneMatch(line -> line.startsWith("expiry:adjustment:B"));
    }

    @Test
    void whatACancellationGivesBackLivesAsLongAsTheMemberWasActive() {
        member.order("1", MARCH, 2000)
                .redeem("X", MARCH, 20)
                .order("2", MAY, 1000)
                .then()
                .cancel("X", "2026-06-15T10:00:00Z");

        assertThat(member.account().nextExpiry()).contains(new Account.NextExpiry(LocalDate.of(2026, 8, 15), 30));
    }

    @Test
    void whatACancellationGivesBackAfterTheMemberWasGoneIsOpenedAgainForAWhile() {
        member.order("1", MARCH, 2000)
                .redeem("X", MARCH, 20)
                .cancel("X", JULY)
                .order("2", "2026-07-21T10:00:00Z", 1000);

        assertThat(member.account().nextExpiry())
                .as("30 days, which nothing moves")
                .contains(new Account.NextExpiry(LocalDate.of(2026, 8, 19), 20));
    }

    private String lastDay() {
        return member.account().nextExpiry().orElseThrow().on().toString();
    }
}
