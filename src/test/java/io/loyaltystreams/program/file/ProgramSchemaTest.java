package io.loyaltystreams.program.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Editors judge by the schema, the service by its readers: they must not disagree. */
class ProgramSchemaTest {

    static final Path SOUND = Path.of("src/test/resources/program/sound");

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(ProgramSchema.schema());

    private static final Path COMMITTED = Path.of("schemas/program.schema.json");

    @Test
    void isTheOneThatIsCommitted() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(COMMITTED, ProgramSchema.text());
        }
        assertThat(Files.readString(COMMITTED))
                .as(
                        "The readers of program files know other keys than %s shows to editors. Write it anew by running"
                                + " this test with -Dgolden.update=true.",
                        COMMITTED)
                .isEqualTo(ProgramSchema.text());
    }

    @Test
    void isASoundSchemaItself() {
        var metaSchema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        SchemaLocation.of(ProgramSchema.schema().get("$schema").textValue()));
        assertThat(metaSchema.validate(ProgramSchema.schema())).isEmpty();
    }

    @Test
    void explainsEveryKey() {
        assertThat(KeyPaths.described(ProgramSchema.schema()))
                .hasSizeGreaterThan(60)
                .allSatisfy((path, key) -> {
                    assertThat(key.path("description").asText()).as(path).endsWith(".");
                    assertThat(key.has("type") || key.has("anyOf")).as(path).isTrue();
                });
    }

    static Stream<Path> sound() throws IOException {
        try (var files = Files.list(SOUND)) {
            return Stream.concat(Stream.of(Path.of("program.example.yaml")), files.toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("sound")
    void acceptsWhatTheReaderAccepts(Path file) throws Exception {
        assertThat(ProgramFiles.load(file).inOrder()).hasSize(1);
        assertThat(complaints(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1Y2M3W4D", "P0D", "P", "PT1H", "-P1D", "p1d", "P1D ", "P1M2Y"})
    void agreesWithTheReaderOnPeriods(String period) throws Exception {
        var yaml = Files.readString(SOUND.resolve("outdoor-shop.yaml")).replace("for: P30D", "for: \"" + period + "\"");
        var faults = new Faults(Path.of("program.yaml"));
        YamlReader.read(yaml, faults).ifPresent(node -> ProgramReader.PROGRAM.read(new Value(node, "", faults)));

        assertThat(complaints(yaml).isEmpty()).isEqualTo(faults.list().isEmpty());
    }

    /** What the schema has to say of a file. */
    static List<String> complaints(Path file) throws IOException {
        return complaints(Files.readString(file));
    }

    static List<String> complaints(String yaml) throws IOException {
        JsonNode node = YAMLMapper.builder().build().readTree(yaml);
        return SCHEMA.validate(node).stream().map(Object::toString).toList();
    }
}
