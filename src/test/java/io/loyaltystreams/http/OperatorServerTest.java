package io.loyaltystreams.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.ConfigRefused;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
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
            new Config.Http("127.0.0.1", 0), List.of(part("streams", streams), part("sink", sink)), meters);
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
        var taken = new Config.Http("127.0.0.1", server.address().getPort());

        assertThatThrownBy(() -> OperatorServer.start(taken, List.of(), meters))
                .isInstanceOf(ConfigRefused.class)
                .hasMessageStartingWith("http.port: cannot listen on 127.0.0.1:" + taken.port());
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
