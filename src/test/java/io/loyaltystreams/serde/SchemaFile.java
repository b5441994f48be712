package io.loyaltystreams.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A schema as it stands in {@code schemas/in}, {@code schemas/out} or {@code schemas/internal}, and its released copies.
 *
 * @param folder such as {@code in}
 * @param name such as {@code order-placed}
 */
record SchemaFile(String folder, String name) {

    private static final Path SCHEMAS = Path.of("schemas");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<SchemaFile> in(String folder) {
        try (var files = Files.list(SCHEMAS.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".avsc"))
                    .map(file -> new SchemaFile(folder, file.substring(0, file.length() - ".avsc".length())))
                    .sorted((one, other) -> one.name.compareTo(other.name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return SCHEMAS.resolve(folder).resolve(name + ".avsc");
    }

    JsonNode json() {
        try {
            return JSON.readTree(path().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class that was generated from it. */
    Class<? extends SpecificRecord> type() throws ClassNotFoundException {
        String name =
                json().path("namespace").asText() + "." + json().path("name").asText();
        return Class.forName(name).asSubclass(SpecificRecord.class);
    }

    /** The schema with everything that it refers to, as in the generated class but without what only Java needs. */
    Schema schema() {
        try {
            var generated = SpecificData.get().getSchema(type());
            return new Schema.Parser()
                    .parse(withoutJava(JSON.readTree(generated.toString())).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("No class was generated for " + path(), e);
        }
    }

    /** The released copies, oldest first. */
    List<Schema> released() {
        return IntStream.iterate(1, version -> version + 1)
                .mapToObj(this::releasedPath)
                .takeWhile(Files::exists)
                .map(SchemaFile::parsed)
                .toList();
    }

    Path releasedPath(int version) {
        var place = folder.equals("internal")
                ? SCHEMAS.resolve("internal/released")
                : SCHEMAS.resolve("released/" + folder);
        return place.resolve(name + ".v" + version + ".avsc");
    }

    /** Writes what the next released copy must look like below {@code target} and answers how to take it over. */
    String proposal() {
        var next = releasedPath(released().size() + 1);
        var proposed = Path.of("target").resolve(next);
        try {
            Files.createDirectories(proposed.getParent());
            Files.writeString(proposed, JSON.readTree(schema().toString()).toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "cp " + proposed + " " + next;
    }

    @Override
    public String toString() {
        return path().toString();
    }

    private static Schema parsed(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode withoutJava(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("avro.java.string");
        }
        node.forEach(SchemaFile::withoutJava);
        return node;
    }
}
