package io.loyaltystreams.simulator.control;

import io.loyaltystreams.simulator.fault.InvalidFaults;
import io.loyaltystreams.simulator.fault.PlanReader;
import io.loyaltystreams.simulator.http.Endpoint;
import io.loyaltystreams.simulator.http.Reply;
import io.loyaltystreams.simulator.http.Request;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The routes below {@code /_simulator}: they need no token, are never throttled and meet no fault. */
public final class Control implements Endpoint {

    public static final String PREFIX = "/_simulator";

    private final Controlled simulator;

    public Control(Controlled simulator) {
        this.simulator = simulator;
    }

    @Override
    public Reply answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /faults" -> Reply.json(200, simulator.faultLine().plan().source());
            case "PUT /faults" -> putFaults(request.text());
            case "GET /journal" -> lines(Reports.journal(simulator.account(), startOf(request)));
            case "GET /balances" -> lines(Reports.balances(simulator.account()));
            case "GET /login-codes" -> lines(Reports.loginCodes(simulator.account()));
            case "GET /stats" -> Reply.json(200, Reports.stats(simulator));
            case "POST /reset" -> reset();
            default ->
                Reply.message(
                        404, "Known here: faults (GET, PUT), journal, stats, balances, login-codes, reset (POST).");
        };
    }

    /** {@code ?event=order:} asks for what was written for orders. */
    private static Optional<String> startOf(Request request) {
        return Optional.ofNullable(request.parameters().get("event")).map(Object::toString);
    }

    private Reply putFaults(String text) {
        try {
            simulator.follow(PlanReader.read(text));
            return Reply.json(200, simulator.faultLine().plan().source());
        } catch (InvalidFaults invalid) {
            return Reply.message(400, Objects.requireNonNull(invalid.getMessage()));
        }
    }

    private Reply reset() {
        simulator.reset();
        return Reply.json(200, Map.of());
    }

    private static Reply lines(String ndjson) {
        return Reply.text(200, "application/x-ndjson", ndjson);
    }
}
