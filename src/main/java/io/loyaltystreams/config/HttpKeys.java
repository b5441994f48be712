package io.loyaltystreams.config;

import static io.loyaltystreams.config.Kind.bindAddress;
import static io.loyaltystreams.config.Kind.hostAndPort;
import static io.loyaltystreams.config.Kind.whole;

import java.nio.file.Path;

/** The {@code http} group. */
final class HttpKeys {

    private HttpKeys() {}

    static Config.Http read(Section http, Secrets secrets, Path folder) {
        return new Config.Http(
                http.get("bind", bindAddress(), "127.0.0.1"),
                http.get("port", whole(0, 65_535), 8080),
                http.get("advertised", hostAndPort()),
                TokenKeys.of(http, folder).find(secrets));
    }
}
