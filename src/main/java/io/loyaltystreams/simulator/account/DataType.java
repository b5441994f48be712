package io.loyaltystreams.simulator.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types that an attribute may have. */
public enum DataType {
    URL,
    TEXT,
    DATE,
    PHONE,
    FLOAT,
    COLOR,
    EMAIL,
    NUMBER,
    SELECT,
    BOOLEAN,
    RICH_TEXT,
    DATE_TIME,
    LONG_TEXT,
    DATE_RANGE,
    TIME_RANGE,
    IDENTIFIER,
    BIRTH_DATE,
    FILE_UPLOAD,
    MEDIA_UPLOAD,
    MULTI_SELECT,
    LICENSE_PLATE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DataType> named(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName().equals(wireName))
                .findFirst();
    }

    /** The value as this type keeps it, or empty when it does not fit. */
    Optional<?> read(Object sent) {
        return switch (this) {
            case NUMBER -> Scalar.whole(sent);
            case FLOAT -> Scalar.decimal(sent);
            case BOOLEAN -> Scalar.truth(sent);
            case MULTI_SELECT -> Optional.of(sent);
            case URL,
                    TEXT,
                    DATE,
                    PHONE,
                    COLOR,
                    EMAIL,
                    SELECT,
                    RICH_TEXT,
                    DATE_TIME,
                    LONG_TEXT,
                    DATE_RANGE,
                    TIME_RANGE,
                    IDENTIFIER,
                    BIRTH_DATE,
                    FILE_UPLOAD,
                    MEDIA_UPLOAD,
                    LICENSE_PLATE -> Scalar.text(sent);
        };
    }
}
