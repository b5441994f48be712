package io.loyaltystreams.stream;

import static io.loyaltystreams.story.Shop.cancellation;
import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.order;
import static io.loyaltystreams.story.Shop.redemption;
import static io.loyaltystreams.story.Shop.returned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltystreams.avro.out.GiveCredits;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.avro.out.PiggyResult;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.avro.out.RedeemReward;
import io.loyaltystreams.avro.out.TakeCredits;
import io.loyaltystreams.avro.out.UndoRedemption;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.identity.MemberId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member with 100 points spends them on what is a reward at Piggy, too, and Piggy answers. */
class RewardsAtPiggyStory {

    private static final String COFFEE_AT_PIGGY = "0f8c1d9e-6a52-4f0b-9c1e-2b7d5a3e4f60";
    private static final String PROGRAM = """
            program: test
            version: 1
            effective-from: 2025-01-01T00:00
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - { id: all, points: 10, per: 1.00 }
            rewards:
              mug: { points: 60 }
              coffee: { points: 60, piggy-reward: 0f8c1d9e-6a52-4f0b-9c1e-2b7d5a3e4f60 }
            negative-balance: forgive
            """;

    private static final String BOUGHT = "2026-03-01T10:00:00Z";
    private static final String SPENT = "2026-03-02T10:00:00Z";
    private static final String LATER = "2026-03-03T10:00:00Z";
    private static final String MEMBER = MemberId.from("card:C-1");

    private final Loyalty loyalty = Loyalty.startedAt(PROGRAM, BOUGHT);

    @BeforeEach
    void buy() {
        loyalty.order(order("1", BOUGHT, card("C-1")));
    }

    @AfterEach
    void close() {
        loyalty.close();
    }

    @Test
    void aRewardThatPiggyHasIsHandedOutThere() {
        redeem("coffee");

        assertThat(urgent())
                .containsExactly(tuple("redemption:X-1:redeem", new RedeemReward("coffee", COFFEE_AT_PIGGY, 60L)));
    }

    @Test
    void aCancelledRewardIsUndoneByWhatPiggyCalledIt() {
        redeem("coffee");
        answered("redemption:X-1:redeem", PiggyResult.APPLIED, "handed-out-1");
        loyalty.cancel(cancellation("X-1", LATER));

        assertThat(urgent())
                .last()
                .isEqualTo(tuple(
                        "redemption:X-1:cancel", new UndoRedemption("X-1", COFFEE_AT_PIGGY, "handed-out-1", 60L)));
        assertThat(available()).isEqualTo(100);
    }

    @Test
    void aRedemptionThatPiggyRefusesIsUndoneAndTheTillIsTold() {
        redeem("coffee");
        answered("redemption:X-1:redeem", PiggyResult.REFUSED, null);

        assertThat(entries())
                .containsExactly(
                        tuple("order:1:earn", 100L),
                        tuple("redemption:X-1:redeem", -60L),
                        tuple("redemption:X-1:cancel", 60L));
        assertThat(available()).isEqualTo(100);
        assertThat(answers()).containsExactly(tuple(true, null, 60L), tuple(false, "REFUSED_AT_PIGGY", 60L));
        assertThat(urgent()).as("Piggy took nothing, so it gives nothing back").hasSize(1);
        assertThat(loyalty.entries().getLast().getOccurredAt())
                .as("dated by the account: Piggy's answers have no time of their own")
                .isEqualTo(Instant.parse(SPENT));
    }

    @Test
    void pointsThatPiggyRefusesToTakeAreGivenBackOnce() {
        redeem("mug");
        answered("redemption:X-1:redeem", PiggyResult.REFUSED, null);
        answered("redemption:X-1:redeem", PiggyResult.REFUSED, null);
        loyalty.cancel(cancellation("X-1", LATER));

        assertThat(available()).isEqualTo(100);
        assertThat(answers())
                .containsExactly(
                        tuple(true, null, 60L),
                        tuple(false, "REFUSED_AT_PIGGY", 60L),
                        tuple(false, "NOT_REDEEMED", 0L));
        assertThat(urgent()).hasSize(1);
    }

    @Test
    void pointsThatWereGivenBackAtPiggyBeforeItsRefusalWasHeardAreTakenAgain() {
        redeem("mug");
        loyalty.cancel(cancellation("X-1", LATER));
        answered("redemption:X-1:redeem", PiggyResult.REFUSED, null);

        assertThat(urgent())
                .containsExactly(
                        tuple("redemption:X-1:redeem", new TakeCredits(60L)),
                        tuple("redemption:X-1:cancel", new GiveCredits(60L)),
                        tuple("redemption:X-1:never-taken", new TakeCredits(60L)));
        assertThat(available()).isEqualTo(100);
        assertThat(entries()).as("the ledger was right all along").hasSize(3);
    }

