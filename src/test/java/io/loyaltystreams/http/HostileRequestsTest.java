package io.loyaltystreams.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.Secret;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Whatever clients send, the server goes on, tells no secret, and logs nothing about anybody. */
@Timeout(180)
class HostileRequestsTest {

    private static final int REQUESTS = 2_500;
    private static final long SEED = 20_261_123;
    private static final String TOKEN = "sesame-4711";
    private static final String ADDRESS = "zebulon@leak.example";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Random random = new Random(SEED);
    private final OperatorServer server = OperatorServer.start(
            new Config.Http("127.0.0.1", 0, Optional.empty(), Optional.of(new Secret(TOKEN))),
            List.of(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            List.of(new Members()));

    /** Shows a secret to whoever gets through. */
    private static final class Members implements Page {
        @Override
        public String path() {
            return "/members";
        }

        @Override
        public PageAnswer answer(Map<String, String> query) {
            return new PageAnswer(200, "{\"points\":\"secret-points\"}");
        }
    }

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        server.close();
    }

    @Test
    void crashNothingAndLeakNothing() throws Exception {
        for (int i = 0; i < REQUESTS; i++) {
            var answer = send(request());
            assertThat(answer)
                    .as("request %d of seed %d", i, SEED)
                    .doesNotContain(TOKEN, "secret-points", "\tat ", "io.loyaltystreams");
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .allSatisfy(line -> assertThat(line).doesNotContain(TOKEN, ADDRESS));
        assertThat(log.list).as("lines for %d bad requests", REQUESTS).isEmpty();
        worksAsEver();
    }

    @Test
    void cutsOffHeadersThatAreTooMuch() throws Exception {
        assertThat(send("GET /health/live HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(1_000_000) + "\r\n\r\n"))
                .doesNotContain("200 OK");
        assertThat(send("GET /" + "x".repeat(1_000_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .doesNotContain("200 OK");
        assertThat(send("GET /health/live HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(5_000) + "\r\n"))
                .doesNotContain("200 OK");
        worksAsEver();
    }

    /** Each holds a connection and sends nothing more; the others are answered all the same. */
    @Test
    void isNotHeldUpBySlowClients() throws Exception {
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 300; i++) {
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.address().getPort());
                socket.getOutputStream().write("GET /health/live HTTP/1.1\r\nHos".getBytes(UTF_8));
                slow.add(socket);
            }
            worksAsEver();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private void worksAsEver() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            assertThat(get(http, "/health/live", "")).isEqualTo(200);
            assertThat(get(http, "/members?ref=card:1", TOKEN)).isEqualTo(200);
            assertThat(get(http, "/members?ref=card:1", "wrong")).isEqualTo(401);
        }
    }

    private int get(HttpClient http, String path, String token) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(server.address() + path)).header("Authorization", "Bearer " + token);
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private String request() {
        var text = new StringBuilder(method() + " " + target() + " " + version() + "\r\nHost: x\r\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(header()).append("\r\n");
        }
        text.append("Connection: close\r\n\r\n").append(random.nextInt(3) == 0 ? noise(random.nextInt(20_000)) : "");
        if (random.nextInt(5) == 0) {
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
        }
        if (random.nextInt(10) == 0) {
            text.setLength(random.nextInt(text.length()));
        }
        return text.toString();
    }

    private String method() {
        return any(
                "GET",
                "GET",
                "GET",
                "HEAD",
                "POST",
                "DELETE",
                "TRACE",
                "CONNECT",
                "get",
                "",
                noise(3),
                "G".repeat(5_000));
    }

    private String target() {
        return any(
                "/health/live",
                "/health/ready",
                "/metrics",
                "/members",
                "/members?ref=" + ADDRESS,
                "/members?ref=%zz&ref=" + noise(5),
                "/members?" + "a=b&".repeat(2_000),
                "/members/../metrics",
                "//members",
                "/members%00",
                "/" + noise(20),
                "mailto:" + ADDRESS,
                "*",
                "http://elsewhere/members",
                "/" + "%2e%2e/".repeat(500),
                "?",
                "");
    }

    private String version() {
        return any("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/9.9", "", noise(8));
    }

    private String header() {
        return any(
                "Authorization: Bearer " + noise(10),
                "Authorization: Basic c2VzYW1lOnNlc2FtZQ==",
                "Authorization: " + "Bearer ".repeat(100),
                "Accept: " + "x".repeat(3_000),
                "Accept: application/openmetrics-text",
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Content-Length: 5",
                "Transfer-Encoding: chunked",
                "Transfer-Encoding: gzip, chunked",
                "Expect: 100-continue",
                "Upgrade: h2c",
                ": nothing",
                noise(30),
                "X" + noise(5) + ": " + noise(100));
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String noise(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return new String(bytes, ISO_8859_1);
    }

    /** What comes back until the server closes the connection or says nothing more. */
    private String send(String request) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(300);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException cutOff) {
            return "";
        }
    }
}
