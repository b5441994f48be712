package io.loyaltystreams.torture;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What Piggy does wrong, as one plan after another: a little of everything always, and more of one thing for as long as a plan holds.
 *
 * <p>The plans stay within what the service is told to expect. A write that is applied after the client gave up, or that the ledger
 * shows late, is there before the settling time is over: no client could tell a later one from a write that was lost.
 */
final class Weather {

    /** How long Piggy may take to answer, and then to show what it has done, for all plans here. */
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);

    static final Duration SETTLING_TIME = Duration.ofMillis(1_500);

    private static final String ALWAYS = """
              - { kind: slow-request, delay: PT2.3S, probability: 0.002 }
              - { kind: slow-answer, delay: PT2.5S, probability: 0.002 }
              - { kind: slow-answer, delay: PT0.3S, probability: 0.02 }
              - { kind: lost-answer, probability: 0.01 }
              - { kind: lost-request, probability: 0.01 }
              - { kind: connection-reset, probability: 0.005 }
              - { kind: too-many-requests, retry-after: "1", probability: 0.002 }
              - { kind: too-many-requests, probability: 0.002 }
              - { kind: server-error, applied: true, probability: 0.005 }
              - { kind: server-error, probability: 0.005 }
              - { kind: maintenance, probability: 0.002 }
              - { kind: contact-busy, applied: true, route: POST /credit-receptions, probability: 0.005 }
              - { kind: contact-busy, route: POST /credit-receptions, probability: 0.005 }
              - { kind: ledger-lag, delay: PT0.7S, route: POST /credit-receptions, probability: 0.2 }
            """;

    /** What one plan has more of. */
    private enum Season {
        FAIR(""),
        LOST_ANSWERS("- { kind: lost-answer, probability: 0.2 }"),
        BROKEN_CONNECTIONS("- { kind: connection-reset, probability: 0.2 }"),
        THROTTLED_WITH_A_TIME("- { kind: too-many-requests, retry-after: \"2\", probability: 0.1 }"),
        THROTTLED_WITHOUT("- { kind: too-many-requests, probability: 0.1 }"),
        ERRORS_AFTER_APPLYING("- { kind: server-error, applied: true, probability: 0.2 }"),
        ERRORS_BEFORE("- { kind: server-error, probability: 0.2 }"),
        DOWN_FOR_MAINTENANCE("- { kind: maintenance, ends: PT3S }"),
        SLOW("- { kind: slow-answer, delay: PT2.5S, probability: 0.1 }"),
        APPLIED_AFTER_THE_CLIENT_GAVE_UP("- { kind: slow-request, delay: PT2.3S, probability: 0.1 }"),
        BUSY("- { kind: contact-busy, applied: true, route: POST /credit-receptions, probability: 0.3 }"),
        LATE_LEDGER("- { kind: ledger-lag, delay: PT0.9S, route: POST /credit-receptions }");

        private final String fault;

        Season(String fault) {
            this.fault = fault;
        }
    }

    private final int grant;
    private final Random random;
    private final Bag<Season> seasons;

    /**
     * Weather for a sink.
     *
     * @param grant calls per second that it may make
     */
    Weather(long seed, int grant) {
        this.grant = grant;
        this.random = new Random(seed);
        this.seasons = new Bag<>(List.of(Season.values()), random);
    }

    /** One plan of faults, and what people call it. */
    record Plan(String name, String yaml) {}

    Plan next() {
        var season = seasons.next();
        var limit = limit();
        return new Plan(
                season.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                "seed: %d%nlimit: %s%nfaults:%n%s  %s%n".formatted(random.nextInt(), limit, ALWAYS, season.fault));
    }

    /** No faults, and a limit that nobody reaches. */
    static Plan calm() {
        return new Plan("calm", "limit: { requests: 1000000, window: PT1S }");
    }

    /** Often far away, else at the grant or below it, in windows of one and of ten seconds. */
    private String limit() {
        return switch (random.nextInt(6)) {
            case 0 -> limit(grant, 1);
            case 1 -> limit(grant / 2, 1);
            case 2 -> limit(grant * 7, 10);
            default -> limit(grant * 100, 1);
        };
    }

    private static String limit(int requests, int seconds) {
        return "{ requests: %d, window: PT%dS }".formatted(requests, seconds);
    }
}
