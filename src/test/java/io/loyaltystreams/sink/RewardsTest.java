package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.UndoRedemption;
import io.loyaltystreams.piggy.Codes;
import io.loyaltystreams.piggy.Identifier;
import io.loyaltystreams.piggy.Reception;
import io.loyaltystreams.piggy.RewardReception;
import io.loyaltystreams.piggy.Transaction;
import io.loyaltystreams.piggy.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewardsTest {

    private static final Optional<String> CONTACT = Optional.of("c-1");
    private static final RewardReception MUG = new RewardReception("mug-1", OptionalLong.of(-10), OptionalLong.of(90));
    private static final Transactions NOTHING = new Transactions(List.of(), true);

    private final Errands errands = new Errands(new Shops("shop", Map.of()), Duration.ofSeconds(1));

    private Step first(PiggyCommand command, boolean suspect) {
        return errands.first(command, CONTACT, suspect, Instant.parse("2026-03-04T10:15:30Z"));
    }

    private static Transaction handedOut(String uuid, String reward) {
        return line(uuid, -10, Optional.of(reward), Optional.empty());
    }

    private static Transaction line(String uuid, long credits, Optional<String> reward, Optional<String> eventId) {
        return new Transaction(uuid, OptionalLong.of(credits), eventId, reward, Optional.empty());
    }

    private static Transactions page(boolean last, Transaction... lines) {
        return new Transactions(List.of(lines), last);
    }

    private static Verdict applied(String uuid) {
        return new Verdict.Applied(CONTACT, Optional.of(uuid), OptionalLong.empty());
    }

    @Test
    void handsOutWithOneCall() {
        var walk = Walk.through(first(Commands.redeem("X", "m", "mug"), false), MUG);
        assertThat(walk)
                .isEqualTo(new Walk(
                        List.of("hand-out-reward"),
                        new Verdict.Applied(CONTACT, Optional.of("mug-1"), OptionalLong.of(90))));
    }

    @Test
    void tellsThatPiggyHasAnotherPrice() {
        var dear = new RewardReception("mug-1", OptionalLong.of(-15), OptionalLong.empty());
        var walk = Walk.through(first(Commands.redeem("X", "m", "mug"), false), dear);
        assertThat(((Verdict.Applied) walk.verdict()).note())
                .hasValueSatisfying(note -> assertThat(note).contains("took 15").contains("says 10"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1003, 1008, 1017, 1018, 1019, 1052, 6003})
    void isRefusedForGood(int code) {
        var walk = Walk.through(first(Commands.redeem("X", "m", "mug"), false), code);
        assertThat(walk.verdict()).isEqualTo(new Verdict.Refused(CONTACT, OptionalInt.of(code), "code " + code));
    }

    @Test
    void findsWhatAnEarlierOwnerHandedOutOnAnyPage() {
        var walk = Walk.through(
                first(Commands.redeem("X", "m", "mug"), true),
                page(false, handedOut("coffee-1", "coffee"), line("award", 5, Optional.empty(), Optional.of("e-1"))),
                page(true, handedOut("mug-1", "mug")));
        assertThat(walk).isEqualTo(new Walk(List.of("list-transactions", "list-transactions"), applied("mug-1")));
    }

    @Test
    void doesNotTakeTheMembersEarlierRedemptionForThisOne() {
        errands.made().learn("m", "redeem W", "mug-0");
        var walk = Walk.through(
                first(Commands.redeem("X", "m", "mug"), true),
                page(true, handedOut("mug-0", "mug")),
                page(true, handedOut("mug-0", "mug")),
                MUG);
        assertThat(walk.calls()).containsExactly("list-transactions", "list-transactions", "hand-out-reward");
        assertThat(walk.verdict()).isInstanceOf(Verdict.Applied.class);
    }

    @Test
    void neverGuessesWhichOfTwoItIs() {
        var walk = Walk.through(
                first(Commands.redeem("X", "m", "mug"), true),
                page(false, handedOut("mug-1", "mug")),
                page(true, handedOut("mug-2", "mug")));
        assertThat(walk.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Unresolved.class,
                        unresolved -> assertThat(unresolved.message())
                                .contains("2 transactions")
                                .contains("loyalty sink resolve"));
    }

    @Test
    void looksAtTheOtherContactOfAMemberWhoseContactWasMerged() {
        var command = Commands.redeem("X", "m", "mug");
        var walk = Walk.through(
                first(command, false),
                Codes.CONTACT_UNKNOWN,
                new Identifier(Optional.of("c-2")),
                page(true, handedOut("mug-1", "mug")));
        assertThat(walk.calls()).containsExactly("hand-out-reward", "find-identifier", "list-transactions");
        assertThat(walk.verdict().contact()).contains("c-2");
    }

    @Test
    void takesBackWhatTheLedgerNames() {
        var undo = Commands.undo("X", "m", "mug");
        undo.setAction(new UndoRedemption("X", "mug", "mug-1", 10L));
        var walk = Walk.through(first(undo, false), new Reception("back", Optional.empty(), OptionalLong.of(100)));
        assertThat(walk.calls()).containsExactly("take-reward-back");
        assertThat(walk.verdict()).isEqualTo(new Verdict.Applied(CONTACT, Optional.of("back"), OptionalLong.of(100)));
    }

    @Test
    void takesBackWhatItHandedOutItself() {
        errands.made().learn("m", "redeem X", "mug-1");
        var walk = Walk.through(
                first(Commands.undo("X", "m", "mug"), false),
                new Reception("back", Optional.empty(), OptionalLong.empty()));
        assertThat(walk.calls()).containsExactly("take-reward-back");
    }

    @Test
    void looksForWhatItIsToTakeBackWhenNobodyKnows() {
        var walk = Walk.through(
                first(Commands.undo("X", "m", "mug"), false),
                page(true, handedOut("mug-1", "mug"), handedOut("coffee-1", "coffee")),
                new Reception("back", Optional.empty(), OptionalLong.empty()));
        assertThat(walk.calls()).containsExactly("list-transactions", "take-reward-back");
    }

    @Test
    void hasNothingToTakeBackWhenPiggyHandedNothingOut() {
        var walk = Walk.through(first(Commands.undo("X", "m", "mug"), false), NOTHING, NOTHING);
        assertThat(walk.verdict())
                .isEqualTo(new Verdict.Refused(
                        CONTACT, OptionalInt.empty(), "Piggy has handed nothing out that could be taken back"));
    }

    @Test
    void findsTheReversalByItsPointsAmongCreditsThatCarryIds() {
        errands.made().learn("m", "redeem X", "mug-1");
        var walk = Walk.through(
                first(Commands.undo("X", "m", "mug"), true),
                page(
                        true,
                        line("award", 10, Optional.empty(), Optional.of("order:1:earn")),
                        line("other", 11, Optional.empty(), Optional.empty()),
                        line("back", 10, Optional.empty(), Optional.empty()),
                        handedOut("mug-1", "mug")));
        assertThat(walk).isEqualTo(new Walk(List.of("list-transactions"), applied("back")));
    }
}
