package io.loyaltystreams.program.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case breaks one thing of a sound file and names all lines that the operator must read, and no others. */
class BrokenFilesTest {

    private static final String SOUND = """
            program: acme
            version: 7
            effective-from: 2026-01-01T00:00
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - { id: pos, when: { channel: [pos] }, points: 2, per: 1.00 }
              - { id: all, points: 1, per: 1.00 }
            caps: { per-order: 5000 }
            expiry: { after: P12M, notices: [P30D, P3D] }
            tiers:
              metric: points
              window: lifetime
              levels:
                - { name: bronze }
                - { name: silver, at: 500, multiply: 1.25 }
                - { name: gold, at: 2000 }
            """;

    @TempDir
    private Path folder;

    static Stream<Arguments> broken() {
        return Stream.of(
                replacing(
                        "version: 7",
                        "versoin: 7",
                        "version: found nothing, expected a whole number from 1 up, of at most nine digits",
                        "versoin: found an unknown key, expected version (is it misspelt?)"),
                replacing(
                        "caps:",
                        "discounts: []\ncaps:",
                        "discounts: found an unknown key, expected one of program, version, zone, effective-from,"
                                + " base-currency, earn, campaigns, stacking, amount, rounding, caps, signup,"
                                + " activities, referral, rewards, hold, expiry, negative-balance, tiers"),
                replacing(
                        "zone: Europe/Amsterdam",
                        "zone: Europe/Atlantis",
                        "zone: found 'Europe/Atlantis', expected a time zone such as Europe/Amsterdam"),
                replacing(
                        "zone: Europe/Amsterdam",
                        "",
                        "zone: found nothing, expected a time zone such as Europe/Amsterdam"),
                replacing(
                        "2026-01-01T00:00",
                        "2026-02-30T00:00",
                        "effective-from: found '2026-02-30T00:00', expected an existing date and time such as 2026-01-01T00:00"),
                replacing(
                        "2026-01-01T00:00",
                        "2026-03-29T02:30",
                        "effective-from: found 2026-03-29T02:30, which the clocks skip, expected a time that exists in the zone"),
                replacing(
                        "2026-01-01T00:00",
                        "2026-01-01",
                        "effective-from: found '2026-01-01', expected an existing date and time such as 2026-01-01T00:00"),
                replacing(
                        "base-currency: EUR",
                        "base-currency: XXX",
                        "base-currency: found 'XXX', expected an ISO 4217 currency such as EUR"),
                replacing(
                        "version: 7",
                        "version: 0",
                        "version: found '0', expected a whole number from 1 up, of at most nine digits"),
                replacing(
                        "version: 7", "version: 7\nversion: 8", "version: found the key twice, expected each key once"),
                replacing("program: acme", "program: {}", "program: found a section without keys, expected a text"),
                replacing(
                        "points: 2",
                        "points: -2",
                        "earn[0].points: found '-2', expected a number from 0 up, such as 1 or 2.50"),
                replacing(
                        "points: 2",
                        "points: 1e3",
                        "earn[0].points: found '1e3', expected a number from 0 up, such as 1 or 2.50"),
                replacing(
                        "points: 2",
                        "points: 010",
                        "earn[0].points: found '010', expected a number from 0 up, such as 1 or 2.50"),
                replacing(
                        "points: 2, per: 1.00",
                        "points: 2, per: 0.00",
                        "earn[0].per: found '0.00', expected a number above 0, such as 1.00"),
                replacing(
                        "points: 2, per: 1.00",
                        "points: 2",
                        "earn[0].per: found nothing, expected a number above 0, such as 1.00"),
                replacing(
                        "id: all",
                        "id: pos",
                        "earn[1].id: found 'pos' again after earn[0].id, expected an id of its own"),
                replacing(
                        "id: all",
                        "id: rounding",
                        "earn[1].id: found 'rounding', expected an id other than rounding, which explanations use themselves"),
                replacing(
                        "{ channel: [pos] }",
                        "{ channel: pos }",
                        "earn[0].when.channel: found 'pos', expected a list with at least one item, such as [pos]"),
                replacing(
                        "{ channel: [pos] }",
                        "{ channel: [] }",
                        "earn[0].when.channel: found a list of 0, expected a list with at least one item"),
                replacing(
                        "{ channel: [pos] }",
                        "{ channel: [pos, web, pos] }",
                        "earn[0].when.channel[2]: found 'pos' again after earn[0].when.channel[0], expected each value once"),
                replacing(
                        "{ channel: [pos] }",
                        "{ currency: [EUR, eur] }",
                        "earn[0].when.currency[1]: found 'eur', expected an ISO 4217 currency such as EUR"),
                replacing(
                        "{ channel: [pos] }",
                        "{ chanel: [pos] }",
                        "earn[0].when.chanel: found an unknown key, expected channel (is it misspelt?)"),
                replacing(
                        "when: { channel: [pos] }, ",
                        "",
                        "earn[1]: found a rule that can never match, expected lines that are not taken by pos before it"),
                replacing(
                        "per-order: 5000",
                        "per-order: 0",
                        "caps.per-order: found '0', expected a whole number from 1 up, of at most nine digits"),
                replacing(
                        "P12M",
                        "12 months",
                        "expiry.after: found '12 months', expected a period such as P12M for 12 months or P30D for 30 days, of at most 100 years"),
                replacing(
                        "P12M",
                        "P0M",
                        "expiry.after: found 'P0M', expected a period such as P12M for 12 months or P30D for 30 days, of at most 100 years"),
                replacing(
                        "after: P12M",
                        "after: P12M, after-inactivity: P6M",
                        "expiry: found both after and after-inactivity, expected one of them"),
                replacing(
                        "after: P12M, ", "", "expiry: found neither after nor after-inactivity, expected one of them"),
                replacing(
                        "P12M",
                        "P99999999Y",
                        "expiry.after: found 'P99999999Y', expected a period such as P12M for 12 months or P30D for 30 days, of at most 100 years"),
                replacing(
                        "P3D", "P1M", "expiry.notices[1]: found 'P1M', expected whole days, such as P30D for 30 days"),
                replacing(
                        "P3D",
                        "P30D",
                        "expiry.notices[1]: found 'P30D' again after expiry.notices[0], expected each notice once"),
                replacing(
                        "metric: points",
                        "metric: spent",
                        "tiers.metric: found 'spent', expected spend (is it misspelt?)"),
                replacing(
                        "at: 2000",
                        "at: 500",
                        "tiers.levels[2].at: found '500', expected more than 500, where the level before begins"),
                replacing(
                        "{ name: gold, at: 2000 }",
                        "{ name: gold }",
                        "tiers.levels[2].at: found nothing, expected a number above 0, such as 1.00"),
                replacing(
                        "{ name: bronze }",
                        "{ name: bronze, at: 0 }",
                        "tiers.levels[0].at: found '0', expected no such key in the first level, in which members start"),
                replacing(
                        "name: gold",
                        "name: silver",
                        "tiers.levels[2].name: found 'silver' again after tiers.levels[1].name, expected a name of its own"),
                replacing(
                        "caps: { per-order: 5000 }",
                        "caps: &c { per-order: 5000 }\nsignup: *c",
                        "signup: found the alias *c, expected the value itself"),
                replacing(
                        "caps:",
                        "---\nearn: []\ncaps:",
                        "found a second document, expected one document in each file"));
    }

