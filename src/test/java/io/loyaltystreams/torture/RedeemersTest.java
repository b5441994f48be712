package io.loyaltystreams.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.demo.check.Expectation;
import io.loyaltystreams.demo.traffic.Traffic;
import io.loyaltystreams.demo.traffic.TrafficEvent;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RedeemersTest {

    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final int COUNT = 7;

    @Test
    void leavesTheOtherTrafficAsItIs() {
        var traffic = Traffic.of(3, 50, NOW);

        var all = Redeemers.among(traffic, COUNT, NOW);

        assertThat(all).containsSubsequence(traffic).hasSize(traffic.size() + 2 * COUNT);
    }

    @Test
    void spreadsThemOverAllOfIt() {
        var all = Redeemers.among(Traffic.of(3, 50, NOW), COUNT, NOW);
        var part = all.size() / COUNT;

        for (int i = 0; i < COUNT; i++) {
            assertThat(all.subList(i * part, (i + 1) * part)).as("part %d", i).anyMatch(RedeemersTest::isOfRedeemer);
        }
    }

    @Test
    void givesEachMoreThanTheyRedeem() {
        var expected = Expectation.of(Redeemers.among(Traffic.of(3, 50, NOW), COUNT, NOW), LocalDate.of(2026, 3, 4));
        var redemptions = Redeemers.entries(COUNT);

        assertThat(redemptions).hasSize(3 * COUNT);
        var before = expected.pointsByMember();
        var left = expected.with(redemptions).pointsByMember();
        assertThat(redemptions.values()).allSatisfy(entry -> {
            assertThat(before.get(entry.memberId())).isEqualTo(100 + 20);
            assertThat(left.get(entry.memberId())).isEqualTo(100 + 20 - 40 - 40 + 40);
        });
    }

    private static boolean isOfRedeemer(TrafficEvent event) {
        return event instanceof TrafficEvent.SignUp signUp && signUp.eventId().startsWith("S-r-");
    }
}
