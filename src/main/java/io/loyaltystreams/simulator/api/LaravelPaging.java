package io.loyaltystreams.simulator.api;

import static io.loyaltystreams.simulator.http.Json.object;

import java.util.List;
import java.util.function.Function;

/** The paging of vouchers: the framework's own, with links beside the items. */
record LaravelPaging(String path, long page, int perPage) {

    private static final int DEFAULT = 30;
    private static final int MOST = 500;

    static LaravelPaging read(String path, Fields fields) {
        long page = fields.optionalWhole("page").orElse(1L);
        long limit = fields.optionalWhole("limit").orElse((long) DEFAULT);
        if (page < 1) {
            fields.error("page", "The %s must be at least 1.");
        }
        if (limit < 1) {
            fields.error("limit", "The %s must be at least 1.");
        }
        return new LaravelPaging(path, page, (int) Math.min(limit, MOST));
    }

    <T> Envelope page(List<T> all, Function<T, Object> shape) {
        long last = Math.max(1, Math.ceilDiv(all.size(), perPage));
        long from = page > last ? all.size() : (page - 1) * perPage;
        long to = Math.min(from + perPage, all.size());
        var items = all.subList((int) from, (int) to).stream().map(shape).toList();
        var links = object(
                "first",
                link(1),
                "last",
                link(last),
                "prev",
                page > 1 ? link(page - 1) : null,
                "next",
                page < last ? link(page + 1) : null);
        var meta = object(
                "current_page",
                page,
                "from",
                items.isEmpty() ? null : from + 1,
                "last_page",
                last,
                "links",
                List.of(),
                "path",
                path,
                "per_page",
                String.valueOf(perPage),
                "to",
                items.isEmpty() ? null : to,
                "total",
                all.size());
        return Envelope.page(items, links, meta);
    }

    private String link(long number) {
        return path + "?page=" + number;
    }
}
