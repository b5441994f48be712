package io.loyaltystreams.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.intake.OrderIntake;
import io.loyaltystreams.intake.Verdict;
import java.time.Duration;

/** Reads an order that is written as JSON, with the checks that it would meet on its topic. */
final class OrderJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private OrderJson() {}

    static PlacedOrder read(String text) throws OrderRefused {
        var reader = new AvroJson();
        var order = reader.record(OrderPlaced.getClassSchema(), parsed(text), "");
        if (!reader.faults().isEmpty()) {
            throw new OrderRefused(reader.faults());
        }
        return checked((OrderPlaced) order);
    }

    private static JsonNode parsed(String text) throws OrderRefused {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            var place = e.getLocation() == null
                    ? ""
                    : ", at line " + e.getLocation().getLineNr();
            throw new OrderRefused("the order is not JSON: " + inPlainWords(e.getOriginalMessage()) + place);
        }
    }

    /** The library tells in brackets where something began; the line behind says enough. */
    private static String inPlainWords(String message) {
        var first = message.lines().findFirst().orElse("unreadable");
        int bracket = first.indexOf(" (start marker");
        return bracket < 0 ? first : first.substring(0, bracket);
    }

    /** Explaining a planned order is fine, so that no date is in the future here. */
    private static PlacedOrder checked(OrderPlaced order) throws OrderRefused {
        var origin = new Origin("orders", 0, 0L, order.getPlacedAt());
        return switch (OrderIntake.check(order, origin, Duration.ZERO)) {
            case Verdict.Accepted accepted -> (PlacedOrder) accepted.event().getEvent();
            case Verdict.Invalid invalid -> throw new OrderRefused(invalid.message());
            case Verdict.NoRate noRate -> throw new OrderRefused(noRate.message());
            case Verdict.Noted noted -> throw new IllegalStateException("Expected intake to send every order on");
        };
    }
}
