package io.loyaltystreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltystreams.simulator.fault.InvalidFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsFileTest {

    @TempDir
    private Path folder;

    @Test
    void readsYaml() throws IOException {
        var plan = FaultsFile.read(file("""
                seed: 9
                limit: {requests: 50, window: PT1S}
                faults:
                  - kind: lost-answer
                    probability: 0.05
                    route: POST /credit-receptions
                  - kind: slow-answer
                    delay: PT0.2S
                    every: 10
                """));

        assertThat(plan.faults()).hasSize(2);
        assertThat(plan.limit().orElseThrow().requests()).isEqualTo(50);
    }

    @Test
    void readsJson() throws IOException {
        var plan = FaultsFile.read(file("{\"seed\":1,\"faults\":[{\"kind\":\"maintenance\",\"to\":5}]}"));

        assertThat(plan.faults()).hasSize(1);
    }

    @Test
    void takesAnEmptyFileForNoFaults() throws IOException {
        assertThat(FaultsFile.read(file("")).faults()).isEmpty();
        assertThat(FaultsFile.read(file("# nothing\n")).faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sead: 1                                            | sead: unknown key; known are faults, limit, seed",
                "seed: one                                          | seed: must be a whole number",
                "[1, 2]                                             | faults: must be YAML or JSON, one object with keys",
                "faults: {kind: maintenance}                        | faults: must be a list",
                "faults: [maintenance]                              | faults[0]: must be an object with keys",
                "faults: [{probability: 1}]                         | faults[0].kind: is missing",
                "faults: [{kind: maintenance}, {kind: sabotage}]    | faults[1].kind: unknown kind sabotage; known are",
                "faults: [{kind: maintenance, probabilty: 1}]       | faults[0].probabilty: unknown key; known are",
                "faults: [{kind: maintenance, delay: PT1S}]         | faults[0].delay: unknown key; known are",
                "faults: [{kind: maintenance, probability: 5}]      | faults[0].probability: must be from 0 to 1, but is 5",
                "faults: [{kind: maintenance, probability: often}]  | faults[0].probability: must be a number from 0 to 1",
                "faults: [{kind: maintenance, every: 0}]            | faults[0].every: must be at least 1, but is 0",
                "faults: [{kind: maintenance, route: /contacts}]    | faults[0].route: must be a method and a path",
                "faults: [{kind: maintenance, starts: soon}]        | faults[0].starts: must be a duration such as PT0.2S",
                "faults: [{kind: slow-answer}]                      | faults[0].delay: is missing",
                "faults: [{kind: slow-answer, delay: PT-1S}]        | faults[0].delay: must not be negative",
                "faults: [{kind: server-error, applied: perhaps}]   | faults[0].applied: must be true or false",
                "faults: [{kind: refused-contact}]                  | faults[0].share: is missing",
                "{seed: 1, seed: 2}                                 | faults: must be YAML or JSON, one object with keys",
                "limit: {requests: 0}                               | limit.requests: must be at least 1, but is 0",
                "limit: {requests: 1, window: PT0S}                 | limit: must be a sensible number",
            })
    void refusesByNameInOneLine(String text, String problem) throws IOException {
        var file = file(text);

        assertThatThrownBy(() -> FaultsFile.read(file))
                .isInstanceOf(InvalidFaults.class)
                .hasMessageStartingWith(file + ": " + problem)
                .hasMessageNotContaining("\n");
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> FaultsFile.read(folder.resolve("gone.yaml")))
                .isInstanceOf(InvalidFaults.class)
                .hasMessage(folder.resolve("gone.yaml") + ": cannot be read");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("faults.yaml"), text);
    }
}
