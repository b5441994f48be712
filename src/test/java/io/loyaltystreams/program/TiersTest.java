package io.loyaltystreams.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltystreams.program.Tiers.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiersTest {

    private static final Tiers TIERS = new Tiers(List.of(
            new Level("bronze", 0, Ratio.UNIT),
            new Level("silver", 500, Ratio.of(5, 4)),
            new Level("gold", 2000, Ratio.of(3, 2))));

    @ParameterizedTest
    @CsvSource({"-1, bronze", "0, bronze", "499, bronze", "500, silver", "1999, silver", "2000, gold", "99999, gold"})
    void fitsTheHighestLevelThatIsReached(long qualifying, String level) {
        assertThat(TIERS.fits(qualifying).name()).isEqualTo(level);
    }

    @Test
    void startsMembersInTheFirstLevel() {
        assertThat(TIERS.first().name()).isEqualTo("bronze");
    }

    @Test
    void findsALevelByItsName() {
        assertThat(TIERS.named("silver").orElseThrow().multiplier()).isEqualTo(Ratio.of(5, 4));
        assertThat(TIERS.named("platinum")).isEmpty();
    }

    @Test
    void refusesToHaveNoLevel() {
        assertThatThrownBy(() -> new Tiers(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
