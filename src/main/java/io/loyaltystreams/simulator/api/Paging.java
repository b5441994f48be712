package io.loyaltystreams.simulator.api;

import io.loyaltystreams.simulator.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The paging that contacts and loyalty transactions share.
 *
 * @param limit clamped to the most that Piggy gives
 * @param sentLimit the limit as it came: it goes back as text
 */
record Paging(long page, int limit, Optional<String> sentLimit, boolean newestFirst) {

    private static final int MOST = 100;

    static Paging read(Fields fields, int defaultLimit) {
        long page = fields.optionalWhole("page").orElse(1L);
        long limit = fields.optionalWhole("limit").orElse((long) defaultLimit);
        if (page < 1) {
            fields.error("page", "The %s must be at least 1.");
        }
        if (limit < 1) {
            fields.error("limit", "The %s must be at least 1.");
        }
        boolean newestFirst = fields.optionalChoice("sort", Paging::direction).orElse(false);
        return new Paging(page, (int) Math.min(limit, MOST), fields.optionalText("limit"), newestFirst);
    }

    <T> Envelope page(List<T> all, Function<T, Object> shape) {
        // a page number beyond every item may be too large to multiply
        long from = page > all.size() ? all.size() : Math.min((page - 1) * limit, all.size());
        long to = Math.min(from + limit, all.size());
        var items = all.subList((int) from, (int) to).stream().map(shape).toList();
        var meta = Json.object(
                "page",
                page,
                "limit",
                sentLimit.<Object>map(sent -> String.valueOf(limit)).orElse(limit),
                "viewing_from",
                items.isEmpty() ? 0 : from + 1,
                "viewing_to",
                items.isEmpty() ? 0 : to,
                "last_page",
                Math.max(1, Math.ceilDiv(all.size(), limit)),
                "total",
                all.size());
        return Envelope.page(items, Map.of(), meta);
    }

    private static Optional<Boolean> direction(String sort) {
        return switch (sort) {
            case "created_at" -> Optional.of(false);
            case "-created_at" -> Optional.of(true);
            default -> Optional.empty();
        };
    }
}
