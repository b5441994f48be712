package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas are read by people who have nothing else. */
class SchemaDocsTest {

    static List<SchemaFile> all() {
        return Stream.of("in", "out", "internal")
                .flatMap(folder -> SchemaFile.in(folder).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysWhatEveryTypeAndFieldMeans(SchemaFile file) {
        assertThat(definitions(file.json())).allSatisfy(type -> {
            assertThat(type.path("doc").asText()).as(type.path("name").asText()).isNotBlank();
            assertThat(type.path("fields"))
                    .allSatisfy(field -> assertThat(field.path("doc").asText())
                            .as(type.path("name").asText() + "."
                                    + field.path("name").asText())
                            .isNotBlank());
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void isNamedAfterItsRecord(SchemaFile file) {
        assertThat(ReleasedSchemas.fileName(file.schema())).isEqualTo(file.name());
    }

    /** One of them would win when the classes are generated, silently. */
    @Test
    void definesATypeTheSameWayInEveryFile() {
        var seen = new HashMap<String, JsonNode>();
        for (var file : all()) {
            String namespace = file.json().path("namespace").asText();
            for (var type : definitions(file.json())) {
                String name = type.path("namespace").asText(namespace) + "."
                        + type.path("name").asText();
                var earlier = seen.putIfAbsent(name, type);
                assertThat(type).as("%s in %s", name, file).isEqualTo(earlier == null ? type : earlier);
            }
        }
        assertThat(seen).containsKey("io.loyaltystreams.avro.in.MemberRef");
    }

    /** All records and enums in a schema file, at any depth. */
    private static List<JsonNode> definitions(JsonNode node) {
        var found = new ArrayList<JsonNode>();
        if (node.path("type").asText().matches("record|enum|fixed") && node.has("name")) {
            found.add(node);
        }
        node.forEach(child -> found.addAll(definitions(child)));
        return found;
    }
}
