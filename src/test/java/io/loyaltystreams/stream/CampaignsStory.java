package io.loyaltystreams.stream;

import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.line;
import static io.loyaltystreams.story.Shop.order;
import static io.loyaltystreams.story.Shop.refunded;
import static io.loyaltystreams.story.Shop.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.avro.out.PointsPosted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Campaigns, limits, caps and versions of the program, from the topic to the ledger and through its stores. */
class CampaignsStory {

    private static final String HEAD = """
            program: test
            version: %d
            effective-from: %s
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - { id: all, points: %d, per: 1.00 }
            """;
    private static final String VERSION_1 = HEAD.formatted(1, "2025-01-01T00:00", 1);

    private Loyalty loyalty;

    @AfterEach
    void close() {
        loyalty.close();
    }

    private void open(String... programs) {
        loyalty = Loyalty.startedAt("2026-03-01T00:00:00Z", List.of(programs));
    }

    private void buy(String orderId, String at, long cents) {
        loyalty.order(order(orderId, at, card("1")).setLines(List.of(line("1", 1, cents))));
    }

    private List<Long> points() {
        return loyalty.entries().stream().map(PointsPosted::getPoints).toList();
    }

    private static BigDecimal explained(PointsPosted entry) {
        return entry.getExplanation().stream()
                .map(step -> new BigDecimal(step.getPoints()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void aConditionThatFailsOnAnOrderDoesNotMatchIsToldAndIsCounted() {
        open(VERSION_1 + """
                campaigns:
                  - { id: wine-club, if: "order.attributes.club == 'wine'", multiply: 3 }
                """);
        loyalty.order(wine("without").setAttributes(Map.of()));
        loyalty.order(wine("with").setAttributes(Map.of("club", "wine")));

        assertThat(points()).containsExactly(10L, 30L);
        var steps = loyalty.entries().getFirst().getExplanation();
        assertThat(steps.getLast().getRuleId()).isEqualTo("wine-club");
        assertThat(steps.getLast().getNote()).isEqualTo("did not match: the order has no attribute 'club'");
        assertThat(loyalty.entries())
                .allSatisfy(entry ->
                        assertThat(explained(entry)).isEqualByComparingTo(BigDecimal.valueOf(entry.getPoints())));
        assertThat(loyalty.meters()
                        .get("loyalty.rules.failed")
                        .tag("rule", "wine-club")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private static OrderPlaced.Builder wine(String orderId) {
        return order(orderId, "2026-03-10T12:00:00Z", card("1"));
    }

    @Test
    void aLimitedCampaignWorksAgainWhenNothingIsLeftOfTheOrderThatUsedIt() {
        open(VERSION_1 + """
                campaigns:
                  - { id: gift, bonus: 50, limit: { per-member: 1, period: P1M } }
                """);
        buy("1", "2026-03-10T12:00:00Z", 1000);
        buy("2", "2026-03-11T12:00:00Z", 1000);
        loyalty.returned(returned("R", "1", "2026-03-12T12:00:00Z"));
        buy("3", "2026-03-13T12:00:00Z", 1000);
        buy("4", "2026-04-01T12:00:00Z", 1000);
        assertThat(points()).containsExactly(60L, 10L, -60L, 60L, 60L);
    }

    @Test
    void aReturnFreesRoomOnItsOrdersDay() {
        open(VERSION_1 + "caps: { per-member-day: 15 }\n");
        buy("1", "2026-03-10T12:00:00Z", 1000);
        buy("2", "2026-03-10T13:00:00Z", 1000);
        buy("3", "2026-03-10T14:00:00Z", 1000);
        loyalty.returned(returned("R", "1", "2026-03-12T12:00:00Z"));
        // read late, of the same day in the zone
        buy("4", "2026-03-10T22:59:59Z", 1000);
        buy("5", "2026-03-10T23:00:00Z", 1000);

        assertThat(points()).containsExactly(10L, 5L, -10L, 10L, 10L);
        assertThat(loyalty.noEffects()).extracting(NoEffect::getReason).containsExactly("LIMIT_REACHED");
    }

    /** Of the 10.5 points of order 1 there are 5.5 left: the first version keeps 5 of them, the second would keep 6. */
    @Test
    void anOrderUsesTheVersionOfItsOwnTimeAndItsReturnTheSame() {
        open(VERSION_1, HEAD.formatted(2, "2026-03-11T00:00", 5) + "rounding: ceiling\n");
        buy("2", "2026-03-10T23:00:00Z", 1000);
        buy("1", "2026-03-10T22:59:59.999Z", 1050);
        loyalty.returned(returned("R", "1", "2026-03-20T12:00:00Z").setLines(List.of(refunded("1", 500))));
        assertThat(points()).containsExactly(50L, 10L, -5L);
        assertThat(loyalty.entries())
                .extracting(entry -> entry.getExplanation().getFirst().getProgramVersion())
                .containsExactly(2, 1, 1);
    }
}