    private static Arguments replacing(String sound, String broken, String... lines) {
        return Arguments.of(Map.entry(sound, broken), List.of(lines));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void areRefusedInOneReadableLineForEachFault(Map.Entry<String, String> change, List<String> lines)
            throws Exception {
        assertThat(SOUND).contains(change.getKey());
        assertThat(refusal(SOUND.replaceFirst(Pattern.quote(change.getKey()), change.getValue())))
                .containsExactlyInAnyOrderElementsOf(lines);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void areRefusedWhenTheyAreNoYaml(String text, String start) throws Exception {
        assertThat(refusal(text)).singleElement().asString().startsWith(start);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("", "found nothing, expected a section with keys"),
                Arguments.of("- a\n- b\n", "found a list of 2, expected a section with keys"),
                Arguments.of(
                        "program: [a\nversion: 1\n",
                        "found text that is not YAML: expected ',' or ']', but got :, at line 2"),
                Arguments.of(
                        "program: \"a\n", "found text that is not YAML: found unexpected end of stream, at line 2"),
                Arguments.of("program:\n\t- a\n", "found text that is not YAML: found character '\\t(TAB)'"),
                Arguments.of("program: \u0000\n", "found text that is not YAML: special characters are not allowed"),
                Arguments.of("[".repeat(5000), "found text that is not YAML: Document nesting depth"));
    }

    private List<String> refusal(String text) throws Exception {
        var file = Files.writeString(folder.resolve("program.yaml"), text);
        return catchThrowableOfType(ProgramRefused.class, () -> ProgramFiles.load(file))
                .getMessage()
                .lines()
                .map(line -> line.substring((file + ": ").length()).replaceFirst(" \\(line [1-9][0-9]*\\)$", ""))
                .toList();
    }
}
