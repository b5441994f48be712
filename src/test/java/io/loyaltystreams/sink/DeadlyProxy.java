package io.loyaltystreams.sink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Stands before Piggy and kills the caller at a chosen moment of a chosen call. */
final class DeadlyProxy implements AutoCloseable {

    /** When the caller dies. */
    enum When {
        BEFORE_PIGGY_SEES_IT,
        AFTER_PIGGY_DID_IT,
        AFTER_THE_ANSWER
    }

    /** @param path what the path of the call ends with */
    record Trap(String method, String path, When when, Runnable kill) {
        private boolean catches(HttpExchange exchange) {
            return exchange.getRequestMethod().equals(method)
                    && exchange.getRequestURI().getPath().endsWith(path);
        }
    }

    private final URI piggy;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicReference<Trap> trap = new AtomicReference<>();

    DeadlyProxy(URI piggy) throws IOException {
        this.piggy = piggy;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next such call is deadly, once. */
    void set(Trap next) {
        trap.set(next);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var caught = caught(exchange);
            if (caught.filter(each -> each.when() == When.BEFORE_PIGGY_SEES_IT).isPresent()) {
                caught.get().kill().run();
                return;
            }
            var answer = http.send(forwarded(exchange), BodyHandlers.ofByteArray());
            if (caught.filter(each -> each.when() == When.AFTER_PIGGY_DID_IT).isPresent()) {
                caught.get().kill().run();
                return;
            }
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
            exchange.getResponseBody().flush();
            caught.ifPresent(each -> each.kill().run());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Trap> caught(HttpExchange exchange) {
        var set = trap.get();
        return set != null && set.catches(exchange) && trap.compareAndSet(set, null)
                ? Optional.of(set)
                : Optional.empty();
    }

    private HttpRequest forwarded(HttpExchange exchange) throws IOException {
        var body = BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes());
        var request = HttpRequest.newBuilder(
                        piggy.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), body);
        for (var name : new String[] {"Authorization", "Content-Type", "Accept"}) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                    .ifPresent(value -> request.header(name, value));
        }
        return request.build();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }
}
