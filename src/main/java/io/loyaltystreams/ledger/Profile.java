package io.loyaltystreams.ledger;

import java.util.Optional;

/** What a sign-up tells of a person, for Piggy. Personal data: it is handed on and not kept. */
public record Profile(Optional<String> email, Optional<String> firstName, Optional<String> lastName) {

    static final Profile UNKNOWN = new Profile(Optional.empty(), Optional.empty(), Optional.empty());

    @Override
    public String toString() {
        return "Profile[…]";
    }
}
