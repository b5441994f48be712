package io.loyaltystreams.simulator.account;

import java.util.Optional;
import java.util.Set;

/** A form that people fill in to sign up. */
public record Form(String uuid, String name, String status, String url, String type) {

    private static final Set<String> STATUSES = Set.of("PUBLISHED", "DRAFT", "BIN");
    private static final Set<String> TYPES = Set.of("PUBLIC", "PRIVATE");

    public static Optional<String> status(String name) {
        return Optional.of(name).filter(STATUSES::contains);
    }

    public static Optional<String> type(String name) {
        return Optional.of(name).filter(TYPES::contains);
    }
}
