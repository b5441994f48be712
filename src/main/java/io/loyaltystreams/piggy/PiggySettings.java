package io.loyaltystreams.piggy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where Piggy is and how long to wait for it.
 *
 * @param baseUrl scheme, host and port, for example {@code https://api.leat.com}; the API's own path is added here
 * @param connectTimeout longest wait for a connection
 * @param requestTimeout longest wait from sending until the whole answer is here; after it the outcome is unknown
 * @param proxy through which Piggy is reached; empty for what the JVM is told by its properties, which is none by default
 * @param trust whose certificates are believed; empty for the JVM's own
 */
public record PiggySettings(
        URI baseUrl,
        Duration connectTimeout,
        Duration requestTimeout,
        Optional<InetSocketAddress> proxy,
        Optional<SSLContext> trust) {

    public PiggySettings(URI baseUrl, Duration connectTimeout, Duration requestTimeout) {
        this(baseUrl, connectTimeout, requestTimeout, Optional.empty(), Optional.empty());
    }

    public PiggySettings {
        if (!"http".equals(baseUrl.getScheme()) && !"https".equals(baseUrl.getScheme())) {
            throw new IllegalArgumentException("Expected piggy.base-url to start with http:// or https://");
        }
        requirePositive("piggy.connect-timeout", connectTimeout);
        requirePositive("piggy.request-timeout", requestTimeout);
    }

    public static PiggySettings at(URI baseUrl) {
        return new PiggySettings(baseUrl, Duration.ofSeconds(3), Duration.ofSeconds(10));
    }

    /** Reached in another way than by the JVM's own settings. */
    public PiggySettings by(Optional<InetSocketAddress> otherProxy, Optional<SSLContext> otherTrust) {
        return new PiggySettings(baseUrl, connectTimeout, requestTimeout, otherProxy, otherTrust);
    }

    URI resolve(String pathAndQuery) {
        var base = baseUrl.toString();
        var root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return URI.create(root + "/api/v3/oauth/clients" + pathAndQuery);
    }

    private static void requirePositive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("Expected " + key + " to be longer than zero but it is " + value);
        }
    }
}
