package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltystreams.avro.out.DeleteContact;
import io.loyaltystreams.avro.out.PiggyCommand;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person who is forgotten leaves nothing at Piggy, whatever is known of them. */
class DeletionAtPiggyTest {

    private static final String NOOR = "noor@example.test";

    private final AtPiggy piggy = new AtPiggy();

    @AfterEach
    void close() {
        piggy.close();
    }

    @Test
    void theContactGoesWithItsIdentifiers() {
        piggy.run(Commands.enroll("web", "m", NOOR, List.of("C-1", "C-2")));
        assertThat(piggy.run(delete("E", "m", List.of(NOOR), List.of("C-1", "C-2"))))
                .startsWith("delete-contact")
                .containsOnlyOnce("delete-contact");
        assertThat(piggy.contacts()).isEmpty();
    }

    @Test
    void itIsFoundByAddressWhenNobodyKnowsItAnyMore() {
        piggy.run(Commands.enroll("web", "somebody", NOOR, List.of("C-1")));
        piggy.run(delete("E", "m", List.of(NOOR), List.of()));
        assertThat(piggy.contacts()).isEmpty();
    }

    @Test
    void anAnonymousContactThatHasACardOfTheirsGoesAsWell() {
        piggy.run(Commands.enroll("till", "m-card", null, List.of("C-1")));
        piggy.run(Commands.enroll("web", "m", NOOR, List.of()));
        piggy.run(delete("E", "m", List.of(NOOR), List.of("C-1")));
        assertThat(piggy.contacts()).isEmpty();
    }

    @Test
    void aContactWithAnotherAddressStaysWithItsIdentifier() {
        piggy.run(Commands.enroll("web", "other", "other@example.test", List.of("C-1")));
        piggy.run(Commands.enroll("web-2", "m", NOOR, List.of()));
        piggy.run(delete("E", "m", List.of(NOOR), List.of("C-1")));
        assertThat(piggy.contacts())
                .extracting(AtPiggy.Held::email, AtPiggy.Held::identifiers)
                .containsExactly(tuple("other@example.test", List.of("C-1")));
    }

    @Test
    void whoWasOneWithAnotherByMistakeDoesNotTakeTheContactOfBothWithThem() {
        piggy.run(Commands.enroll("web", "other", "other@example.test", List.of("C-1")));
        piggy.run(Commands.enroll("again", "m", null, List.of("C-1")));
        piggy.run(separatedDelete("E", "m", List.of(), List.of("C-1")));
        assertThat(piggy.contacts())
                .extracting(AtPiggy.Held::email, AtPiggy.Held::identifiers)
                .containsExactly(tuple("other@example.test", List.of("C-1")));
    }

    @Test
    void whoWasOneWithAnotherByMistakeLeavesNothingOfTheirOwn() {
        piggy.run(Commands.enroll("till", "m-card", null, List.of("C-1")));
        piggy.run(Commands.enroll("web", "m", NOOR, List.of()));
        piggy.run(separatedDelete("E", "m", List.of(NOOR), List.of("C-1")));
        assertThat(piggy.contacts()).isEmpty();
    }

    @Test
    void whatIsGoneAlreadyIsDone() {
        piggy.run(Commands.enroll("web", "m", NOOR, List.of("C-1")));
        var delete = delete("E", "m", List.of(NOOR), List.of("C-1"));
        piggy.run(delete);
        piggy.run(delete);
        assertThat(piggy.contacts()).isEmpty();
    }

    @Test
    void theCardMayBelongToSomebodyNewAfterwards() {
        piggy.run(Commands.enroll("web", "m", NOOR, List.of("C-1")));
        piggy.run(delete("E", "m", List.of(NOOR), List.of("C-1")));
        piggy.run(Commands.enroll("again", "m-new", NOOR, List.of("C-1")));
        assertThat(piggy.contacts()).containsExactly(new AtPiggy.Held(NOOR, false, List.of("C-1"), 0));
    }

    private static PiggyCommand delete(String id, String member, List<String> emails, List<String> identifiers) {
        return Commands.command(id, member, new DeleteContact(emails, identifiers, false));
    }

    private static PiggyCommand separatedDelete(
            String id, String member, List<String> emails, List<String> identifiers) {
        return Commands.command(id, member, new DeleteContact(emails, identifiers, true));
    }
}
