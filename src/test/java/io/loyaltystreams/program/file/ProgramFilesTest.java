package io.loyaltystreams.program.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.BasketLine;
import io.loyaltystreams.program.ExpiryPolicy;
import io.loyaltystreams.program.NegativeBalance;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Shopper;
import io.loyaltystreams.program.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramFilesTest {

    private static final String SMALLEST = """
            program: acme
            version: 7
            effective-from: 2026-01-01T00:00
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - { id: all, points: 1, per: 1.00 }
            """;

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Program load(String text) throws IOException, ProgramRefused {
        return ProgramFiles.load(write("program.yaml", text)).version(7).orElseThrow();
    }

    private List<Fault> faults(Path path) {
        return catchThrowableOfType(ProgramRefused.class, () -> ProgramFiles.load(path))
                .faults();
    }

    @Test
    void givesEveryKeyThatIsLeftOutItsDefault() throws Exception {
        var program = load(SMALLEST);

        assertThat(program.edition().effectiveFrom()).isEqualTo(Instant.parse("2025-12-31T23:00:00Z"));
        assertThat(program.signupBonus()).isZero();
        assertThat(program.expiry()).isEmpty();
        assertThat(program.tiers()).isEmpty();
        assertThat(program.negativeBalance()).isEqualTo(NegativeBalance.ALLOW);
    }

    @Test
    void readsExpiryAsWritten() throws Exception {
        var expiry = "expiry: { after: P12M, round-up: month, notices: [P30D, P2W, P0D], notice-at: 10:30 }\n";
        assertThat(load(SMALLEST + expiry).expiry())
                .contains(new ExpiryPolicy(
                        Period.ofMonths(12),
                        ExpiryPolicy.From.EARNING,
                        ExpiryPolicy.RoundUp.MONTH,
                        List.of(30, 14, 0),
                        LocalTime.of(10, 30),
                        ZoneId.of("Europe/Amsterdam"),
                        ExpiryPolicy.Owner.LOYALTY_STREAMS,
                        Period.ofDays(30)));
    }

    @Test
    void keepsTextAsWrittenWhereYamlWouldGuess() throws Exception {
        var guessable = "- { id: 010, when: { channel: [no], shop: [007] }, points: 1, per: 1 }\n  - { id: 10,";
        var program = load(SMALLEST.replace("- { id: all,", guessable));
        var line = new BasketLine("line", "sku", Optional.empty(), 1, 100, 0);
        var basket = new Basket(
                "4711",
                "no",
                Optional.of("007"),
                Instant.parse("2026-03-10T12:00:00Z"),
                Currency.getInstance("EUR"),
                List.of(line),
                0,
                0,
                List.of(),
                Map.of(),
                Optional.empty());

        assertThat(program.award(basket, Shopper.NEW).steps())
                .extracting(Step::ruleId)
                .containsExactly("010");
    }

    @Test
    void readsAFileThatBeginsWithAByteOrderMark() throws Exception {
        assertThat(load("\uFEFF" + SMALLEST).version()).isEqualTo(7);
    }

    @Test
    void readsAFolderWithOneFileForEachVersion() throws Exception {
        write("7.yaml", SMALLEST);
        write("8.yml", SMALLEST.replace("version: 7", "version: 8").replace("2026-01-01", "2026-07-01"));
        write("README.md", "not a program");
        Files.createDirectory(folder.resolve("old.yaml"));

        var programs = ProgramFiles.load(folder);
        assertThat(programs.at(Instant.parse("2026-06-30T21:59:59Z")).map(Program::version))
                .contains(7);
        assertThat(programs.at(Instant.parse("2026-06-30T22:00:00Z")).map(Program::version))
                .contains(8);
    }

    @Test
    void listsTheFaultsOfAllFilesWithFilePathFoundAndExpected() throws Exception {
        var first = write("7.yaml", SMALLEST.replace("points: 1", "pionts: 1"));
        var second = write("8.yaml", SMALLEST.replace("EUR", "euro").replace("version: 7", "version: seven"));

        assertThatThrownBy(() -> ProgramFiles.load(folder))
                .isInstanceOf(ProgramRefused.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        first
                                + ": earn[0].points: found nothing, expected a number from 0 up, such as 1 or 2.50 (line 7)",
                        first + ": earn[0].pionts: found an unknown key, expected points (is it misspelt?) (line 7)",
                        second
                                + ": version: found 'seven', expected a whole number from 1 up, of at most nine digits (line 2)",
                        second + ": base-currency: found 'euro', expected an ISO 4217 currency such as EUR (line 5)"));
    }

    @ParameterizedTest
    @CsvSource({
        "program: acme, program: other, program, found other",
        "version: 7, version: 7, version, found 7",
        "2026-07-01, 2026-01-01, effective-from, found the moment"
    })
    void refusesVersionsThatDoNotGoTogether(String from, String to, String path, String found) throws Exception {
        write("7.yaml", SMALLEST);
        var second = SMALLEST.replace("2026-01-01", "2026-07-01").replace(from, to);
        write("8.yaml", path.equals("version") ? second : second.replace("version: 7", "version: 8"));

        assertThat(faults(folder)).singleElement().satisfies(fault -> {
            assertThat(fault.file()).hasFileName("8.yaml");
            assertThat(fault.path()).isEqualTo(path);
            assertThat(fault.toString()).contains(found);
        });
    }

    @Test
    void refusesWhatIsNoProgram() throws Exception {
        assertThat(faults(folder.resolve("absent.yaml")))
                .singleElement()
                .asString()
                .contains("found no such file");
        assertThat(faults(folder)).singleElement().asString().contains("found no program");
        var latin = Files.write(folder.resolve("latin.yaml"), "program: Café".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(faults(latin)).singleElement().asString().contains("readable UTF-8 text");
    }
}
