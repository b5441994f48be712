package io.loyaltystreams.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltystreams.program.Tiers.Level;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiersTest {

    private static final Tiers TIERS = tiers(List.of(
            new Level("bronze", Ratio.ZERO, Optional.empty()),
            new Level("silver", Ratio.of(500), Optional.of(Ratio.of(5, 4))),
            new Level("gold", Ratio.of(2000), Optional.of(Ratio.of(3, 2)))));

    private static Tiers tiers(List<Level> levels) {
        return new Tiers(new Tiers.Metric.Points(), new Tiers.Window.Lifetime(), levels, Tiers.Downgrade.AT_ONCE);
    }

    @ParameterizedTest
    @CsvSource({"-1, bronze", "0, bronze", "499, bronze", "500, silver", "1999, silver", "2000, gold", "99999, gold"})
    void fitsTheHighestLevelThatIsReached(long qualifying, String level) {
        assertThat(TIERS.fits(Ratio.of(qualifying)).name()).isEqualTo(level);
    }

    @Test
    void startsMembersInTheFirstLevel() {
        assertThat(TIERS.first().name()).isEqualTo("bronze");
    }

    @Test
    void findsALevelByItsName() {
        assertThat(TIERS.named("silver").orElseThrow().multiplier()).contains(Ratio.of(5, 4));
        assertThat(TIERS.named("platinum")).isEmpty();
    }

    @Test
    void refusesToHaveNoLevel() {
        assertThatThrownBy(() -> tiers(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
