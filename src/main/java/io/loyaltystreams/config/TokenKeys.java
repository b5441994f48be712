package io.loyaltystreams.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The keys {@code token-env} and {@code token-file} of a group, which say where its token is.
 *
 * @param variable the environment variable that holds it
 * @param file the file that holds it
 */
record TokenKeys(Section section, Optional<String> variable, Optional<Path> file) {

    static TokenKeys of(Section section, Path folder) {
        return new TokenKeys(
                section, section.get("token-env", Kind.variable()), section.get("token-file", Kind.path(folder)));
    }

    /** Fetches the token; empty when neither key is there or the token cannot be had. */
    Optional<Secret> find(Secrets secrets) {
        if (variable.isPresent() && file.isPresent()) {
            section.fault(section.full("token-env") + ": expected token-env or token-file, found both; delete one");
        }
        return variable.flatMap(name -> secrets.variable(section.full("token-env"), name))
                .or(() -> file.flatMap(path -> secrets.file(section.full("token-file"), path.toString())));
    }

    boolean isMissing() {
        return variable.isEmpty() && file.isEmpty();
    }
}
