package io.loyaltystreams.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fetches secrets from the environment and from files, so that they need not stand in the configuration. */
record Secrets(Map<String, String> environment, Path folder, Reading reading) {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");

    /** The text with {@code ${env:NAME}} and {@code ${file:path}} replaced by what they stand for. */
    String resolve(Given given) {
        return REFERENCE
                .matcher(given.text())
                .replaceAll(match -> Matcher.quoteReplacement(lookUp(given.where(), match.group(1), match.group(2))));
    }

    Optional<Secret> variable(String key, String name) {
        return secret(lookUp(key, "env", name));
    }

    Optional<Secret> file(String key, String path) {
        return secret(lookUp(key, "file", path));
    }

    private static Optional<Secret> secret(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(new Secret(value));
    }

    private String lookUp(String key, String source, String name) {
        var value = source.equals("env") ? fromEnvironment(key, name) : fromFile(key, name);
        return value.strip();
    }

    private String fromEnvironment(String key, String name) {
        reading.usesVariable(name);
        var value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            reading.fault(key + ": environment variable " + name + " is not set; set it to the secret");
        }
        return value;
    }

    private String fromFile(String key, String name) {
        var file = folder.resolve(name);
        try {
            var value = Files.readString(file);
            if (value.isBlank()) {
                reading.fault(key + ": file " + file + " is empty; write the secret into it");
            }
            return value;
        } catch (IOException e) {
            reading.fault(key + ": file " + file + " cannot be read; check the path and its permissions");
            return "";
        }
    }
}
