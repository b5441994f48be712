package io.loyaltystreams.config;

import java.nio.file.Path;

/** The {@code identity} group. A hash without a secret would be found out by trying all card numbers. */
final class IdentityKeys {

    private IdentityKeys() {}

    static Config.Identity read(Section identity, Secrets secrets, Path folder) {
        var keys = TokenKeys.of(identity, folder, "pepper");
        boolean hashed = identity.get("hash-references", Kind.flag(), false);
        if (hashed && keys.isMissing()) {
            identity.fault(
                    identity.full("hash-references")
                            + ": needs a pepper; set pepper-env to the name of the variable that holds it, or pepper-file to its file");
        }
        return new Config.Identity(keys.find(secrets), hashed);
    }
}
