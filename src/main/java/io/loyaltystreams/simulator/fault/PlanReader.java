package io.loyaltystreams.simulator.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.loyaltystreams.simulator.fault.Misbehaviour.ConnectionReset;
import io.loyaltystreams.simulator.fault.Misbehaviour.ContactBusy;
import io.loyaltystreams.simulator.fault.Misbehaviour.LedgerLag;
import io.loyaltystreams.simulator.fault.Misbehaviour.LostAnswer;
import io.loyaltystreams.simulator.fault.Misbehaviour.LostRequest;
import io.loyaltystreams.simulator.fault.Misbehaviour.Maintenance;
import io.loyaltystreams.simulator.fault.Misbehaviour.RefusedContact;
import io.loyaltystreams.simulator.fault.Misbehaviour.ServerError;
import io.loyaltystreams.simulator.fault.Misbehaviour.SlowAnswer;
import io.loyaltystreams.simulator.fault.Misbehaviour.SlowRequest;
import io.loyaltystreams.simulator.fault.Misbehaviour.TooManyRequests;
import io.loyaltystreams.simulator.fault.Misbehaviour.WrongToken;
import io.loyaltystreams.simulator.gate.Limit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a plan from YAML, and so from JSON too. */
public final class PlanReader {

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final long DEFAULT_SEED = 1;

    private PlanReader() {}

    /**
     * The plan in a text.
     *
     * @throws InvalidFaults with one line that names the key
     */
    public static FaultPlan read(String text) {
        var source = parse(text);
        var keys = new Keys("", source);
        long seed = keys.whole("seed", Long.MIN_VALUE).orElse(DEFAULT_SEED);
        var limit = keys.value("limit").map(PlanReader::limit);
        var faults = faults(keys, seed);
        keys.refuseOthers();
        return new FaultPlan(limit, faults, source);
    }

    private static Map<String, Object> parse(String text) {
        try {
            return Optional.ofNullable(YAML.readValue(text.isBlank() ? "{}" : text, OBJECT))
                    .orElse(Map.of());
        } catch (JsonProcessingException malformed) {
            throw new InvalidFaults("faults: must be YAML or JSON, one object with keys", malformed);
        }
    }

    private static Limit limit(Object object) {
        var keys = new Keys("limit", object);
        long requests = keys.required("requests", keys.whole("requests", 1));
        var window = keys.duration("window").orElse(Limit.DEFAULT.window());
        keys.refuseOthers();
        if (requests > Integer.MAX_VALUE || !window.isPositive()) {
            throw new InvalidFaults("limit: must be a sensible number of requests in a window longer than zero");
        }
        return new Limit((int) requests, window);
    }

    private static List<Fault> faults(Keys keys, long seed) {
        var listed = keys.value("faults").orElse(List.of());
        if (!(listed instanceof List<?> list)) {
            throw keys.invalid("faults", "must be a list");
        }
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < list.size(); i++) {
            // each fault draws its own numbers, so that adding one does not move the others'
            faults.add(fault(new Keys("faults[%d]".formatted(i), list.get(i)), seed + i));
        }
        return faults;
    }

    private static Fault fault(Keys keys, long seed) {
        var kind = keys.required("kind", keys.text("kind"));
        var misbehaviour = misbehaviour(kind, keys, seed);
        var route =
                keys.read("route", RoutePattern::read, "a method and a path").orElse(RoutePattern.EVERYTHING);
        var fault = new Fault(kind, misbehaviour, route, schedule(keys), seed);
        keys.refuseOthers();
        return fault;
    }

    private static Misbehaviour misbehaviour(String kind, Keys keys, long seed) {
        return switch (kind) {
            case "slow-answer" -> new SlowAnswer(delay(keys));
            case "slow-request" -> new SlowRequest(delay(keys));
            case "lost-answer" -> new LostAnswer();
            case "lost-request" -> new LostRequest();
            case "connection-reset" -> new ConnectionReset();
            case "too-many-requests" -> new TooManyRequests(keys.whole("retry-after", 0));
            case "maintenance" -> new Maintenance();
            case "server-error" -> new ServerError(applied(keys));
            case "contact-busy" -> new ContactBusy(applied(keys));
            case "refused-contact" -> new RefusedContact(keys.required("share", chance("share", keys)), seed);
            case "ledger-lag" -> new LedgerLag(delay(keys));
            case "wrong-token" -> new WrongToken();
            default -> throw keys.invalid("kind", "unknown kind " + kind + "; known are " + KINDS);
        };
    }

    private static final String KINDS = "slow-answer, slow-request, lost-answer, lost-request, connection-reset, "
            + "too-many-requests, maintenance, server-error, contact-busy, refused-contact, ledger-lag, wrong-token";

    private static Schedule schedule(Keys keys) {
        return new Schedule(
                chance("probability", keys),
                keys.whole("every", 1).orElse(1L),
                keys.whole("from", 1).orElse(1L),
                keys.whole("to", 1).orElse(Long.MAX_VALUE),
                keys.duration("starts").orElse(Duration.ZERO),
                keys.duration("ends"));
    }

    private static Optional<Chance> chance(String key, Keys keys) {
        return keys.read(key, text -> new Chance(new BigDecimal(text)), "a number from 0 to 1");
    }

    private static Duration delay(Keys keys) {
        var delay = keys.required("delay", keys.duration("delay"));
        if (delay.isNegative()) {
            throw keys.invalid("delay", "must not be negative");
        }
        return delay;
    }

    private static boolean applied(Keys keys) {
        return keys.truth("applied").orElse(false);
    }
}
