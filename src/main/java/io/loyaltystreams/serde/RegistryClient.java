package io.loyaltystreams.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.loyaltystreams.serde.RegistryHttp.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/**
 * Speaks the Confluent Schema Registry API and remembers the answers, which never change: an id stands for one schema for
 * ever. Only the answer that an id is unknown can change; it is forgotten soon. May be shared by threads.
 */
final class RegistryClient {

    /** The one answer that makes a record unreadable: the registry is well and has no such schema. */
    private static final int SCHEMA_NOT_FOUND = 40403;

    private final RegistryHttp http;
    private final LongSupplier nanoClock;
    private final long missingForNanos;
    private final BoundedCache<Integer, Schema> schemas;
    private final BoundedCache<Integer, Long> missingSince;
    private final BoundedCache<SubjectSchema, Integer> ids;
    private final BoundedCache<String, Registered> latest;

    private record SubjectSchema(String subject, Schema schema) {}

    /** A schema and the id that stands for it. */
    record Registered(int id, Schema schema) {}

    RegistryClient(RegistrySettings settings, LongSupplier nanoClock) {
        this.http = new RegistryHttp(settings);
        this.nanoClock = nanoClock;
        this.missingForNanos = settings.missingFor().toNanos();
        this.schemas = new BoundedCache<>(settings.cacheSize());
        this.missingSince = new BoundedCache<>(settings.cacheSize());
        this.ids = new BoundedCache<>(settings.cacheSize());
        this.latest = new BoundedCache<>(settings.cacheSize());
    }

    /**
     * The schema a record was written with.
     *
     * @throws UnreadableRecordException if the registry has no Avro schema under this id
     */
    Schema schema(int id, String subject) {
        var known = schemas.get(id);
        if (known.isPresent()) {
            return known.get();
        }
        if (missingSince
                .get(id)
                .filter(since -> nanoClock.getAsLong() - since < missingForNanos)
                .isPresent()) {
            throw unknown(id);
        }
        var found = fetch(id, subject);
        schemas.put(id, found);
        return found;
    }

    private Schema fetch(int id, String subject) {
        String path = "/schemas/ids/" + id + "?fetchMaxId=false&subject=" + encoded(subject);
        var answer = http.get(path);
        if (answer.status() == 404 && answer.errorCode() == SCHEMA_NOT_FOUND) {
            missingSince.put(id, nanoClock.getAsLong());
            throw unknown(id);
        }
        return parsed(accepted(answer, "GET " + path), id);
    }

    private static UnreadableRecordException unknown(int id) {
        return new UnreadableRecordException("Schema id " + id + " is not known to the registry");
    }

    /** Registers the schema unless it is there, and answers its id. */
    int register(String subject, Schema schema, boolean normalize) {
        return id(subject, schema, "/versions?normalize=" + normalize);
    }

    /** The id of a schema that must be there. */
    int lookUp(String subject, Schema schema, boolean normalize) {
        return id(subject, schema, "?normalize=" + normalize + "&deleted=false");
    }

    private int id(String subject, Schema schema, String tail) {
        var key = new SubjectSchema(subject, schema);
        var known = ids.get(key);
        if (known.isPresent()) {
            return known.get();
        }
        String path = "/subjects/" + encoded(subject) + tail;
        var request = JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
        int id = idIn(accepted(http.post(path, request), "POST " + path), path);
        ids.put(key, id);
        return id;
    }

    /** The newest schema of a subject when it was first asked for. */
    Registered latest(String subject) {
        var known = latest.get(subject);
        if (known.isPresent()) {
            return known.get();
        }
        String path = "/subjects/" + encoded(subject) + "/versions/latest";
        var body = accepted(http.get(path), "GET " + path);
        int id = idIn(body, path);
        try {
            var found = new Registered(id, parsed(body, id));
            latest.put(subject, found);
            return found;
        } catch (UnreadableRecordException e) {
            throw new RegistryUnavailableException("Cannot write with the latest schema of " + subject, e);
        }
    }

    private static JsonNode accepted(Answer answer, String request) {
        if (!answer.accepted()) {
            throw new RegistryUnavailableException(
                    "Schema registry refused " + request + " with " + answer.status() + " (" + answer.errorCode()
                            + "): " + shortened(answer.body().path("message").asText("")));
        }
        return answer.body();
    }

    private static int idIn(JsonNode body, String path) {
        if (!body.path("id").isInt()) {
            throw new RegistryUnavailableException("Schema registry answered " + path + " without an id");
        }
        return body.path("id").intValue();
    }

    private Schema parsed(JsonNode body, int id) {
        if (!body.path("schemaType").asText("AVRO").equals("AVRO")) {
            throw new UnreadableRecordException("Schema id " + id + " is not an Avro schema");
        }
        // Others' schemas are read as they are, even where a name or a default is not quite what Avro asks for.
        var parser = new Schema.Parser(NameValidator.NO_VALIDATION).setValidateDefaults(false);
        try {
            parseReferences(body, parser, new HashSet<>());
            return parser.parse(textIn(body));
        } catch (AvroRuntimeException e) {
            throw new UnreadableRecordException("Schema id " + id + " is not valid Avro", e);
        }
    }

    /** A schema may use records of other subjects; the parser must have seen those first. */
    private void parseReferences(JsonNode body, Schema.Parser parser, Set<String> seen) {
        for (var reference : body.path("references")) {
            String path = "/subjects/" + encoded(reference.path("subject").asText()) + "/versions/"
                    + reference.path("version").asInt() + "?deleted=true";
            if (seen.add(path)) {
                var referenced = accepted(http.get(path), "GET " + path);
                parseReferences(referenced, parser, seen);
                parser.parse(textIn(referenced));
            }
        }
    }

    private static String textIn(JsonNode body) {
        if (!body.path("schema").isTextual()) {
            throw new RegistryUnavailableException("Schema registry answered without a schema");
        }
        return body.path("schema").textValue();
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String shortened(String message) {
        String line = message.replaceAll("\\s+", " ");
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }
}
