package io.loyaltystreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.simulator.gate.Limit;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private final TurnedClock clock = new TurnedClock("2026-03-04T10:15:30Z");
    private final Simulator simulator = Simulator.start(
            SimulatorSettings.defaults().withToken("right").withLimit(new Limit(5, Duration.ofMinutes(1))), clock);
    private final PiggyCaller piggy = new PiggyCaller(simulator, "right");

    @AfterEach
    void stop() {
        piggy.close();
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer", "Basic right", "right"})
    void answers401WithoutACodeToAWrongToken(String authorization) throws IOException {
        var answer = piggy.withToken(authorization, "/contacts/find-or-create?email=noor@example.test");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().body()).isEqualTo("{\"message\":\"Unauthenticated.\"}");
        assertThat(piggy.lines("/_simulator/journal")).isEmpty();
    }

    @Test
    void sendsTheRateHeadersWithEveryAnswer() throws IOException {
        assertThat(remaining(piggy.get("/shops"))).isEqualTo("4/5");
        assertThat(remaining(piggy.get("/contacts/unknown"))).isEqualTo("3/5");
        assertThat(remaining(piggy.get("/nowhere"))).isEqualTo("2/5");
        assertThat(remaining(piggy.withToken("Bearer wrong", "/shops"))).isEqualTo("2/5");
        assertThat(piggy.get("/shops").header("Retry-After")).isEmpty();
    }

    @Test
    void answers429WithoutEffectUntilTheWindowEnds() throws IOException {
        piggy.eventIds();
        var contact = piggy.contact("noor@example.test");
        piggy.give(contact, 10, "e1");
        piggy.give(contact, 10, "e2");
        piggy.give(contact, 10, "e3");
        clock.forward(Duration.ofMillis(42_500));

        var refused = piggy.give(contact, 10, "e4");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("18");
        assertThat(refused.header("X-RateLimit-Reset")).isEqualTo("1772619390");
        assertThat(remaining(refused)).isEqualTo("0/5");
        assertThat(refused.response().body()).isEqualTo("{\"message\":\"Too Many Attempts.\"}");
        clock.forward(Duration.ofSeconds(18));
        assertThat(piggy.balance(contact)).isEqualTo(30);
        assertThat(piggy.give(contact, 10, "e4").status()).isEqualTo(200);
        assertThat(piggy.stats().get("throttled").asLong()).isEqualTo(1);
        assertThat(piggy.stats().get("duplicates").asLong()).isZero();
    }

    @Test
    void changesTheLimitWithTheFaultsAndBack() throws IOException {
        piggy.bare("PUT", "/_simulator/faults", "{\"limit\":{\"requests\":1,\"window\":\"PT1S\"}}");
        assertThat(remaining(piggy.get("/shops"))).isEqualTo("0/1");
        assertThat(piggy.get("/shops").status()).isEqualTo(429);
        clock.forward(Duration.ofSeconds(1));
        assertThat(piggy.get("/shops").status()).isEqualTo(200);

        piggy.bare("PUT", "/_simulator/faults", "{}");
        assertThat(remaining(piggy.get("/shops"))).isEqualTo("4/5");
    }

    private static String remaining(PiggyCaller.Heard heard) {
        return heard.header("X-RateLimit-Remaining") + "/" + heard.header("X-RateLimit-Limit");
    }
}
