package io.loyaltystreams.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {

    private static final Path PAGE = Path.of("docs/configuration.md");

    @Test
    void saysWhatTheExampleSays() throws IOException {
        var reference = reference();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, reference);
        }
        assertThat(Files.readString(PAGE))
                .as(
                        "%s is out of date: write it anew with mvn test -Dtest=ConfigReferenceTest -Dgolden.update=true",
                        PAGE)
                .isEqualTo(reference);
    }

    @Test
    void namesEveryKeyWithItsVariableAndEveryRefusedProperty() throws IOException {
        var reference = reference();
        assertThat(ConfigFile.keys())
                .allSatisfy(key -> assertThat(reference).containsAnyOf("| `" + key + "` |", "\n## " + key + "\n"));
        assertThat(KafkaKeys.REFUSED.keySet())
                .allSatisfy(property -> assertThat(reference).contains("`" + property + "`"));
    }

    private static String reference() throws IOException {
        return ConfigReference.of(Files.readString(Path.of("loyalty.example.yaml")));
    }
}
