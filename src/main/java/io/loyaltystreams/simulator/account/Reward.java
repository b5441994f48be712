package io.loyaltystreams.simulator.account;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that credits buy.
 *
 * @param price in credits
 * @param stock how many are left; empty for any number
 * @param limit how many one contact may have; empty for any number
 * @param kept how long one that was redeemed beforehand waits to be collected; empty when it is handed over at once
 * @param attributes the account's own, by name
 */
public record Reward(
        int id,
        String uuid,
        String title,
        String description,
        long price,
        Kind kind,
        boolean active,
        Optional<Integer> stock,
        Optional<Integer> limit,
        Optional<Duration> kept,
        Map<String, Object> attributes) {

    /** How it is handed out. */
    public enum Kind {
        PHYSICAL,
        DIGITAL
    }

    public Reward {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        if (price < 0) {
            throw new IllegalArgumentException("required credits: must be at least 0, but are " + price);
        }
    }

    /** One without number, stock or limits, that is handed over at once. */
    public static Reward physical(String uuid, String title, long price) {
        return new Reward(
                0,
                uuid,
                title,
                "",
                price,
                Kind.PHYSICAL,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    public Reward withKind(Kind other) {
        return new Reward(id, uuid, title, description, price, other, active, stock, limit, kept, attributes);
    }

    public Reward withActive(boolean now) {
        return new Reward(id, uuid, title, description, price, kind, now, stock, limit, kept, attributes);
    }

    public Reward withStock(int left) {
        return new Reward(
                id, uuid, title, description, price, kind, active, Optional.of(left), limit, kept, attributes);
    }

    public Reward withLimit(int most) {
        return new Reward(
                id, uuid, title, description, price, kind, active, stock, Optional.of(most), kept, attributes);
    }

    public Reward withKept(Duration toBeCollected) {
        return new Reward(
                id,
                uuid,
                title,
                description,
                price,
                kind,
                active,
                stock,
                limit,
                Optional.of(toBeCollected),
                attributes);
    }

    Reward numbered(int number) {
        return new Reward(number, uuid, title, description, price, kind, active, stock, limit, kept, attributes);
    }

    Reward changed(Optional<String> newTitle, Optional<String> newDescription, Optional<Long> newPrice) {
        return new Reward(
                id,
                uuid,
                newTitle.orElse(title),
                newDescription.orElse(description),
                newPrice.orElse(price),
                kind,
                active,
                stock,
                limit,
                kept,
                attributes);
    }

    Reward with(Map<String, Object> changes) {
        var merged = new LinkedHashMap<>(attributes);
        merged.putAll(changes);
        return new Reward(id, uuid, title, description, price, kind, active, stock, limit, kept, merged);
    }

    Reward restocked(int more) {
        return stock.map(left -> withStock(left + more)).orElse(this);
    }
}
