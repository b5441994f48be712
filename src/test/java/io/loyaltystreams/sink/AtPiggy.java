package io.loyaltystreams.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.piggy.Answer;
import io.loyaltystreams.piggy.Attribute;
import io.loyaltystreams.piggy.PiggyClient;
import io.loyaltystreams.simulator.Simulator;
import io.loyaltystreams.simulator.SimulatorSettings;
import io.loyaltystreams.sink.Step.Ask;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The errands of the sink against the simulator over HTTP, one after the other, without Kafka. Contacts are learnt as in the sink. */
final class AtPiggy implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A contact as the simulator has it. */
    record Held(String email, boolean anonymous, List<String> identifiers, long balance) {}

    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults());
    private final HttpClient http = HttpClient.newHttpClient();
    private final PiggyClient client = SinkWorld.client(simulator.baseUri(), () -> SimulatorSettings.DEFAULT_TOKEN);
    private final Errands errands =
            new Errands(new Shops(SimulatorSettings.DEFAULT_SHOP, Map.of()), Duration.ofMillis(1));
    private final Map<String, String> contacts = new HashMap<>();
    private final List<String> calls = new ArrayList<>();

    /** Makes what the sink makes at its start. */
    AtPiggy prepared() {
        go(Preparation.first(Attribute.OF_CONTACTS));
        return this;
    }

    /** Returns the names of the calls that the command took. */
    List<String> run(PiggyCommand command) {
        calls.clear();
        var known = Optional.ofNullable(contacts.get(command.getMemberId()));
        var verdict = go(errands.first(command, known, false, Instant.EPOCH));
        verdict.contact().ifPresent(uuid -> contacts.put(command.getMemberId(), uuid));
        if (!(verdict instanceof Verdict.Applied)) {
            throw new AssertionError("Expected " + command.getCommandId() + " to be applied but it is " + verdict);
        }
        return List.copyOf(calls);
    }

    private Verdict go(Step first) {
        var step = first;
        while (true) {
            switch (step) {
                case Ask<?> ask -> step = ask(ask);
                case Step.Rest rest -> step = rest.next().next();
                case Step.Settled settled -> {
                    return settled.verdict();
                }
            }
        }
    }

    private <T> Step ask(Ask<T> ask) {
        calls.add(ask.call().name());
        return switch (client.send(ask.call()).join().answer()) {
            case Answer.Done<T> done -> ask.done().apply(done.value());
            case Answer.Refused<T> refused -> ask.refused().apply(refused);
            case Answer<T> other -> throw new AssertionError(ask.call() + " was answered with " + other);
        };
    }

    List<Held> contacts() {
        return get("/_simulator/balances")
                .lines()
                .filter(line -> !line.isBlank())
                .map(AtPiggy::held)
                .toList();
    }

    /** A value that the contact of an address has. */
    String attribute(String email, String name) {
        var all = json(get("/api/v3/oauth/clients/contacts/find-one-by?email=" + email));
        return all.at("/data/current_values/" + name).asText();
    }

    private static Held held(String line) {
        var contact = json(line);
        var identifiers = new ArrayList<String>();
        contact.path("identifiers").forEach(value -> identifiers.add(value.asText()));
        return new Held(
                contact.path("email").asText(),
                contact.path("is_anonymous").asBoolean(),
                identifiers.stream().sorted().toList(),
                contact.path("balance").asLong());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private String get(String path) {
        try {
            var request = HttpRequest.newBuilder(simulator.baseUri().resolve(path))
                    .header("Authorization", "Bearer " + SimulatorSettings.DEFAULT_TOKEN);
            return http.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    @Override
    public void close() {
        client.close();
        http.close();
        simulator.close();
    }
}
