package io.loyaltystreams.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;

/**
 * A schema registry over real HTTP on a free port, with the part of the Confluent API that serializers use. New versions of a
 * subject must be able to read all earlier ones. It can be made to misbehave and remembers what it was asked.
 */
public final class TestRegistry implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Integer>> subjects = new LinkedHashMap<>();
    private final HttpServer server;

    private volatile Misbehaviour misbehaviour = new None();

    /** One request: method and target as sent, the Authorization header or an empty string, the body. */
    public record Request(String line, String authorization, String body) {}

    private record Entry(String schema, String type) {}

    private record Reply(int status, String contentType, String body) {}

    private sealed interface Misbehaviour {}

    private record None() implements Misbehaviour {}

    private record Always(Reply reply) implements Misbehaviour {}

    private record Late(Duration by) implements Misbehaviour {}

    private TestRegistry(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** A registry on a free port of this machine. */
    public static TestRegistry start() {
        return startOn(0);
    }

    /** A registry on the given port, as after a restart of one that was closed. */
    public static TestRegistry startOn(int port) {
        try {
            return new TestRegistry(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** For {@code schema.registry.url}. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** What was asked so far, oldest first. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The request lines so far, such as {@code GET /schemas/ids/1}. */
    public List<String> lines() {
        return requests.stream().map(Request::line).toList();
    }

    public void forgetRequests() {
        requests.clear();
    }

    /** From now on every request gets this answer, until {@link #behave}. */
    public void answerAlways(int status, String contentType, String body) {
        misbehaviour = new Always(new Reply(status, contentType, body));
    }

    /** From now on every answer is late, until {@link #behave}. */
    public void answerLate(Duration by) {
        misbehaviour = new Late(by);
    }

    public void behave() {
        misbehaviour = new None();
    }

    /** Puts a schema under a subject without a check and answers its id. */
    public int put(String subject, Schema schema) {
        return put(subject, schema.toString(), "AVRO");
    }

    /** The same for any text, such as another kind of schema. */
    public synchronized int put(String subject, String schema, String type) {
        var entry = new Entry(schema, type);
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

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            requests.add(new Request(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    authorization == null ? "" : authorization,
                    body));
            var reply = reply(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), body);
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Reply reply(String request, String body) throws IOException {
        if (misbehaviour instanceof Always always) {
            return always.reply();
        }
        if (misbehaviour instanceof Late late) {
            sleep(late.by());
        }
        return route(request.substring(0, request.indexOf(' ')), request.split("/"), body);
    }

    /** {@code path} starts with the method, as in {@code GET , subjects, orders-value}. */
    private Reply route(String method, String[] path, String body) throws IOException {
        boolean schemas = path.length == 4 && path[1].equals("schemas");
        boolean subject = path.length > 2 && path[1].equals("subjects");
        if (schemas && method.equals("GET")) {
            return schema(Integer.parseInt(path[3]));
        }
        if (subject && method.equals("POST")) {
            return path.length == 3 ? lookUp(path[2], schemaIn(body)) : register(path[2], schemaIn(body));
        }
        if (subject && path.length == 5) {
            return version(path[2], path[4]);
        }
        return error(404, 404, "HTTP 404 Not Found");
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String schemaIn(String body) throws IOException {
        return JSON.readTree(body).path("schema").asText();
    }

    private synchronized Reply schema(int id) {
        if (id < 1 || id > entries.size()) {
            return error(404, 40403, "Schema " + id + " not found");
        }
        return ok(described(JSON.createObjectNode(), id));
    }

    private synchronized Reply register(String subject, String schema) {
        for (int earlier : subjects.getOrDefault(subject, List.of())) {
            if (!readsAll(schema, entries.get(earlier - 1).schema())) {
                return error(409, 409, "Schema being registered is incompatible with an earlier schema");
            }
        }
        return ok(JSON.createObjectNode().put("id", put(subject, schema, "AVRO")));
    }

    private synchronized Reply lookUp(String subject, String schema) {
        if (!subjects.containsKey(subject)) {
            return error(404, 40401, "Subject '" + subject + "' not found.");
        }
        int id = entries.indexOf(new Entry(schema, "AVRO")) + 1;
        if (!subjects.get(subject).contains(id)) {
            return error(404, 40403, "Schema not found");
        }
        return ok(versioned(subject, id));
    }

    private synchronized Reply version(String subject, String version) {
        var ids = subjects.get(subject);
        if (ids == null) {
            return error(404, 40401, "Subject '" + subject + "' not found.");
        }
        int number = version.equals("latest") ? ids.size() : Integer.parseInt(version);
        return number < 1 || number > ids.size()
                ? error(404, 40402, "Version " + version + " not found.")
                : ok(versioned(subject, ids.get(number - 1)));
    }

    private JsonNode versioned(String subject, int id) {
        var body = JSON.createObjectNode()
                .put("subject", subject)
                .put("version", subjects.get(subject).indexOf(id) + 1)
                .put("id", id);
        return described(body, id);
    }

    private JsonNode described(ObjectNode body, int id) {
        var entry = entries.get(id - 1);
        if (!entry.type().equals("AVRO")) {
            body.put("schemaType", entry.type());
        }
        return body.put("schema", entry.schema());
    }

    private static boolean readsAll(String newer, String older) {
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

    private static Reply ok(JsonNode body) {
        return new Reply(200, "application/vnd.schemaregistry.v1+json", body.toString());
    }

    private static Reply error(int status, int code, String message) {
        var body = JSON.createObjectNode().put("error_code", code).put("message", message);
        return new Reply(status, "application/vnd.schemaregistry.v1+json", body.toString());
    }
}
