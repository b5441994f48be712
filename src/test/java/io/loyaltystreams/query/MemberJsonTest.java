package io.loyaltystreams.query;

import static io.loyaltystreams.query.SampleAccounts.day;
import static io.loyaltystreams.query.SampleAccounts.lot;
import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.ledger.Lot;
import io.loyaltystreams.ledger.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberJsonTest {

    private static final Instant AT = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void writesAnAccountWithTheSoonestExpiryFirst() {
        assertThat(MemberJson.of(SampleAccounts.MEMBER, SampleAccounts.rich()).toPrettyString())
                .isEqualToNormalizingNewlines("""
                        {
                          "memberId" : "m-0123456789abcdef0123456789abcdef",
                          "available" : 975,
                          "pending" : 30,
                          "debt" : 15,
                          "tier" : {
                            "name" : "silver",
                            "since" : "2026-03-01T09:00:00Z",
                            "fallsOn" : "2026-04-01"
                          },
                          "nextExpiry" : {
                            "on" : "2026-12-31",
                            "points" : 950
                          },
                          "broughtBy" : {
                            "memberId" : "m-fedcba9876543210fedcba9876543210",
                            "earnedBy" : "4711"
                          },
                          "lifetimeEarned" : 1320,
                          "advancedTo" : "2026-03-02T10:15:30Z",
                          "next" : {
                            "what" : "RELEASE",
                            "on" : "2026-03-15",
                            "points" : 30
                          },
                          "nextDue" : "2026-03-14T23:00:00Z",
                          "lots" : [ {
                            "id" : "order:4711:earn",
                            "points" : 1250,
                            "remaining" : 950,
                            "expiresOn" : "2026-12-31"
                          }, {
                            "id" : "order:4712:earn",
                            "points" : 30,
                            "remaining" : 30,
                            "pendingUntil" : "2026-03-15",
                            "expiresOn" : "2027-03-31"
                          }, {
                            "id" : "adjustment:a-1",
                            "points" : 40,
                            "remaining" : 40
                          } ]
                        }""");
    }

    @Test
    void leavesOutWhatAnAccountHasNot() {
        assertThat(MemberJson.of(SampleAccounts.MEMBER, SampleAccounts.empty()).toString())
                .isEqualTo("{\"memberId\":\"" + SampleAccounts.MEMBER + "\",\"available\":0,\"pending\":0,"
                        + "\"lifetimeEarned\":0,\"advancedTo\":\"2026-03-02T10:15:30Z\",\"lots\":[]}");
    }

    /** A lot that is pending until a day, an available one that expires after a day, and a tier that is lost on a day. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2026-03-15, 2026-03-20, 2026-03-25, RELEASE
            2026-03-15, 2026-03-15, 2026-03-25, RELEASE
            2026-03-15, 2026-03-14, 2026-03-15, EXPIRY
            2026-03-15, 2026-03-13, 2026-03-14, EXPIRY
            2026-03-15, 2026-03-20, 2026-03-14, TIER_FALL
            -,          2026-03-20, 2026-03-20, TIER_FALL
            -,          2026-03-20, -,          EXPIRY
            2026-03-15, -,          2026-03-15, RELEASE
            """)
    void saysWhatComesNext(String release, String expiry, String fall, Step.What next) {
        var lots = new ArrayList<Lot>();
        day(release).ifPresent(day -> {
            lots.add(lot("order:1:earn", 10, 0, AT, Optional.of(day), Optional.empty()));
            lots.add(lot("order:2:earn", 5, 0, AT, Optional.of(day), Optional.empty()));
            lots.add(lot("order:3:earn", 7, 0, AT, Optional.of(day.plusDays(1)), Optional.empty()));
        });
        day(expiry).ifPresent(day -> lots.add(lot("order:4:earn", 20, 4, AT, Optional.empty(), Optional.of(day))));
        var standing = day(fall).map(day -> new Standing("gold", AT, Optional.of(day)));

        var step = Step.next(SampleAccounts.of(lots, standing)).orElseThrow();

        assertThat(step.what()).isEqualTo(next);
        assertThat(step.points())
                .isEqualTo(
                        switch (next) {
                            case RELEASE -> 15;
                            case EXPIRY -> 16;
                            case TIER_FALL -> 0;
                        });
    }

    @Test
    void knowsOfNothingToComeWithoutDates() {
        assertThat(Step.next(SampleAccounts.empty())).isEmpty();
    }
}
