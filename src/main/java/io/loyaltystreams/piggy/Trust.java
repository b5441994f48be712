package io.loyaltystreams.piggy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates are believed, where the usual authorities are not enough: those of a company's own proxy, for example. */
public final class Trust {

    private Trust() {}

    /**
     * Believes these certificates, and no others.
     *
     * @param certificates file of certificates as PEM
     * @throws IllegalArgumentException when they cannot be read; one line that says what to do
     */
    public static SSLContext in(Path certificates) {
        try (var file = Files.newInputStream(certificates)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                store.setCertificateEntry("piggy-" + store.size(), certificate);
            }
            if (store.size() == 0) {
                throw new IllegalArgumentException(
                        "Expected certificates as PEM in " + certificates + " but found none");
            }
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "Expected certificates as PEM in " + certificates
                            + " but they cannot be read: check the path and content",
                    unreadable);
        }
    }
}
