package io.loyaltystreams.intake;

import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * ISO 4217 codes in use. The platform also knows currencies of the past (DEM, HRK); those in use are the ones that some country
 * has today, and the units of account that banks use beside them. What a country has depends on how new the platform is, so a
 * currency that ended while programs of today were in force is named here: a replay must not refuse what was taken.
 */
final class Currencies {

    private static final Set<String> UNITS_OF_ACCOUNT =
            Set.of("BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "VED");

    private static final Set<String> ENDED_LATELY = Set.of("BGN");

    private static final Set<String> ACTIVE = Stream.of(
                    Stream.of(Locale.getISOCountries())
                            .map(country -> Currency.getInstance(Locale.of("", country)))
                            .filter(Objects::nonNull)
                            .map(Currency::getCurrencyCode),
                    UNITS_OF_ACCOUNT.stream(),
                    ENDED_LATELY.stream())
            .flatMap(codes -> codes)
            .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}

    static boolean isActive(String code) {
        return ACTIVE.contains(code);
    }
}
