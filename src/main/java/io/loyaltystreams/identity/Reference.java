package io.loyaltystreams.identity;

import java.util.Locale;
import java.util.Optional;

/**
 * One way to name a person, in normal form: e-mail trimmed and lower-cased, everything else trimmed. Personal data: never log
 * one.
 */
public record Reference(Kind kind, String value) {

    /** What a reference is. */
    public enum Kind {
        MEMBER_ID("member-id"),
        EMAIL("email"),
        CARD("card"),
        CUSTOMER_ID("customer-id"),
        PHONE("phone"),
        CONTACT_UUID("contact-uuid");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** The kind as producers spell it. */
        public String code() {
            return code;
        }

        public static Optional<Kind> of(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    public Reference {
        value = kind == Kind.EMAIL ? value.strip().toLowerCase(Locale.ROOT) : value.strip();
    }

    /** {@code kind:value}, the form in which references travel and are stored. */
    public String key() {
        return kind.code + ":" + value;
    }

    @Override
    public String toString() {
        return kind.code + ":…";
    }
}
