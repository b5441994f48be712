package io.loyaltystreams.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.demo.Stage;
import io.loyaltystreams.demo.traffic.Traffic;
import io.loyaltystreams.demo.traffic.TrafficEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What the service needs goes away, at the start or in the middle of traffic, and comes back. */
@Timeout(300)
class OutageIT {

    private static final String NO_BROKER = "No broker answers; waiting for one";
    private static final String NO_REGISTRY = "The schema registry does not answer; waiting";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    /** Each of the commands that wait does so in a quicker test as well. */
    @Test
    @Tag("long")
    void waitsForABrokerAndARegistryThatAreDownAtTheStart() {
        try (var stage = new Stage(Optional.empty(), directory)) {
            stage.awaitSurroundings();
            stage.broker().kill();
            stage.registry().kill();
            var service = stage.launchService();
            try (var operator = new Operator(service)) {
                operator.awaitLine(NO_BROKER);
                assertThat(operator.isLive()).isTrue();
                assertThat(operator.whyNotReady()).startsWith("503").contains("waits for a broker");

                stage.broker().restart();
                operator.awaitLine(NO_REGISTRY);
                assertThat(operator.isLive()).isTrue();
                assertThat(operator.whyNotReady()).startsWith("503").contains("waits for the schema registry");

                stage.registry().restart();
                service.awaitReady();
                assertThat(operator.lines(NO_BROKER))
                        .as("lines about the broker")
                        .isEqualTo(1);
                assertThat(operator.lines(NO_REGISTRY))
                        .as("lines about the registry")
                        .isEqualTo(1);
            }
            try (var shopping = new Shopping(stage, service)) {
                shopping.send(Traffic.of(1, 30, Instant.now()), 0);
                shopping.reconcile();
            }
        }
    }

    @Test
    void skipsNothingWhenASchemaCannotBeLookedUp() throws Exception {
        try (var stage = new Stage(Optional.empty(), directory)) {
            var service = stage.awaitService();
            try (var operator = new Operator(service);
                    var shopping = new Shopping(stage, service)) {
                var orders = healthyOrders(2, 80);
                shopping.send(orders.subList(0, 30), 0);
                shopping.reconcile();
                var before = shopping.observed().records();

                register("orders-value", withOneMoreField(), stage.registry().url());
                var records = shopping.withNewestSchema(orders.subList(30, orders.size()));
                stage.registry().kill();
                shopping.send(records);
                operator.awaitLine(NO_REGISTRY);
                shopping.follow(Duration.ofSeconds(5));
                assertThat(shopping.observed().records())
                        .as("records out meanwhile")
                        .isEqualTo(before);
                assertThat(operator.isLive()).isTrue();

                stage.registry().restart();
                shopping.reconcile();
                assertThat(shopping.observed().deadLetters()).isZero();
            }
        }
    }

    @Test
    void carriesOnAfterTheBrokerWasAwayInTheMiddleOfTraffic() {
        try (var stage = new Stage(Optional.empty(), directory)) {
            var service = stage.awaitService();
            try (var operator = new Operator(service);
                    var shopping = new Shopping(stage, service)) {
                shopping.send(Traffic.of(3, 300, Instant.now()), 30);
                shopping.followUntil(0.3);

                stage.broker().stop();
                operator.awaitLine("Waiting: no broker answers");
                shopping.follow(Duration.ofSeconds(10));
                assertThat(operator.isLive()).isTrue();
                assertThat(operator.whyNotReady()).startsWith("503").contains("no broker answers");

                stage.broker().restart();
                shopping.reconcile();
                service.awaitReady();
            }
        }
    }

    private static List<TrafficEvent> healthyOrders(long seed, int orders) {
        return Traffic.of(seed, orders, Instant.now()).stream()
                .filter(TrafficEvent.Order.class::isInstance)
                .toList();
    }

    /** The schema of orders as a producer has it that is a version ahead of the service. */
    private static String withOneMoreField() throws IOException {
        var schema = JSON.readTree(OrderPlaced.getClassSchema().toString());
        ((ArrayNode) schema.get("fields"))
                .addObject()
                .put("name", "giftNote")
                .put("default", "")
                .put("type", "string");
        return schema.toString();
    }

    private static void register(String subject, String schema, String registry) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(registry + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString(
                        JSON.createObjectNode().put("schema", schema).toString()))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }
}
