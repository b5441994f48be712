package io.loyaltystreams.http;

import java.util.Map;

/**
 * What a client may cost. The JDK's server takes these from system properties, once, when it is first used; what somebody has set
 * on the command line holds.
 */
final class ServerLimits {

    /** Answers under way at once; who comes then is told to come again. */
    static final int ANSWERS_AT_ONCE = 64;

    private static final Map<String, String> LIMITS = Map.of(
            // seconds for a request to arrive, and for its answer to be taken: slow clients are cut off
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxRspTime", "30",
            "sun.net.httpserver.idleInterval", "30",
            "sun.net.httpserver.maxIdleConnections", "64",
            "jdk.httpserver.maxConnections", "512",
            "sun.net.httpserver.maxReqHeaders", "64",
            // all headers of a request and its first line, in bytes
            "sun.net.httpserver.maxReqHeaderSize", "16384",
            // what is still read of a body that nobody wants
            "sun.net.httpserver.drainAmount", "16384");

    private ServerLimits() {}

    /** Call it before the server is made. */
    static void set() {
        LIMITS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
