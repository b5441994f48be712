package io.loyaltystreams.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JDK's HTTP server in front of an endpoint, one virtual thread for each request. */
public final class Front implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Front.class);
    private static final int LARGEST_BODY = 1 << 20;
    private static final String BEARER = "Bearer ";

    static {
        // Without this the server waits up to 40 ms before it sends the second packet of an answer.
        setUnlessGiven("sun.net.httpserver.nodelay", "true");
        // By default the server closes idle connections after the same 30 s as the JDK's client: they would race.
        setUnlessGiven("sun.net.httpserver.idleInterval", "120");
        setUnlessGiven("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Endpoint endpoint;

    public Front(InetSocketAddress address, Endpoint endpoint) throws IOException {
        this.endpoint = endpoint;
        this.server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            var reply = body.length > LARGEST_BODY
                    ? Reply.message(413, "The body is larger than %d bytes.".formatted(LARGEST_BODY))
                    : answer(exchange, body);
            write(exchange, reply);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply answer(HttpExchange exchange, byte[] body) throws InterruptedException {
        try {
            return endpoint.answer(read(exchange, body));
        } catch (RuntimeException defect) {
            LOG.error("the simulator failed on {}", exchange.getRequestMethod(), defect);
            return Reply.message(500, "Server Error");
        }
    }

    private static Request read(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        var uri = exchange.getRequestURI();
        var query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        var contentType = Optional.ofNullable(headers.getFirst("Content-Type")).orElse("");
        var authorization =
                Optional.ofNullable(headers.getFirst("Authorization")).orElse("");
        return new Request(
                exchange.getRequestMethod(),
                Optional.ofNullable(uri.getPath()).orElse("").replaceAll("/+$", ""),
                authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        ? authorization.substring(BEARER.length()).strip()
                        : "",
                Parameters.read(query, contentType, body),
                new String(body, StandardCharsets.UTF_8),
                Duration.ZERO);
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        switch (reply) {
            case Reply.Answer answer -> exchange.getResponseBody().write(begin(exchange, answer));
            case Reply.BreakOff broken -> {
                var body = begin(exchange, broken.answer());
                exchange.getResponseBody().write(body, 0, body.length / 2);
                exchange.getResponseBody().flush();
            }
            // closing an exchange that was never begun closes its connection
            case Reply.HangUp nothing -> exchange.close();
        }
    }

    private static byte[] begin(HttpExchange exchange, Reply.Answer answer) throws IOException {
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        // 0 would mean "length unknown" and -1 means none
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        return body;
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
