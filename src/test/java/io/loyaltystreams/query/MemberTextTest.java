package io.loyaltystreams.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemberTextTest {

    @Test
    void showsWhatAMemberHasLotByLot() {
        assertThat(MemberText.of(MemberJson.of(SampleAccounts.MEMBER, SampleAccounts.rich())))
                .isEqualTo("""
                        Member         m-0123456789abcdef0123456789abcdef
                        Tier           silver since 2026-03-01 09:00 UTC, lost on 2026-04-01 unless the member qualifies again
                        Available      975
                        Pending        30
                        Debt           15, paid from the next points that become available
                        Brought by     m-fedcba9876543210fedcba9876543210, order 4711 earned the bonuses
                        Next expiry    950 points after 2026-12-31
                        Next           30 points become available on 2026-03-15
                        Earned in all  1320
                        Last event     2026-03-02 10:15 UTC

                        Lot              Points  Remaining  Pending until  Expires after
                        order:4711:earn    1250        950  -              2026-12-31
                        order:4712:earn      30         30  2026-03-15     2027-03-31
                        adjustment:a-1       40         40  -              -
                        """);
    }

    @Test
    void showsAMemberWithoutAnything() {
        assertThat(MemberText.of(MemberJson.of(SampleAccounts.MEMBER, SampleAccounts.empty())))
                .isEqualTo("""
                        Member         m-0123456789abcdef0123456789abcdef
                        Tier           -
                        Available      0
                        Pending        0
                        Next expiry    -
                        Next           -
                        Earned in all  0
                        Last event     2026-03-02 10:15 UTC

                        No lot has points left.
                        """);
    }
}
