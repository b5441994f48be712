package io.loyaltystreams.config;

import static io.loyaltystreams.config.Kind.duration;
import static io.loyaltystreams.config.Kind.whole;

import io.loyaltystreams.config.ConfigFile.Use;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The {@code piggy} group. Without the sink wrong values are refused as ever, but nothing needs to be there. */
final class PiggyKeys {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private PiggyKeys() {}

    static Optional<Config.Piggy> read(Section piggy, Secrets secrets, Use use, Path folder) {
        var baseUrl = piggy.get("base-url", Kind.baseUrl(), URI.create("https://api.leat.com"));
        var tokenKeys = TokenKeys.of(piggy, folder);
        var defaultShop = piggy.get("default-shop", Kind.uuid());
        var shops = shops(piggy.section("shops"));
        int requestsPerSecond = piggy.get("requests-per-second", whole(1, 100_000), 5);
        int maxInFlight = piggy.get("max-in-flight", whole(1, 100_000), 16);
        var requestTimeout = piggy.get("request-timeout", duration(SHORTEST), Duration.ofSeconds(10));
        var settlingTime = piggy.get("settling-time", duration(Duration.ZERO), Duration.ofSeconds(2));
        var proxy = piggy.get("proxy", Kind.hostAndPort());
        var certificates = piggy.get("ca-file", Kind.path(folder));
        if (use == Use.WITHOUT_SINK) {
            tokenKeys.variable().ifPresent(secrets.reading()::usesVariable);
            return Optional.empty();
        }
        var token = token(piggy, secrets, tokenKeys);
        if (piggy.find("default-shop").isEmpty()) {
            piggy.missing("default-shop");
        }
        return Optional.of(new Config.Piggy(
                baseUrl,
                token,
                defaultShop.orElse(""),
                shops,
                requestsPerSecond,
                maxInFlight,
                requestTimeout,
                settlingTime,
                new Config.Piggy.Way(tokenKeys.file(), proxy, certificates)));
    }

    private static Secret token(Section piggy, Secrets secrets, TokenKeys keys) {
        if (keys.isMissing()) {
            piggy.fault(
                    piggy.full("token-env")
                            + ": missing; set token-env to the name of the variable that holds the token, or token-file to its file");
        }
        return keys.find(secrets).orElse(new Secret(""));
    }

    private static Map<String, String> shops(Section shops) {
        var uuids = new LinkedHashMap<String, String>();
        shops.others(end -> end.toLowerCase(Locale.ROOT).replace('_', '-'))
                .forEach((shop, given) -> shops.parse(given, Kind.uuid()).ifPresent(uuid -> uuids.put(shop, uuid)));
        return uuids;
    }
}
