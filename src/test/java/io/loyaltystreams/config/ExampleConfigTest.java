package io.loyaltystreams.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleConfigTest {

    private static final Pattern KEY = Pattern.compile("(?m)^( *)#?([a-z][a-z0-9.-]*):(?: .*)?$");

    @TempDir
    private Path folder;

    private String example;

    @BeforeEach
    void readTheExample() throws IOException {
        example = Files.readString(Path.of("loyalty.example.yaml"));
    }

    @Test
    void loadsAndShowsTheDefaults() {
        var config = ConfigText.required(folder)
                .saying(example.replace("00000000-0000-0000-0000-000000000000", ConfigText.SHOP))
                .load();

        assertThat(config).isEqualTo(ConfigText.required(folder).load());
    }

    @Test
    void documentsEveryKey() {
        assertThat(documented()).containsAll(known());
    }

    @Test
    void givesEveryKeyAVariableOfItsOwn() {
        assertThat(known().stream().map(Reading::variableOf)).doesNotHaveDuplicates();
    }

    private static Set<String> known() {
        return ConfigFile.keys();
    }

    /** Keys of the example, those commented out included. */
    private Set<String> documented() {
        var keys = new TreeSet<String>();
        var group = "";
        var matcher = KEY.matcher(example);
        while (matcher.find()) {
            group = matcher.group(1).isEmpty() ? matcher.group(2) : group;
            keys.add(matcher.group(1).isEmpty() ? group : group + "." + matcher.group(2));
        }
        return keys;
    }
}
