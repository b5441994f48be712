package io.loyaltystreams.intake;

import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * ISO 4217 codes in use. The platform also knows currencies of the past (DEM, HRK); those in use are the ones that some country
 * has today.
 */
final class Currencies {

    private static final Set<String> ACTIVE = Stream.of(Locale.getISOCountries())
            .map(country -> Currency.getInstance(Locale.of("", country)))
            .filter(Objects::nonNull)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}

    static boolean isActive(String code) {
        return ACTIVE.contains(code);
    }
}
