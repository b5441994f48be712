package io.loyaltystreams.program.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads one YAML document token by token, so that keys written twice and aliases are seen rather than resolved in silence. */
final class YamlReader {

    private static final YAMLFactory YAML = new YAMLFactory();

    private final YAMLParser parser;
    private final Faults faults;

    private YamlReader(YAMLParser parser, Faults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /** Empty, with a fault, if the text is not YAML. */
    static Optional<Node> read(String text, Faults faults) {
        try (var parser = YAML.createParser(text)) {
            var reader = new YamlReader(parser, faults);
            var document = parser.nextToken() == null ? new Node.Nothing(0) : reader.node("", 0);
            if (parser.nextToken() != null) {
                faults.add("a second document", "one document in each file");
            }
            return Optional.of(document);
        } catch (JsonProcessingException e) {
            faults.add("text that is not YAML: " + problem(e), "YAML");
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("Expected no input or output when reading from memory", e);
        }
    }

    private static String problem(JsonProcessingException e) {
        return e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? marked.getProblem() + ", at line " + (marked.getProblemMark().getLine() + 1)
                : e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }

    private Node node(String path, int line) throws IOException {
        if (parser.isCurrentAlias()) {
            return new Node.Alias(parser.getText(), line);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(path, line);
            case START_ARRAY -> sequence(path, line);
            case VALUE_NULL -> new Node.Nothing(line);
            default -> new Node.Scalar(parser.getText(), line);
        };
    }

    private Node mapping(String path, int line) throws IOException {
        Map<String, Node> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            var keyPath = path.isEmpty() ? key : path + "." + key;
            int keyLine = currentLine();
            parser.nextToken();
            if (entries.put(key, node(keyPath, keyLine)) != null) {
                faults.add(keyPath, keyLine, "the key twice", "each key once");
            }
        }
        return new Node.Mapping(entries, line);
    }

    private Node sequence(String path, int line) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(path + "[" + items.size() + "]", currentLine()));
        }
        return new Node.Sequence(items, line);
    }

    private int currentLine() {
        return parser.currentTokenLocation().getLineNr();
    }
}
