package io.loyaltystreams.serde;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;

/** Whom to trust and how to prove who we are, from the settings that start with {@code schema.registry.ssl}. */
final class RegistryTls {

    private static final String PREFIX = "schema.registry.ssl.";

    private RegistryTls() {}

    /** Empty when nothing is set: then the JDK's own trust store decides. */
    static Optional<SSLContext> from(SerdeSettings settings) {
        var trusted = store(settings, "truststore");
        var own = store(settings, "keystore");
        if (trusted.isEmpty() && own.isEmpty()) {
            return Optional.empty();
        }
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    own.isEmpty() ? null : keys(settings, own.get()),
                    trusted.isEmpty() ? null : trust(trusted.get()),
                    null);
            return Optional.of(context);
        } catch (GeneralSecurityException e) {
            throw new ConfigException("Cannot use the keys of " + PREFIX + "keystore.location: check " + PREFIX
                    + "key.password (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Optional<KeyStore> store(SerdeSettings settings, String which) {
        String location = PREFIX + which + ".location";
        return settings.text(location).map(path -> {
            try (var in = Files.newInputStream(Path.of(path))) {
                var store = KeyStore.getInstance(
                        settings.text(PREFIX + which + ".type").orElse("JKS"));
                store.load(in, password(settings, PREFIX + which + ".password"));
                return store;
            } catch (IOException | GeneralSecurityException e) {
                throw new ConfigException(
                        "Cannot open the file of " + location + ": check it, " + PREFIX + which + ".type and " + PREFIX
                                + which + ".password (" + e.getClass().getSimpleName() + ")");
            }
        });
    }

    private static KeyManager[] keys(SerdeSettings settings, KeyStore own) throws GeneralSecurityException {
        char[] password = settings.text(PREFIX + "key.password")
                .map(String::toCharArray)
                .orElseGet(() -> password(settings, PREFIX + "keystore.password"));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own, password);
        return factory.getKeyManagers();
    }

    private static TrustManager[] trust(KeyStore trusted) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    private static char[] password(SerdeSettings settings, String name) {
        return settings.text(name).map(String::toCharArray).orElse(null);
    }
}
