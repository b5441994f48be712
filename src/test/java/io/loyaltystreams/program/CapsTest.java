package io.loyaltystreams.program;

import static io.loyaltystreams.program.Baskets.basket;
import static io.loyaltystreams.program.Baskets.line;
import static io.loyaltystreams.program.Campaigns.bonus;
import static io.loyaltystreams.program.Campaigns.limited;
import static io.loyaltystreams.program.Campaigns.onePointEach;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-10");

    private static Award award(Caps caps, Usage usage, long amount, Campaign... campaigns) {
        var shopper = new Shopper(Optional.empty(), Optional.empty(), 0, Optional.empty(), usage);
        return onePointEach(Stacking.BEST, caps, campaigns)
                .award(basket("pos", "EUR", line("food", amount)), shopper, DAY, 7);
    }

    @ParameterizedTest
    @CsvSource({
        // an order of 100 points; caps per order, day, month; earned that day and earlier that month; award, limit
        "1000, 1000, 1000, 0, 0, 100, 1000",
        "60, 1000, 1000, 0, 0, 60, 60",
        "1000, 150, 1000, 80, 0, 70, 70",
        "1000, 150, 1000, 150, 0, 0, 0",
        "1000, 150, 1000, 400, 0, 0, 0",
        "1000, 1000, 500, 100, 350, 50, 50",
        "30, 150, 500, 120, 400, 0, 0",
        "30, 150, 500, 120, 300, 30, 30",
        "1000, 100, 500, 0, 0, 100, 100"
    })
    void cutToTheSmallestRoomThatIsLeft(
            long order, long day, long month, long today, long earlier, long points, long limit) {
        var usage = Usage.NONE.plusPoints(DAY, today).plusPoints(DAY.withDayOfMonth(1), earlier);
        var award = award(new Caps(order, day, month), usage, 10_000);
        assertThat(award.points()).isEqualTo(points);
        assertThat(award.earnings().limit()).isEqualTo(limit);
    }

    @Test
    void countOnlyTheOrdersOwnDayAndMonth() {
        var usage = Usage.NONE
                .plusPoints(LocalDate.parse("2026-02-28"), 900)
                .plusPoints(LocalDate.parse("2026-03-09"), 40)
                .plusPoints(LocalDate.parse("2026-03-11"), 40)
                .plusPoints(LocalDate.parse("2026-04-01"), 900);
        assertThat(award(new Caps(1000, 100, 150), usage, 10_000).points()).isEqualTo(70);
    }

    @Test
    void cutBonusesToo() {
        var award = award(new Caps(120, 1000, 1000), Usage.NONE, 10_000, bonus("gift", 50));
        assertThat(award.points()).isEqualTo(120);
        assertThat(award.steps()).contains(new Step("caps.per-order", 7, "-30", "at most 120"));
    }

    @Test
    void areExplainedEachByItself() {
        var usage = Usage.NONE.plusPoints(DAY, 30).plusPoints(DAY.minusDays(1), 40);
        assertThat(award(new Caps(90, 110, 100), usage, 10_000).steps())
                .containsExactly(
                        new Step("all", 7, "100", "100 EUR, 1 for each 1"),
                        new Step("caps.per-order", 7, "-10", "at most 90"),
                        new Step("caps.per-member-day", 7, "-10", "at most 110 on 2026-03-10"),
                        new Step("caps.per-member-month", 7, "-50", "at most 100 in 2026-03"));
    }

    @Test
    void thatLeaveNothingSayWhyAndSpendNoUse() {
        var usage = Usage.NONE.plusPoints(DAY, 100);
        var award = award(new Caps(1000, 100, 1000), usage, 10_000, limited(1, Limit.Period.DAY, bonus("gift", 50)));
        assertThat(award.outcome()).isEqualTo(Award.Outcome.NO_ROOM);
        assertThat(award.uses()).isEmpty();
    }

    @Test
    void countPointsNetOfReturnsAndForgetEmptyDays() {
        var usage = Usage.NONE.plusPoints(DAY, 80).plusPoints(DAY, -80);
        assertThat(usage).isEqualTo(Usage.NONE);
    }

    @Test
    void forgetRulesWhoseUsesAllCameBack() {
        var usage = Usage.NONE.plusUses("gift", DAY, 1).plusUses("gift", DAY, 1).plusUses("gift", DAY, -2);
        assertThat(usage).isEqualTo(Usage.NONE);
    }
}
