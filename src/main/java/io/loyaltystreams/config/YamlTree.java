package io.loyaltystreams.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a YAML file strictly: one document, no key twice. Refusals name the line, never its content. */
final class YamlTree {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private YamlTree() {}

    static JsonNode read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw refused(file + ": no such file; copy loyalty.example.yaml and adapt it");
        }
        try {
            var tree = YAML.readTree(Files.readString(file));
            return group(file, tree);
        } catch (JsonProcessingException e) {
            throw refused(file + line(e.getLocation()) + ": not valid YAML: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw refused(file + ": cannot be read as text in UTF-8; check the file and its permissions");
        }
    }

    static JsonNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode group(Path file, JsonNode tree) {
        if (tree.isMissingNode() || tree.isNull()) {
            return nothing();
        }
        if (!tree.isObject()) {
            throw refused(file + ": expected keys and values, found something else; see loyalty.example.yaml");
        }
        return tree;
    }

    private static String line(JsonLocation location) {
        return location == null ? "" : " line " + location.getLineNr();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("it cannot be parsed");
    }

    private static ConfigRefused refused(String fault) {
        return new ConfigRefused(List.of(fault));
    }
}
