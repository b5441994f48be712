package io.loyaltystreams.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.config.Topic;
import io.loyaltystreams.demo.check.Commanded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderOfEffectsTest {

    private static final Instant EARLY = Instant.parse("2026-03-04T10:00:00Z");
    private static final Instant LATE = EARLY.plusSeconds(1);

    private final List<Commanded> commands = new ArrayList<>();

    @Test
    void findsNothingWhereEveryMemberIsInOrder() {
        standard("a1", "a");
        standard("b1", "b");
        standard("a2", "a");
        standard("b2", "b");

        assertThat(differences("b1", "a1", "a2", "b2")).isEmpty();
    }

    @Test
    void namesBothCommandsOfOneLaneThatChangedPlaces() {
        standard("a1", "a");
        standard("a2", "a");
        standard("a3", "a");

        assertThat(differences("a2", "a1", "a3"))
                .containsExactly("out of order for a: a2 on piggy-commands-standard was applied before a1 on"
                        + " piggy-commands-standard");
    }

    @Test
    void leavesWhatIsMissingAndWhatIsRepeatedToOthers() {
        standard("a1", "a");
        standard("a2", "a");
        standard("a3", "a");

        assertThat(differences("a1", "a3", "a1", "a3")).isEmpty();
    }

    @Test
    void letsARedemptionOvertakeTheAwardsThatCameAfterIt() {
        command("redeem", "a", Topic.PIGGY_INTERACTIVE, EARLY);
        command("award", "a", Topic.PIGGY_STANDARD, LATE);

        assertThat(differences("award", "redeem")).isEmpty();
        assertThat(differences("redeem", "award")).isEmpty();
    }

    @Test
    void findsARedemptionThatOvertookAnEarlierAwardOfItsMember() {
        command("award", "a", Topic.PIGGY_STANDARD, EARLY);
        command("award-of-b", "b", Topic.PIGGY_STANDARD, EARLY);
        command("redeem", "a", Topic.PIGGY_INTERACTIVE, LATE);

        assertThat(differences("award", "redeem", "award-of-b")).isEmpty();
        assertThat(differences("redeem", "award", "award-of-b"))
                .singleElement()
                .asString()
                .contains("redeem on piggy-commands-interactive was applied before award");
    }

    @Test
    void allowsARedemptionBeforeAnAwardWhoseRecordIsLater() {
        command("award", "a", Topic.PIGGY_STANDARD, LATE);
        command("redeem", "a", Topic.PIGGY_INTERACTIVE, EARLY);

        assertThat(differences("redeem", "award")).isEmpty();
    }

    private List<String> differences(String... effects) {
        return OrderOfEffects.differences(commands, List.of(effects));
    }

    private void standard(String id, String member) {
        command(id, member, Topic.PIGGY_STANDARD, EARLY);
    }

    private void command(String id, String member, Topic lane, Instant at) {
        commands.add(new Commanded(id, member, lane, at, commands.size() + 1));
    }
}
