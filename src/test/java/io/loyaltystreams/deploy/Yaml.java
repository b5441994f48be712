package io.loyaltystreams.deploy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** YAML as kubectl reads it: a key that is written twice is a fault. */
final class Yaml {

    private static final YAMLMapper READER = YAMLMapper.builder()
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonParser.Feature.ALLOW_COMMENTS)
            .build();

    private Yaml() {}

    static ObjectNode one(Path file) {
        var documents = all(file);
        if (documents.size() != 1) {
            throw new IllegalArgumentException("Expected one document in " + file + ", found " + documents.size());
        }
        return documents.getFirst();
    }

    static List<ObjectNode> all(Path file) {
        try {
            return all(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file + ": " + e.getMessage(), e);
        }
    }

    static List<ObjectNode> all(String text) throws IOException {
        try (var documents = READER.readerFor(ObjectNode.class).<ObjectNode>readValues(text)) {
            return documents.readAll();
        }
    }
}
