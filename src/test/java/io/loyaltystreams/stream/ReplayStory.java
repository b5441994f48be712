package io.loyaltystreams.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.config.Topic;
import io.loyaltystreams.stream.ShopHistory.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A year of a shop is lived through once, the sweep looking now and then, and read again from the start in one go, as by a new
 * application id: records, their order and their timestamps are the same, and so is all that comes out.
 */
class ReplayStory {

    private static final String PROGRAM = """
            program: test
            version: 1
            effective-from: 2024-01-01T00:00
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - { id: all, points: 10, per: 1.00 }
            signup: { bonus: 50 }
            activities:
              - { id: review, kind: review, bonus: 25, limit: { per-member: 2, period: P1M } }
            referral: { referrer-bonus: 60, referee-bonus: 30, minimum: 20.00 }
            hold: { for: P14D }
            expiry: { after: P3M, round-up: month, notices: [P14D, P3D], reinstatement: P10D }
            negative-balance: allow
            tiers:
              metric: points
              window: rolling P4M
              levels:
                - { name: bronze }
                - { name: silver, at: 600, multiply: 1.5 }
                - { name: gold, at: 1500, multiply: 2 }
              downgrade: { policy: one-step, grace: P20D }
            """;

    /** What a member can see; commands and answers too. */
    private static final List<Topic> OUT = List.of(
            Topic.POINTS_LEDGER,
            Topic.MEMBER_BALANCES,
            Topic.TIER_CHANGES,
            Topic.POINTS_EXPIRING,
            Topic.POINTS_EXPIRED,
            Topic.REDEMPTION_RESULTS,
            Topic.NO_EFFECTS,
            Topic.DEAD_LETTERS);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void readAgainFromTheStartEachMemberGetsTheSameBytes(long seed) {
        var history = ShopHistory.of(new Random(seed), 300);
        Map<Topic, Map<String, List<String>>> lived;
        Map<Topic, Map<String, List<String>>> replayed;
        try (var live = Loyalty.startedAt(PROGRAM, ShopHistory.BEGIN.toString())) {
            var looks = new Random(-seed);
            for (Heard heard : history) {
                for (int look = looks.nextInt(3); look > 0; look--) {
                    live.turnClockTo(heard.at()
                            .minus(Duration.ofMinutes(1L + looks.nextInt(6_000)))
                            .toString());
                }
                heard.sendTo(live);
            }
            lived = end(live);
        }
        try (var again = Loyalty.startedAt(PROGRAM, ShopHistory.BEGIN.toString())) {
            again.leaveInputUnread(true);
            history.forEach(heard -> heard.sendTo(again));
            again.leaveInputUnread(false);
            replayed = end(again);
        }

        for (Topic topic : OUT) {
            assertThat(replayed.get(topic)).as("seed %d, %s", seed, topic).isEqualTo(lived.get(topic));
        }
        assertThat(lived.get(Topic.POINTS_LEDGER)).as("seed %d", seed).hasSizeGreaterThan(5);
        assertThat(lived.get(Topic.POINTS_EXPIRED)).as("seed %d", seed).isNotEmpty();
        assertThat(lived.get(Topic.TIER_CHANGES)).as("seed %d", seed).isNotEmpty();
    }

    private static Map<Topic, Map<String, List<String>>> end(Loyalty loyalty) {
        Instant end = ShopHistory.BEGIN.plus(Duration.ofDays(800));
        for (int i = 0; i < 4; i++) {
            loyalty.turnClockTo(end.toString());
        }
        var all = OUT.stream().collect(Collectors.toMap(topic -> topic, topic -> byMember(loyalty, topic)));
        // a balance follows each step, and the steps may be larger or smaller: the newest counts
        all.get(Topic.MEMBER_BALANCES).replaceAll((member, balances) -> List.of(balances.getLast()));
        return all;
    }

    private static Map<String, List<String>> byMember(Loyalty loyalty, Topic topic) {
        return loyalty.read(topic).stream()
                .collect(Collectors.groupingBy(
                        record -> record.key(),
                        TreeMap::new,
                        Collectors.mapping(
                                record -> topic == Topic.DEAD_LETTERS
                                        ? new String(record.value(), UTF_8)
                                        : HexFormat.of().formatHex(record.value()),
                                Collectors.toList())));
    }
}
