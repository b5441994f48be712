package io.loyaltystreams.ledger;

import java.time.LocalDate;
import java.util.Optional;

/** What a sign-up tells of a person, for Piggy and for marketing. Personal data: it is handed on and not kept. */
public record Profile(
        Optional<String> email,
        Optional<String> firstName,
        Optional<String> lastName,
        Optional<LocalDate> birthDate,
        Optional<String> locale,
        Optional<String> channel,
        Optional<Boolean> marketingConsent) {

    static final Profile UNKNOWN = new Profile(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Of somebody who was only seen. */
    static Profile seenIn(String channel) {
        return new Profile(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(channel),
                Optional.empty());
    }

    @Override
    public String toString() {
        return "Profile[…]";
    }
}
