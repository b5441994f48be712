package io.loyaltystreams.config;

import java.util.Optional;

/**
 * A value that the operator gave.
 *
 * @param key full name, such as {@code piggy.base-url}
 * @param variable the environment variable it came from; empty when it is written in the file
 */
record Given(String key, String text, Optional<String> variable) {

    /** The key, and where to look when the value is not in the file. */
    String where() {
        return variable.map(name -> key + " (from " + name + ")").orElse(key);
    }

    /** The text, fit for one line of a message. */
    String shown() {
        var line = text.replaceAll("\\R", " ");
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }
}
