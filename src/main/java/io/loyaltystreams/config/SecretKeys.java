package io.loyaltystreams.config;

import java.util.regex.Pattern;

/** Tells which free keys hold secrets, and whether one is written out where anybody who reads the file can see it. */
final class SecretKeys {

    private static final Pattern SECRET_KEY =
            Pattern.compile(".*(password|user\\.info|bearer\\.auth\\.token|client\\.secret|keystore\\.key)");
    private static final Pattern SECRET_IN_LOGIN_MODULE =
            Pattern.compile("(?is).*(password|secret)\\s*+=\\s*+\"?+(?!\\$\\{).*");
    private static final Pattern SECRET_IN_URL = Pattern.compile("(?is).*//[^/@]*:(?!\\$\\{)[^/@]*@.*");

    private SecretKeys() {}

    static boolean writtenOut(String key, Given given) {
        if (given.variable().isPresent()) {
            return false;
        }
        if (key.endsWith("sasl.jaas.config")) {
            return SECRET_IN_LOGIN_MODULE.matcher(given.text()).matches();
        }
        return SECRET_IN_URL.matcher(given.text()).matches()
                || (SECRET_KEY.matcher(key).matches() && !given.text().contains("${"));
    }

    static void refuseWrittenOut(Section section, String key, Given given) {
        if (writtenOut(key, given)) {
            section.fault(given.key() + ": holds a secret; write ${env:NAME} or ${file:path} in its place");
        }
    }
}
