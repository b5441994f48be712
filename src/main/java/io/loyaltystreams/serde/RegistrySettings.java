package io.loyaltystreams.serde;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigException;

/**
 * Where the registries are and how to talk to them, by Confluent's names.
 *
 * @param endpoints one registry under several addresses, in the order in which they are tried
 * @param missingFor how long an id stays unknown before it is asked for again
 */
record RegistrySettings(
        List<Endpoint> endpoints,
        Optional<SSLContext> tls,
        Duration connectTimeout,
        Duration readTimeout,
        int cacheSize,
        Duration missingFor) {

    private static final String URL = "schema.registry.url";
    private static final String BASIC = "basic.auth.credentials.source";
    private static final String USER_INFO = "basic.auth.user.info";
    private static final String BEARER = "bearer.auth.credentials.source";
    private static final String TOKEN = "bearer.auth.token";

    /** One address; the credentials never show. */
    record Endpoint(String base, Optional<String> authorization) {

        @Override
        public String toString() {
            return base;
        }
    }

    /**
     * Times are shorter than Confluent's 60 s: all addresses in turn must fit well into the time after which Kafka takes a
     * consumer for dead.
     */
    static RegistrySettings from(SerdeSettings settings) {
        return new RegistrySettings(
                endpoints(settings),
                RegistryTls.from(settings),
                Duration.ofMillis(settings.number("http.connect.timeout.ms", 1, 5_000)),
                Duration.ofMillis(settings.number("http.read.timeout.ms", 1, 10_000)),
                settings.number("max.schemas.per.subject", 1, 1_000),
                Duration.ofSeconds(settings.number("missing.id.cache.ttl.sec", 0, 5)));
    }

    private static List<Endpoint> endpoints(SerdeSettings settings) {
        var common = sharedAuthorization(settings);
        var endpoints = Arrays.stream(settings.required(URL).split(",", -1))
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .map(url -> endpoint(url, common))
                .toList();
        if (endpoints.isEmpty()) {
            throw badUrl();
        }
        return endpoints;
    }

    private static Endpoint endpoint(String url, Optional<String> common) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw badUrl();
        }
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw badUrl();
        }
        String base = uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + uri.getRawPath().replaceFirst("/+$", "");
        return new Endpoint(
                base, common.or(() -> Optional.ofNullable(uri.getRawUserInfo()).map(RegistrySettings::basic)));
    }

    /** Neither value nor cause: a URL may hold a password. */
    private static ConfigException badUrl() {
        return new ConfigException(URL + " must list http:// or https:// URLs, separated by commas");
    }

    private static Optional<String> sharedAuthorization(SerdeSettings settings) {
        boolean bearer =
                settings.text(BEARER).isPresent() || settings.text(TOKEN).isPresent();
        if (bearer) {
            return Optional.of(bearer(settings));
        }
        return switch (settings.text(BASIC).orElse("URL")) {
            case "URL" -> Optional.empty();
            case "USER_INFO" ->
                Optional.of(basic(
                        settings.text("schema.registry." + USER_INFO).orElseGet(() -> settings.required(USER_INFO))));
            default ->
                throw new ConfigException(BASIC
                        + " must be URL or USER_INFO; for others name Confluent's classes in avro.serializer.class"
                        + " and avro.deserializer.class");
        };
    }

    private static String bearer(SerdeSettings settings) {
        if (settings.text(BASIC).isPresent()) {
            throw new ConfigException("Expected only one of " + BASIC + " and " + BEARER);
        }
        if (!settings.text(BEARER).orElse("STATIC_TOKEN").equals("STATIC_TOKEN")) {
            throw new ConfigException(
                    BEARER + " must be STATIC_TOKEN; for others name Confluent's classes in avro.serializer.class and"
                            + " avro.deserializer.class");
        }
        return "Bearer " + settings.required(TOKEN);
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }
}
