package io.loyaltystreams.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

/** The machine's name, as far as it may stand in ids. */
final class HostName {

    private HostName() {}

    static String of(Map<String, String> environment) {
        var name = environment.getOrDefault("HOSTNAME", "");
        return (name.isBlank() ? ask() : name).replaceAll("[^A-Za-z0-9._-]", "-");
    }

    private static String ask() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
