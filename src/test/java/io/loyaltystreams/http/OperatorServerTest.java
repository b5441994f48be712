package io.loyaltystreams.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.ConfigRefused;
import io.loyaltystreams.config.Secret;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorServerTest {

    private final AtomicReference<PartState> streams = new AtomicReference<>(new PartState.Ready());
    private final AtomicReference<PartState> sink = new AtomicReference<>(new PartState.Ready());
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final OperatorServer server = OperatorServer.start(
            at("127.0.0.1", Optional.empty()),
            List.of(part("streams", streams), part("sink", sink)),
            meters,
            List.of(new Echo()));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void isReadyWhenEveryPartIs() throws Exception {
        var answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"status\":\"ready\",\"parts\":{\"streams\":{\"state\":\"ready\"},\"sink\":{\"state\":\"ready\"}}}");
    }

    @Test
    void saysWhichPartIsNotReadyAndWhy() throws Exception {
        sink.set(new PartState.Waiting("Piggy refuses the token"));

        var answer = get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"not ready\",\"parts\":{\"streams\":{\"state\":\"ready\"},"
                        + "\"sink\":{\"state\":\"waiting\",\"why\":\"Piggy refuses the token\"}}}");
    }

    @Test
    void becomesReadyAgainByItself() throws Exception {
        streams.set(new PartState.Waiting("restoring"));
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);

        streams.set(new PartState.Ready());
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void isAliveWhileAPartOnlyWaits() throws Exception {
        streams.set(new PartState.Waiting("restoring"));

        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void isNotAliveOnceAPartHasFailed() throws Exception {
        streams.set(new PartState.Failed("a stream thread died"));

        var answer = get("/health/live");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"streams\":{\"state\":\"failed\",\"why\":\"a stream thread died\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/plain                              | text/plain; version=0.0.4; charset=utf-8
            application/openmetrics-text;q=0.9,*/*  | application/openmetrics-text; version=1.0.0; charset=utf-8
            """)
    void servesTheMetersInTheFormatThatIsAskedFor(String accepted, String type) throws Exception {
        meters.counter("loyalty.events", "topic", "orders").increment(3);

        var answer = send(HttpRequest.newBuilder(server.address().resolve("/metrics"))
                .header("Accept", accepted)
                .build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(answer.body()).contains("loyalty_events_total{topic=\"orders\"} 3.0");
    }

    @ParameterizedTest
    @CsvSource({"GET, /, 404", "GET, /health/ready/x, 404", "POST, /health/ready, 405", "HEAD, /health/ready, 200"})
    void answersNothingElse(String method, String path, int status) throws Exception {
        var answer = send(HttpRequest.newBuilder(server.address().resolve(path))
                .method(method, BodyPublishers.noBody())
                .build());

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void refusesAPortThatIsTakenByTheNameOfItsKey() {
        var taken = new Config.Http("127.0.0.1", server.address().getPort(), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> OperatorServer.start(taken, List.of(), meters, List.of()))
                .isInstanceOf(ConfigRefused.class)
                .hasMessageStartingWith("http.port: cannot listen on 127.0.0.1:" + taken.port());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /echo                       | 200 | {}
            /echo?ref=card:1            | 200 | {ref=card:1}
            /echo?ref=email%3Aa%2Bb%40c | 200 | {ref=email:a+b@c}
            /echo?ref=a+b&ref=c         | 200 | {ref=a b}
            /echo?ref=a%3Db&x           | 200 | {ref=a=b, x=}
            /other?ref=1                | 404 | {"status":"there are /health/live, /health/ready, /metrics, /members and /sink"}
            """)
    void handsThePagesTheirParameters(String path, int status, String body) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void refusesAQueryThatIsNotEncodedWithoutRepeatingIt() throws Exception {
        // the client would not send it
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.getOutputStream().write("GET /echo?ref=%C3ann%2 HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("ann");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            127.0.0.1 | none   | none            | 200
            127.0.0.1 | none   | Bearer anything | 200
            127.0.0.1 | sesame | none            | 401
            127.0.0.1 | sesame | Bearer sesame   | 200
            0.0.0.0   | none   | none            | 403
            0.0.0.0   | none   | Bearer sesame   | 403
            0.0.0.0   | sesame | none            | 401
            0.0.0.0   | sesame | Bearer sesam    | 401
            0.0.0.0   | sesame | Bearer sesame1  | 401
            0.0.0.0   | sesame | Basic sesame    | 401
            0.0.0.0   | sesame | Bearer          | 401
            0.0.0.0   | sesame | bearer sesame   | 200
            """)
    void showsPagesToWhoeverMaySeeThem(String bind, String token, String sent, int status) throws Exception {
        var where = at(bind, Optional.ofNullable(token).map(Secret::new));
        try (var guarded = OperatorServer.start(where, List.of(), meters, List.of(new Echo()))) {
            var address = "http://127.0.0.1:" + guarded.address().getPort();
            var request = HttpRequest.newBuilder(URI.create(address + "/echo"));
            if (sent != null) {
                request.header("Authorization", sent);
            }

            var answer = send(request.build());

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).doesNotContain("sesam");
            assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
                    .isEqualTo(status == 401);
            assertThat(send(HttpRequest.newBuilder(URI.create(address + "/health/live"))
                                    .build())
                            .statusCode())
                    .as("health needs no token")
                    .isEqualTo(200);
        }
    }

    @Test
    void saysWhichKeyLetsMembersBeSeenFromElsewhere() throws Exception {
        try (var open = OperatorServer.start(at("0.0.0.0", Optional.empty()), List.of(), meters, List.of(new Echo()))) {
            var address = URI.create("http://127.0.0.1:" + open.address().getPort() + "/echo");

            assertThat(send(HttpRequest.newBuilder(address).build()).body())
                    .isEqualTo("{\"status\":\"members are not shown beyond the loopback interface without a token; set"
                            + " http.token-env or http.token-file, or http.bind to 127.0.0.1\"}");
        }
    }

    @Test
    void advertisesWhatTheOperatorSaysOrElseWhereItListens() {
        var told = new Config.Http("127.0.0.1", 0, Optional.of("points-1.points:8443"), Optional.empty());
        try (var advertised = OperatorServer.start(told, List.of(), meters, List.of());
                var everywhere = OperatorServer.start(at("0.0.0.0", Optional.empty()), List.of(), meters, List.of())) {
            assertThat(advertised.advertised()).isEqualTo("points-1.points:8443");
            assertThat(everywhere.advertised())
                    .doesNotStartWith("0.0.0.0")
                    .endsWith(":" + everywhere.address().getPort());
        }
        assertThat("http://" + server.advertised()).isEqualTo(server.address().toString());
    }

    private static Config.Http at(String bind, Optional<Secret> token) {
        return new Config.Http(bind, 0, Optional.empty(), token);
    }

    /** Answers with the parameters that it was given. */
    private static final class Echo implements Page {

        @Override
        public String path() {
            return "/echo";
        }

        @Override
        public PageAnswer answer(Map<String, String> query) {
            return new PageAnswer(200, new TreeMap<>(query).toString());
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.address().resolve(path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    private static Part part(String name, AtomicReference<PartState> state) {
        return new Part() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public PartState state() {
                return state.get();
            }
        };
    }
}
