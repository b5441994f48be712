package io.loyaltystreams.piggy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what we need of Piggy's objects and nothing else, so that new or missing fields do not matter. */
final class Bodies {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'");

    private Bodies() {}

    static Contact contact(JsonNode data) {
        return new Contact(required(data, "uuid"), balance(data));
    }

    static boolean anonymous(JsonNode data) {
        required(data, "uuid");
        return data.path("current_values").path("is_anonymous").asBoolean(false);
    }

    static Identifier identifier(JsonNode data) {
        required(data, "value");
        return new Identifier(text(data.path("contact"), "uuid"));
    }

    static Reception reception(JsonNode data) {
        return new Reception(
                required(data, "uuid"), text(data, Attribute.EVENT_ID.name()), balance(data.path("contact")));
    }

    static RewardReception rewardReception(JsonNode data) {
        return new RewardReception(required(data, "uuid"), whole(data.path("credits")), balance(data.path("contact")));
    }

    static Transactions transactions(JsonNode data, JsonNode meta, int page, int limit) {
        if (!data.isArray()) {
            throw new IllegalArgumentException("Expected a list of loyalty transactions");
        }
        var items = new ArrayList<Transaction>();
        data.forEach(item -> items.add(transaction(item)));
        return new Transactions(items, isLast(meta, page, items.size() < limit));
    }

    private static Transaction transaction(JsonNode item) {
        return new Transaction(
                required(item, "uuid"),
                whole(item.path("credits")),
                text(item, Attribute.EVENT_ID.name()),
                text(item.path("reward"), "uuid"),
                text(item, "created_at").flatMap(Bodies::instant));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** {@code meta.last_page} ends the walk; without it a page that is not full does. */
    static Receptions receptions(JsonNode data, JsonNode meta, int page, int limit) {
        if (!data.isArray()) {
            throw new IllegalArgumentException("Expected a list of loyalty transactions");
        }
        var items = new ArrayList<Reception>();
        for (var item : data) {
            items.add(reception(item));
        }
        return new Receptions(items, isLast(meta, page, items.size() < limit));
    }

    private static boolean isLast(JsonNode meta, int page, boolean notFull) {
        var lastPage = meta.path("last_page").asInt(0);
        return lastPage > 0 ? page >= lastPage : notFull;
    }

    static String written(Instant instant) {
        return INSTANT.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static OptionalLong balance(JsonNode contact) {
        return whole(contact.path("credit_balance").path("balance"));
    }

    private static OptionalLong whole(JsonNode number) {
        return number.isIntegralNumber() ? OptionalLong.of(number.asLong()) : OptionalLong.empty();
    }

    private static String required(JsonNode object, String field) {
        return text(object, field)
                .orElseThrow(() -> new IllegalArgumentException("Expected a field " + field + " in Piggy's answer"));
    }

    private static Optional<String> text(JsonNode object, String field) {
        var value = object.path(field);
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }
}
