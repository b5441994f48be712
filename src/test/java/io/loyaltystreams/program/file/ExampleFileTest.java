package io.loyaltystreams.program.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.BasketLine;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Shopper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleFileTest {

    private static final Path EXAMPLE = Path.of("program.example.yaml");

    @Test
    void loads() throws ProgramRefused {
        var programs = ProgramFiles.load(EXAMPLE);
        assertThat(programs.at(Instant.parse("2025-12-31T22:59:59Z"))).isEmpty();

        var program = programs.at(Instant.parse("2025-12-31T23:00:00Z")).orElseThrow();
        assertThat(program).isSameAs(programs.version(1).orElseThrow());
        assertThat(program.signupBonus()).isEqualTo(100);
        assertThat(program.expiry().orElseThrow().noticeDays()).containsExactly(30, 14, 3);
        assertThat(program.tiers().orElseThrow().fits(Ratio.of(500)).multiplier())
                .contains(Ratio.of(5, 4));
    }

    @Test
    void awardsWhatItsCommentsSay() throws ProgramRefused {
        var line = new BasketLine("line", "tea", Optional.of("food"), 1, 1250, 0);
        var basket = new Basket(
                "4711",
                "pos",
                Optional.empty(),
                Instant.parse("2026-03-10T12:00:00Z"),
                Currency.getInstance("EUR"),
                List.of(line),
                0,
                0,
                List.of(),
                Map.of(),
                Optional.empty());

        var award = ProgramFiles.load(EXAMPLE).version(1).orElseThrow().award(basket, Shopper.NEW);
        assertThat(award.points()).isEqualTo(25);
        assertThat(award.earnings().limit()).isEqualTo(5000);
    }

    /** Cannot stand beside the key whose place they take: a comment there names them. */
    private static final Set<String> INSTEAD_OF_ANOTHER = Set.of("expiry.after-inactivity");

    static Set<String> keys() {
        return KeyPaths.described(ProgramSchema.schema()).keySet();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void hasAndExplainsEveryKey(String path) throws IOException {
        var key = path.substring(path.lastIndexOf('.') + 1);
        var named = Pattern.compile("(^|[ {])" + key + ":");
        var lines = Files.readAllLines(EXAMPLE);

        assertThat(INSTEAD_OF_ANOTHER.contains(path)
                        || KeyPaths.has(YAMLMapper.builder().build().readTree(EXAMPLE.toFile()), path))
                .isTrue();
        assertThat(IntStream.range(1, lines.size()))
                .as("a line with %s: that has a comment or is below one", key)
                .anyMatch(i -> named.matcher(lines.get(i)).find()
                        && (lines.get(i).contains("# ")
                                || lines.get(i - 1).strip().startsWith("# ")));
    }

    @Test
    void beginsWithTheSchemaForEditors() throws IOException {
        var first = Files.readAllLines(EXAMPLE).getFirst();
        assertThat(first).startsWith("# yaml-language-server: $schema=");
        assertThat(Path.of(first.substring(first.indexOf('=') + 1))).isRegularFile();
    }
}
