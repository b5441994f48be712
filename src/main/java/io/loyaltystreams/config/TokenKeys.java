package io.loyaltystreams.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The keys {@code token-env} and {@code token-file} of a group, which say where its token is; or those of another secret.
 *
 * @param name what the secret is
 * @param variable the environment variable that holds it
 * @param file the file that holds it
 */
record TokenKeys(Section section, String name, Optional<String> variable, Optional<Path> file) {

    static TokenKeys of(Section section, Path folder) {
        return of(section, folder, "token");
    }

    static TokenKeys of(Section section, Path folder, String name) {
        return new TokenKeys(
                section,
                name,
                section.get(name + "-env", Kind.variable()),
                section.get(name + "-file", Kind.path(folder)));
    }

    /** Fetches the secret; empty when neither key is there or the secret cannot be had. */
    Optional<Secret> find(Secrets secrets) {
        String inVariable = section.full(name + "-env");
        String inFile = section.full(name + "-file");
        if (variable.isPresent() && file.isPresent()) {
            section.fault(inVariable + ": expected " + name + "-env or " + name + "-file, found both; delete one");
        }
        return variable.flatMap(each -> secrets.variable(inVariable, each))
                .or(() -> file.flatMap(path -> secrets.file(inFile, path.toString())));
    }

    boolean isMissing() {
        return variable.isEmpty() && file.isEmpty();
    }
}
