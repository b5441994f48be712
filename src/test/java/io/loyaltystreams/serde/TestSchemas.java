package io.loyaltystreams.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loyaltystreams.serde.TestRegistry.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;

/** What a {@link TestRegistry} knows, and its answers as status and JSON. */
final class TestSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Integer>> subjects = new LinkedHashMap<>();

    private record Entry(String schema, String type, List<Reference> references) {}

    record Answer(int status, String json) {}

    synchronized int put(String subject, String schema, String type, List<Reference> references) {
        var entry = new Entry(schema, type, references);
        if (!entries.contains(entry)) {
            entries.add(entry);
        }
        int id = entries.indexOf(entry) + 1;
        var ids = subjects.computeIfAbsent(subject, name -> new ArrayList<>());
        if (!ids.contains(id)) {
            ids.add(id);
        }
        return id;
    }

    synchronized Answer schema(int id) {
        return id < 1 || id > entries.size()
                ? error(404, 40403, "Schema " + id + " not found")
                : ok(described(JSON.createObjectNode(), id));
    }

    synchronized Answer register(String subject, String schema) {
        for (int earlier : subjects.getOrDefault(subject, List.of())) {
            if (!reads(schema, entries.get(earlier - 1).schema())) {
                return error(409, 409, "Schema being registered is incompatible with an earlier schema");
            }
        }
        return ok(JSON.createObjectNode().put("id", put(subject, schema, "AVRO", List.of())));
    }

    synchronized Answer lookUp(String subject, String schema) {
        if (!subjects.containsKey(subject)) {
            return error(404, 40401, "Subject '" + subject + "' not found.");
        }
        int id = entries.indexOf(new Entry(schema, "AVRO", List.of())) + 1;
        return subjects.get(subject).contains(id) ? ok(versioned(subject, id)) : error(404, 40403, "Schema not found");
    }

    synchronized Answer version(String subject, String version) {
        var ids = subjects.get(subject);
        if (ids == null) {
            return error(404, 40401, "Subject '" + subject + "' not found.");
        }
        int number = version.equals("latest") ? ids.size() : Integer.parseInt(version);
        return number < 1 || number > ids.size()
                ? error(404, 40402, "Version " + version + " not found.")
                : ok(versioned(subject, ids.get(number - 1)));
    }

    static Answer error(int status, int code, String message) {
        return new Answer(
                status,
                JSON.createObjectNode()
                        .put("error_code", code)
                        .put("message", message)
                        .toString());
    }

    private static Answer ok(JsonNode body) {
        return new Answer(200, body.toString());
    }

    private ObjectNode versioned(String subject, int id) {
        var body = JSON.createObjectNode()
                .put("subject", subject)
                .put("version", subjects.get(subject).indexOf(id) + 1)
                .put("id", id);
        return described(body, id);
    }

    private ObjectNode described(ObjectNode body, int id) {
        var entry = entries.get(id - 1);
        if (!entry.type().equals("AVRO")) {
            body.put("schemaType", entry.type());
        }
        if (!entry.references().isEmpty()) {
            body.set("references", JSON.valueToTree(entry.references()));
        }
        return body.put("schema", entry.schema());
    }

    private static boolean reads(String newer, String older) {
        try {
            new SchemaValidatorBuilder()
                    .canReadStrategy()
                    .validateAll()
                    .validate(new Schema.Parser().parse(newer), List.of(new Schema.Parser().parse(older)));
            return true;
        } catch (SchemaValidationException e) {
            return false;
        }
    }
}