    @Test
    void aRewardThatWasNeverHandedOutNeedsNothingTakenAgain() {
        redeem("coffee");
        loyalty.cancel(cancellation("X-1", LATER));
        answered("redemption:X-1:redeem", PiggyResult.REFUSED, null);

        assertThat(urgent())
                .extracting(command -> command.toList().getFirst())
                .containsExactly("redemption:X-1:redeem", "redemption:X-1:cancel");
    }

    @Test
    void whatAReturnWroteOffIsTakenAtPiggyWhenTheRewardIsUndone() {
        redeem("coffee");
        answered("redemption:X-1:redeem", PiggyResult.APPLIED, "handed-out-1");
        loyalty.returned(returned("R-1", "1", LATER));
        loyalty.cancel(cancellation("X-1", "2026-03-04T10:00:00Z"));

        assertThat(available()).isZero();
        assertThat(urgent())
                .extracting(command -> command.toList().get(1))
                .containsExactly(
                        new RedeemReward("coffee", COFFEE_AT_PIGGY, 60L),
                        new UndoRedemption("X-1", COFFEE_AT_PIGGY, "handed-out-1", 60L),
                        new TakeCredits(60L));
        assertThat(atPiggy()).as("the same as here").isZero();
    }

    @Test
    void whatAReturnWroteOffIsTakenAtPiggyWhenItRefusesTheReward() {
        redeem("coffee");
        loyalty.returned(returned("R-1", "1", LATER));
        answered("redemption:X-1:redeem", PiggyResult.REFUSED, null);

        assertThat(available()).isZero();
        assertThat(urgent()).last().isEqualTo(tuple("redemption:X-1:cancel:written-off", new TakeCredits(60L)));
    }

    @Test
    void anAnswerMovesNoBalanceOfAMemberWhoIsNotConcerned() {
        answered("order:1:earn", PiggyResult.REFUSED, null);
        answered("redemption:never-asked:redeem", PiggyResult.REFUSED, null);

        assertThat(entries()).containsExactly(tuple("order:1:earn", 100L));
    }

    @Test
    void commandsOfAllLanesAreNumberedInTheOrderInWhichTheyHappened() {
        redeem("mug");
        loyalty.order(order("2", LATER, card("C-1")));

        var commands = Stream.of(Topic.PIGGY_INTERACTIVE, Topic.PIGGY_STANDARD, Topic.PIGGY_BULK)
                .flatMap(lane -> loyalty.commands(lane).stream())
                .sorted(Comparator.comparingLong(PiggyCommand::getSequence))
                .toList();

        assertThat(commands)
                .extracting(PiggyCommand::getCommandId)
                .containsExactly("enrol:" + MEMBER, "order:1:earn", "redemption:X-1:redeem", "order:2:earn");
        assertThat(commands).extracting(PiggyCommand::getSequence).doesNotHaveDuplicates();
    }

    private void redeem(String reward) {
        loyalty.redeem(redemption("X-1", SPENT, card("C-1")).setRewardId(reward));
    }

    private void answered(String commandId, PiggyResult result, String made) {
        loyalty.answer(PiggyOutcome.newBuilder()
                .setCommandId(commandId)
                .setMemberId(MEMBER)
                .setResult(result)
                .setContactUuid("contact-1")
                .setPiggyUuid(made)
                .setAttempts(1)
                .setSettledAt(Instant.parse("2026-03-09T10:00:00Z"))
                .build());
    }

    private List<Tuple> urgent() {
        return loyalty.commands(Topic.PIGGY_INTERACTIVE).stream()
                .map(command -> tuple(command.getCommandId(), command.getAction()))
                .toList();
    }

    /** The sum of all commands, as Piggy would have it. */
    private long atPiggy() {
        return Stream.of(Topic.PIGGY_INTERACTIVE, Topic.PIGGY_STANDARD)
                .flatMap(lane -> loyalty.commands(lane).stream())
                .mapToLong(command -> switch (command.getAction()) {
                    case GiveCredits give -> give.getCredits();
                    case TakeCredits take -> -take.getCredits();
                    case RedeemReward reward -> -reward.getPoints();
                    case UndoRedemption undo -> undo.getPoints();
                    default -> 0;
                })
                .sum();
    }

    private List<Tuple> answers() {
        return loyalty.answers().stream()
                .map(answer -> tuple(answer.getAccepted(), answer.getReason(), answer.getPoints()))
                .toList();
    }

    private List<Tuple> entries() {
        return loyalty.entries().stream()
                .map((PointsPosted entry) -> tuple(entry.getEntryId(), entry.getPoints()))
                .toList();
    }

    private long available() {
        return loyalty.balances().get(MEMBER).getAvailable();
    }
}
