package io.loyaltystreams.intake;

import io.loyaltystreams.avro.in.MemberRef;
import io.loyaltystreams.identity.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Collects the first fault of a record; later checks cost nothing once one was found. */
final class Checks {

    private static final int LONGEST_TEXT = 1_000;

    /** An event is sent round to its references, one after the other. */
    private static final int MOST_REFERENCES = 100;

    private static final Pattern SOME_KIND = Pattern.compile("[A-Za-z-]{1,20}");

    private String fault;

    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    boolean passed() {
        return fault == null;
    }

    Checks require(boolean holds, Supplier<String> otherwise) {
        if (fault == null && !holds) {
            fault = otherwise.get();
        }
        return this;
    }

    Checks text(String field, String value) {
        return require(!value.isBlank(), () -> field + " is empty; send a value")
                .notTooLong(field, value);
    }

    /** Ids become part of several records and keys, which must stay below what a broker takes. */
    Checks notTooLong(String field, String value) {
        return require(
                value == null || value.length() <= LONGEST_TEXT,
                () -> field + " is " + value.length() + " characters long; send at most " + LONGEST_TEXT);
    }

    Checks notNegative(String field, long value) {
        return require(value >= 0, () -> field + " is " + value + "; send 0 or more");
    }

    Checks notInFuture(String field, Instant value, Instant recordTime, Duration margin) {
        return require(
                !value.isAfter(recordTime.plus(margin)),
                () -> field + " is " + value + ", more than " + margin + " after the record's own time " + recordTime);
    }

    Checks activeCurrency(String field, String code) {
        return require(
                Currencies.isActive(code),
                () -> field + " is '" + code + "'; send an upper-case ISO 4217 code that is in use");
    }

    /** A reference's value is personal data: only its kind may be named. */
    Checks references(String field, List<MemberRef> references) {
        require(
                references.size() <= MOST_REFERENCES,
                () -> field + " has " + references.size() + " entries; send at most " + MOST_REFERENCES);
        for (int i = 0; i < references.size() && fault == null; i++) {
            reference(field + "[" + i + "]", references.get(i));
        }
        return this;
    }

    /** For events that have to be somebody's. */
    Checks someReferences(String field, List<MemberRef> references) {
        return require(!references.isEmpty(), () -> field + " is empty; send at least one reference")
                .references(field, references);
    }

    Checks reference(String field, MemberRef reference) {
        return require(
                        Reference.Kind.of(reference.getKind()).isPresent(),
                        () -> field + ".kind is " + shownKind(reference.getKind())
                                + "; send member-id, email, card, customer-id, phone or contact-uuid")
                .text(field + ".value", reference.getValue());
    }

    /** A producer that swaps kind and value sends an e-mail address or a card number here. */
    private static String shownKind(String kind) {
        return SOME_KIND.matcher(kind).matches() ? "'" + kind + "'" : "something else";
    }

    Checks unique(String field, List<String> values) {
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            require(seen.add(value), () -> field + " '" + value + "' is listed twice; send it once");
        }
        return this;
    }
}
