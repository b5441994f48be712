package io.loyaltystreams.program;

import static io.loyaltystreams.program.Rules.earning;
import static io.loyaltystreams.program.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramsTest {

    private static final Programs PROGRAMS =
            new Programs(List.of(version(8, "2026-06-30T22:00:00Z"), version(7, "2025-12-31T23:00:00Z")));

    private static Program version(int version, String from) {
        var edition = new Edition(
                "acme", version, Instant.parse(from), ZoneId.of("Europe/Amsterdam"), Currency.getInstance("EUR"));
        return new Program(
                edition,
                earning(rule("all", "1", "1")),
                0,
                List.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                NegativeBalance.ALLOW,
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31T22:59:59.999Z,",
        "2025-12-31T23:00:00Z, 7",
        "2026-06-30T21:59:59.999Z, 7",
        "2026-06-30T22:00:00Z, 8",
        "2040-01-01T00:00:00Z, 8"
    })
    void findsTheVersionInForce(Instant time, Integer version) {
        assertThat(PROGRAMS.at(time).map(Program::version)).isEqualTo(Optional.ofNullable(version));
    }

    @Test
    void findsAVersionByItsNumber() {
        assertThat(PROGRAMS.version(7).orElseThrow().version()).isEqualTo(7);
        assertThat(PROGRAMS.version(9)).isEmpty();
    }

    @Test
    void refusesTwoOfOneVersionOrOfOneMoment() {
        var seven = version(7, "2025-12-31T23:00:00Z");
        assertThatThrownBy(() -> new Programs(List.of(seven, version(7, "2026-12-31T23:00:00Z"))))
                .hasMessageContaining("version 7");
        assertThatThrownBy(() -> new Programs(List.of(seven, version(8, "2025-12-31T23:00:00Z"))))
                .hasMessageContaining("version 8");
    }
}
