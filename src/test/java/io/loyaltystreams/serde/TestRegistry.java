package io.loyaltystreams.serde;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.loyaltystreams.serde.TestSchemas.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.apache.avro.Schema;

/**
 * A schema registry over real HTTP with the part of the Confluent API that serializers use. New versions of a subject must be
 * able to read all earlier ones. It can be made to misbehave and remembers what it was asked.
 */
public final class TestRegistry implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final TestSchemas schemas = new TestSchemas();
    private final HttpServer server;

    private volatile Misbehaviour misbehaviour = new None();

    /** One request: method and target as sent, the Authorization header or an empty string, the body. */
    public record Request(String line, String authorization, String body) {}

    /** Another subject's schema that a schema uses by name. */
    public record Reference(String name, String subject, int version) {}

    private sealed interface Misbehaviour {}

    private record None() implements Misbehaviour {}

    private record Always(Answer answer, String contentType) implements Misbehaviour {}

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

    /** A registry that speaks TLS and asks every client for a certificate that {@code context} trusts. */
    static TestRegistry startTls(SSLContext context) {
        try {
            var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters parameters) {
                    var wanted = context.getDefaultSSLParameters();
                    wanted.setNeedClientAuth(true);
                    parameters.setSSLParameters(wanted);
                }
            });
            return new TestRegistry(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** For {@code schema.registry.url}. */
    public String url() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:" + port();
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
        misbehaviour = new Always(new Answer(status, body), contentType);
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
        return put(subject, schema.toString(), "AVRO", List.of());
    }

    /** The same for any text, such as another kind of schema. */
    public int put(String subject, String schema, String type, List<Reference> references) {
        return schemas.put(subject, schema, type, references);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            requests.add(new Request(line, authorization == null ? "" : authorization, body));
            var was = misbehaviour;
            if (was instanceof Late late) {
                pause(late.by());
            }
            var answer = was instanceof Always always ? always.answer() : answer(exchange, body);
            byte[] bytes = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", was instanceof Always always ? always.contentType() : "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange, String body) throws IOException {
        String method = exchange.getRequestMethod();
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        boolean subject = path.length > 2 && path[1].equals("subjects");
        if (path.length == 4 && path[1].equals("schemas") && method.equals("GET")) {
            return schemas.schema(Integer.parseInt(path[3]));
        }
        if (subject && method.equals("POST")) {
            String schema = JSON.readTree(body).path("schema").asText();
            return path.length == 3 ? schemas.lookUp(path[2], schema) : schemas.register(path[2], schema);
        }
        return subject && path.length == 5
                ? schemas.version(path[2], path[4])
                : TestSchemas.error(404, 404, "HTTP 404 Not Found");
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
