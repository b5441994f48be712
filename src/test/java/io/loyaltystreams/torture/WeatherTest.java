package io.loyaltystreams.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.simulator.fault.PlanReader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeatherTest {

    private static final int PLANS = 60;

    @Test
    void givesPlansThatTheSimulatorUnderstands() {
        plans(7).forEach(plan ->
                assertThat(PlanReader.read(plan.yaml()).limit()).as(plan.yaml()).isPresent());
        assertThat(PlanReader.read(Weather.calm().yaml()).faults()).isEmpty();
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        assertThat(plans(7)).isEqualTo(plans(7)).isNotEqualTo(plans(8));
    }

    @Test
    void hasEveryKindOfFaultThatAClientCanSurviveByItself() {
        var kinds = plans(7).stream()
                .flatMap(plan -> PlanReader.read(plan.yaml()).faults().stream())
                .map(fault -> fault.kind())
                .distinct();

        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "slow-answer",
                        "slow-request",
                        "lost-answer",
                        "lost-request",
                        "connection-reset",
                        "too-many-requests",
                        "maintenance",
                        "server-error",
                        "contact-busy",
                        "ledger-lag");
    }

    private static List<Weather.Plan> plans(long seed) {
        var weather = new Weather(seed, 60);
        return Stream.generate(weather::next).limit(PLANS).toList();
    }
}
