package io.loyaltystreams.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a value may look like.
 *
 * @param expected how a refusal describes it: "expected …"
 * @param parse reads the text; throws a RuntimeException when it does not fit
 * @param shown whether a refusal may repeat the text; not where a secret is easily written by mistake
 */
record Kind<T>(String expected, Function<String, T> parse, boolean shown) {

    Kind(String expected, Function<String, T> parse) {
        this(expected, parse, true);
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,200}");
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]+");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+):([1-9][0-9]{0,4})");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z_][A-Z0-9_]*");

    /** What Kafka accepts in names of topics and groups, since ids become part of both. */
    static Kind<String> name() {
        return matching("letters, digits, dots, dashes and underscores, at most 200", NAME);
    }

    static Kind<String> uuid() {
        return matching("a uuid such as 2e9d4f1c-61a3-4c55-a2d1-8b7f6e5d4c33", UUID);
    }

    static Kind<String> bindAddress() {
        return matching("a host name or address to listen on", HOST);
    }

    /** Where others reach a service; IPv6 addresses in brackets. */
    static Kind<String> hostAndPort() {
        return new Kind<>("a host and a port such as loyalty-0.loyalty:8080", Kind::hostAndPort);
    }

    /** Capitals only, so that a token written here by mistake is refused without being shown. */
    static Kind<String> variable() {
        return matching("the name of an environment variable in capitals, such as PIGGY_TOKEN", VARIABLE)
                .hidden();
    }

    /** Yes or no. */
    static Kind<Boolean> flag() {
        return new Kind<>("true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    static Kind<Integer> whole(int least, int most) {
        return new Kind<>("a whole number from " + least + " to " + most, text -> within(least, most, text));
    }

    static Kind<Duration> duration(Duration least) {
        return new Kind<>(
                "a duration of " + least + " or more, such as PT10S or P30D",
                text -> atLeast(least, Duration.parse(text)));
    }

    static Kind<Path> path(Path folder) {
        return new Kind<>("a path", text -> folder.resolve(text).normalize());
    }

    /** An HTTP address without login, query or a slash at the end. */
    static Kind<URI> baseUrl() {
        return new Kind<>(
                        "an address such as https://api.leat.com, without login or query",
                        text -> base(URI.create(text)))
                .hidden();
    }

    private Kind<T> hidden() {
        return new Kind<>(expected, parse, false);
    }

    private static Kind<String> matching(String expected, Pattern pattern) {
        return new Kind<>(expected, text -> {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException(expected);
            }
            return text;
        });
    }

    private static String hostAndPort(String text) {
        var matcher = HOST_AND_PORT.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static int within(int least, int most, String text) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static Duration atLeast(Duration least, Duration duration) {
        if (duration.compareTo(least) < 0) {
            throw new IllegalArgumentException(duration.toString());
        }
        return duration;
    }

    private static URI base(URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null || url.getUserInfo() != null || url.getQuery() != null) {
            throw new IllegalArgumentException("not a base address");
        }
        return URI.create(url.toString().replaceAll("/+$", ""));
    }
}
