package io.loyaltystreams.simulator.fault;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
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
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a plan from YAML, and so from JSON too. */
public final class PlanReader {

    private static final String NOT_AN_OBJECT =
            "faults: must be YAML or JSON, one object with keys, none of them twice";
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final long DEFAULT_SEED = 1;

    private static final SortedMap<String, KindReader> KINDS = new TreeMap<>(Map.ofEntries(
            entry("slow-answer", (keys, seed) -> new SlowAnswer(delay(keys))),
            entry("slow-request", (keys, seed) -> new SlowRequest(delay(keys))),
            entry("lost-answer", (keys, seed) -> new LostAnswer()),
            entry("lost-request", (keys, seed) -> new LostRequest()),
            entry("connection-reset", (keys, seed) -> new ConnectionReset()),
            entry("too-many-requests", (keys, seed) -> new TooManyRequests(keys.text("retry-after"))),
            entry("maintenance", (keys, seed) -> new Maintenance()),
            entry("server-error", (keys, seed) -> new ServerError(applied(keys))),
            entry("contact-busy", (keys, seed) -> new ContactBusy(applied(keys))),
            entry("refused-contact", (keys, seed) -> new RefusedContact(share(keys), seed)),
            entry("ledger-lag", (keys, seed) -> new LedgerLag(delay(keys))),
            entry("wrong-token", (keys, seed) -> new WrongToken())));

    /** Reads what one kind of fault has besides its route and schedule. */
    private interface KindReader {
        Misbehaviour read(Keys keys, long seed);
    }

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
            var tree = YAML.readTree(text);
            if (tree.isMissingNode() || tree.isNull()) {
                return Map.of();
            }
            if (tree.isObject()) {
                return YAML.convertValue(tree, OBJECT);
            }
            throw new InvalidFaults(NOT_AN_OBJECT);
        } catch (JsonProcessingException malformed) {
            throw new InvalidFaults(NOT_AN_OBJECT, malformed);
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
        var fault = new Fault(kind, misbehaviour, route, keys.text("contact"), schedule(keys), seed);
        keys.refuseOthers();
        return fault;
    }

    private static Misbehaviour misbehaviour(String kind, Keys keys, long seed) {
        var reader = KINDS.get(kind);
        if (reader == null) {
            throw keys.invalid(
                    "kind", "unknown kind %s; known are %s".formatted(kind, String.join(", ", KINDS.keySet())));
        }
        return reader.read(keys, seed);
    }

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

    private static Chance share(Keys keys) {
        return keys.required("share", chance("share", keys));
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
