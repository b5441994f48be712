package io.loyaltystreams.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.demo.check.Commanded;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderOfEffectsTest {

    private static final List<Commanded> COMMANDS = List.of(
            new Commanded("a2", "a", 2),
            new Commanded("a1", "a", 1),
            new Commanded("b1", "b", 1),
            new Commanded("a5", "a", 5),
            new Commanded("b4", "b", 4));

    @Test
    void findsNothingWhereEveryMemberIsInOrder() {
        assertThat(differences("b1", "a1", "a2", "b4", "a5")).isEmpty();
    }

    @Test
    void namesTheCommandThatCameTooEarlyAndTheOneItOvertook() {
        assertThat(differences("b1", "a2", "a1", "b4", "a5"))
                .containsExactly("out of order for a: a2 (2) was applied before a1 (1)");
    }

    @Test
    void leavesWhatIsMissingAndWhatIsRepeatedToOthers() {
        assertThat(differences("a1", "a5", "a1", "b4")).isEmpty();
    }

    private static List<String> differences(String... effects) {
        return OrderOfEffects.differences(COMMANDS, List.of(effects));
    }
}
