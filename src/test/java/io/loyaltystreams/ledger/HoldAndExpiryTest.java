package io.loyaltystreams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.program.ExpiryPolicy;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldAndExpiryTest {

    @Test
    void pointsArePendingUntilTheStartOfTheirDay() {
        var member = Member.of(Rulebook.amsterdam().hold("P14D")).order("1", "2026-03-20T22:30:00Z", 2000);

        assertThat(member.tells()).containsExactly("order:1:earn +20 = 0/20");
        assertThat(member.until("2026-04-02T21:59:59Z").tells()).isEmpty();
        assertThat(member.until("2026-04-02T22:00:00Z").tells())
                .as("20 March in Amsterdam, and 14 days over the night of 23 hours")
                .containsExactly("release:order:1:earn releases 20 = 20/0 at 2026-04-02T22:00:00Z");
    }

    @Test
    void aHoldOfNoDaysIsNoHold() {
        assertThat(Member.of(Rulebook.amsterdam().hold("P0D"))
                        .order("1", "2026-03-20T10:00:00Z", 2000)
                        .tells())
                .containsExactly("order:1:earn +20 = 20/0");
    }

    @Test
    void onlyOrdersAreHeld() {
        var member = Member.of(Rulebook.amsterdam().hold("P14D").welcome(5).activity("review", "review", 7));

        assertThat(member.signUp("S", "2026-03-20T10:00:00Z")
                        .activity("A", "review", "2026-03-20T10:00:00Z")
                        .adjust("3", "2026-03-20T10:00:00Z", 9)
                        .tells())
                .containsExactly("signup:S:welcome +5 = 5/0", "activity:A:review +7 = 12/0", "adjustment:3 +9 = 21/0");
    }

    @Test
    void whatIsReturnedInsideTheHoldNeverBecomesAvailable() {
        var member = Member.of(Rulebook.amsterdam().hold("P14D"))
                .order("1", "2026-03-20T10:00:00Z", 2000)
                .returned("R", "1", "2026-03-21T10:00:00Z");

        assertThat(member.tells()).containsExactly("order:1:earn +20 = 0/20", "return:R:reverse -20 = 0/0");
        assertThat(member.until("2027-03-20T10:00:00Z").tells()).isEmpty();
        assertThat(member.account().holdings().lots()).isEmpty();
        assertThat(member.shelf().spentLots).as("nothing can touch it any more").isEmpty();
    }

    @Test
    void pendingPointsExpireLikeOthers() {
        var member = Member.of(Rulebook.amsterdam().hold("P3M").expiry("P1M"))
                .order("1", "2026-03-20T10:00:00Z", 2000)
                .until("2027-01-01T00:00:00Z");

        assertThat(member.tells())
                .containsExactly(
                        "order:1:earn +20 = 0/20",
                        "expiry:order:1:earn -20 = 0/0 at 2026-04-20T22:00:00Z",
                        "gone expiry:order:1:earn 2026-04-20 20");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Amsterdam,  2025-12-31T22:59:59Z, 2025-12-31, 2026-12-31T23:00:00Z",
        "Europe/Amsterdam,  2025-12-31T23:00:00Z, 2026-01-01, 2027-01-01T23:00:00Z",
        "America/Sao_Paulo, 2026-01-01T02:59:59Z, 2025-12-31, 2027-01-01T03:00:00Z",
        "America/Sao_Paulo, 2026-01-01T03:00:00Z, 2026-01-01, 2027-01-02T03:00:00Z",
        "Europe/Amsterdam,  2028-02-29T12:00:00Z, 2028-02-29, 2029-02-28T23:00:00Z",
        "Europe/Amsterdam,  2028-02-28T12:00:00Z, 2028-02-28, 2029-02-28T23:00:00Z",
    })
    void theNightAfterTheLastDayTakesWhatIsLeft(String zone, String earned, LocalDate day, String gone) {
        var member = Member.of(Rulebook.in(zone).expiry("P12M"))
                .order("1", earned, 2000)
                .redeem("X", earned, 5)
                .then();

        assertThat(member.account().nextExpiry()).contains(new Account.NextExpiry(day.plusYears(1), 15));
        assertThat(member.until(java.time.Instant.parse(gone).minusMillis(1).toString())
                        .tells())
                .isEmpty();
        assertThat(member.until(gone).tells())
                .containsExactly(
                        "expiry:order:1:earn -15 = 0/0 at " + gone,
                        "gone expiry:order:1:earn " + day.plusYears(1) + " 15");
        assertThat(member.account().nextDue()).isEmpty();
    }

    @Test
    void eachNoticeGoesOutOnceForAllLotsOfADate() {
        var member = Member.of(
                        Rulebook.amsterdam().hold("P40D").expiry("P2M", ExpiryPolicy.RoundUp.MONTH, "P30D", 30, 3))
                .order("1", "2026-03-05T10:00:00Z", 2000)
                .order("2", "2026-03-06T10:00:00Z", 3000)
                .then();

        assertThat(member.until("2026-05-01T07:00:00Z").tells())
                .as("pending points count; the hold of both is over by then")
                .containsExactly(
                        "release:order:1:earn releases 20 = 20/30 at 2026-04-13T22:00:00Z",
                        "release:order:2:earn releases 30 = 50/0 at 2026-04-14T22:00:00Z",
                        "notice 2026-05-31 30 50");
        assertThat(member.redeem("X", "2026-05-02T07:00:00Z", 45)
                        .until("2026-05-28T07:00:00Z")
                        .tells())
                .contains("notice 2026-05-31 3 5");
        assertThat(member.redeem("Y", "2026-05-30T07:00:00Z", 5)
                        .then()
                        .until("2026-07-01T00:00:00Z")
                        .tells())
                .as("nothing remains")
                .isEmpty();
    }

    @Test
    void aNoticeThatIsDueAtTheMomentOfEarningIsPast() {
        assertThat(Member.of(Rulebook.amsterdam().expiry("P30D", 30))
                        .order("1", "2026-03-05T08:00:00Z", 2000)
                        .until("2026-03-06T08:00:00Z")
                        .tells())
                .containsExactly("order:1:earn +20 = 20/0");
        assertThat(Member.of(Rulebook.amsterdam().expiry("P30D", 30))
                        .order("1", "2026-03-05T07:59:59.999Z", 2000)
                        .until("2026-03-06T08:00:00Z")
                        .tells())
                .contains("notice 2026-04-04 30 20");
    }

    @Test
    void aLateOrderIsReleasedAndExpiresByItsOwnDates() {
        var member = Member.of(Rulebook.amsterdam().hold("P14D").expiry("P2M", 3))
                .order("now", "2026-06-10T10:00:00Z", 100)
                .then()
                .order("old", "2026-03-10T10:00:00Z", 2000);

        assertThat(member.tells())
                .containsExactly(
                        "order:old:earn +20 = 0/21",
                        "release:order:old:earn releases 20 = 20/1 at 2026-03-23T23:00:00Z",
                        "expiry:order:old:earn -20 = 0/1 at 2026-05-10T22:00:00Z",
                        "gone expiry:order:old:earn 2026-05-10 20");
    }

    @Test
    void lotsFollowTheVersionThatAwardedThem() {
        var member = new Member(new io.loyaltystreams.program.Programs(java.util.List.of(
                        Rulebook.amsterdam().expiry("P1M").program(),
                        Rulebook.amsterdam()
                                .version(2, "2026-03-15T00:00:00Z")
                                .hold("P1D")
                                .program())))
                .order("1", "2026-03-14T10:00:00Z", 2000)
                .order("2", "2026-03-16T10:00:00Z", 1000)
                .until("2030-01-01T00:00:00Z");

        assertThat(member.tells())
                .containsExactly(
                        "order:1:earn +20 = 20/0",
                        "order:2:earn +10 = 20/10",
                        "release:order:2:earn releases 10 = 30/0 at 2026-03-16T23:00:00Z",
                        "expiry:order:1:earn -20 = 10/0 at 2026-04-14T22:00:00Z",
                        "gone expiry:order:1:earn 2026-04-14 20");
    }
}
