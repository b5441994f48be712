package io.loyaltystreams.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.ConfigRefused;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /health/live}, {@code /health/ready} and {@code /metrics}, and the pages that it is given. Health is 200 or 503
 * with JSON that names the parts that are not well; metrics are Prometheus text. Both hold no personal data and are shown to whoever
 * can reach the port, since probes and scrapers have no token. The parameters of a request are personal data and never logged.
 */
public final class OperatorServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorServer.class);
    private static final String JSON = "application/json";
    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Part> parts;
    private final PrometheusMeterRegistry meters;
    private final List<Page> pages;
    private final Config.Http where;
    private final Access access;
    private final Semaphore answering = new Semaphore(ServerLimits.ANSWERS_AT_ONCE);

    private OperatorServer(Config.Http where, List<Part> parts, PrometheusMeterRegistry meters, List<Page> pages) {
        this.server = listen(where);
        this.parts = List.copyOf(parts);
        this.meters = meters;
        this.pages = List.copyOf(pages);
        this.where = where;
        parts.forEach(this::measure);
        this.access = new Access(server.getAddress().getAddress().isLoopbackAddress(), where.token());
    }

    private void measure(Part part) {
        Gauge.builder("loyalty.ready", part, asked -> asked.state() instanceof PartState.Ready ? 1 : 0)
                .description("1 while the part does its work; /health/ready says why it does not")
                .tag("part", part.name())
                .strongReference(true)
                .register(meters);
    }

    /**
     * Starts to answer.
     *
     * @throws ConfigRefused when the address is not free or not of this machine
     */
    public static OperatorServer start(
            Config.Http where, List<Part> parts, PrometheusMeterRegistry meters, List<Page> pages) {
        var server = new OperatorServer(where, parts, meters, pages);
        server.server.setExecutor(server.threads);
        server.server.createContext("/", server::answer);
        server.server.start();
        return server;
    }

    /** With the port that was taken when the configuration leaves it open. */
    public URI address() {
        return URI.create("http://" + endpoint(server.getAddress().getAddress().getHostAddress()));
    }

    /** {@code host:port} at which other instances reach this one. */
    public String advertised() {
        return where.advertised().orElseGet(() -> {
            var bound = server.getAddress().getAddress();
            return endpoint(bound.isAnyLocalAddress() ? machine() : bound.getHostAddress());
        });
    }

    private String endpoint(String host) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":"
                + server.getAddress().getPort();
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpServer listen(Config.Http where) {
        try {
            ServerLimits.set();
            return HttpServer.create(new InetSocketAddress(where.bind(), where.port()), 0);
        } catch (IOException | RuntimeException e) {
            throw new ConfigRefused(List.of("http.port: cannot listen on " + where.bind() + ":" + where.port()
                    + "; set a free port, or 0 for any, and an address of this machine as http.bind"));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!answering.tryAcquire()) {
            try (exchange) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                send(exchange, 503, JSON, "{\"status\":\"too many requests at once; ask again\"}");
            }
            return;
        }
        try {
            answerNow(exchange);
        } finally {
            answering.release();
        }
    }

    private void answerNow(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, 405, JSON, "{\"status\":\"only GET and HEAD are answered\"}");
                return;
            }
            switch (path(exchange)) {
                case "/health/live" -> health(exchange, Health.live(parts));
                case "/health/ready" -> health(exchange, Health.ready(parts));
                case "/metrics" -> metrics(exchange);
                default -> page(exchange);
            }
        } catch (RuntimeException e) {
            // neither path nor query: both may hold personal data
            LOG.warn("Could not answer an HTTP request", e);
        }
    }

    /** Empty for an address without one, such as {@code mailto:…}. */
    private static String path(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        return path == null ? "" : path;
    }

    private static void health(HttpExchange exchange, Health health) throws IOException {
        send(exchange, health.good() ? 200 : 503, JSON, health.json());
    }

    private void page(HttpExchange exchange) throws IOException {
        var path = path(exchange);
        var page = pages.stream().filter(each -> each.path().equals(path)).findFirst();
        var answer = page.map(found -> answer(exchange, found))
                .orElseGet(() ->
                        PageAnswer.refusal(404, "there are /health/live, /health/ready, /metrics, /members and /sink"));
        if (answer.status() == 401) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        }
        send(exchange, answer.status(), JSON, answer.json());
    }

    private PageAnswer answer(HttpExchange exchange, Page page) {
        return access.refusal(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElseGet(() -> QueryText.parse(exchange.getRequestURI().getRawQuery())
                        .map(page::answer)
                        .orElseGet(() -> PageAnswer.refusal(400, "the query is not URL-encoded")));
    }

    private void metrics(HttpExchange exchange) throws IOException {
        var accepted = String.join(",", exchange.getRequestHeaders().getOrDefault("Accept", List.of()));
        var type = accepted.contains(OPEN_METRICS)
                ? OPEN_METRICS + "; version=1.0.0; charset=utf-8"
                : "text/plain; version=0.0.4; charset=utf-8";
        send(exchange, 200, type, meters.scrape(type));
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
