package io.loyaltystreams.program.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.program.Ratio;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExampleFileTest {

    @Test
    void loads() throws ProgramRefused {
        var programs = ProgramFiles.load(Path.of("program.example.yaml"));

        assertThat(programs.at(Instant.parse("2025-12-31T22:59:59Z"))).isEmpty();
        var program = programs.at(Instant.parse("2025-12-31T23:00:00Z")).orElseThrow();
        assertThat(program).isSameAs(programs.version(1).orElseThrow());
        assertThat(program.signupBonus()).isEqualTo(100);
        assertThat(program.tiers().orElseThrow().fits(500).multiplier()).isEqualTo(Ratio.of(5, 4));
    }
}
