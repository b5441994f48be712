package io.loyaltystreams.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, '--orders must be at least 1, but is 0'",
        "1, -1, 0, '--rate must be at least 0, but is -1'",
        "1, 0, -2, '--crash must be at least 0, but is -2'",
    })
    void refusesByTheNameOfTheOption(int orders, int rate, int crashes, String message) {
        assertThatThrownBy(() -> new DemoSettings(orders, rate, 1, Optional.empty(), Optional.empty(), false, crashes))
                .hasMessage(message);
    }
}
