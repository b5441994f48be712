package io.loyaltystreams.stream;

import static io.loyaltystreams.story.Shop.adjustment;
import static io.loyaltystreams.story.Shop.cancellation;
import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.email;
import static io.loyaltystreams.story.Shop.erased;
import static io.loyaltystreams.story.Shop.order;
import static io.loyaltystreams.story.Shop.redemption;
import static io.loyaltystreams.story.Shop.returned;
import static io.loyaltystreams.story.Shop.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltystreams.avro.out.DeleteContact;
import io.loyaltystreams.avro.out.EnrollMember;
import io.loyaltystreams.avro.out.EntryKind;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.avro.out.RedemptionResult;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.identity.MemberId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ann asks to be forgotten. Her entries stay, without her; whoever comes with her card later is somebody new. */
class APersonIsForgottenStory {

    private static final String PROGRAM = """
            program: test
            version: 1
            effective-from: 2025-01-01T00:00
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - { id: all, points: 2, per: 1.00 }
            signup: { bonus: 100 }
            """;

    private static final String CARD = MemberId.from("card:C-1");
    private static final String EMAIL = MemberId.from("email:ann@example.org");
    private static final String NEW_CARD = MemberId.after("card:C-1", "E");

    private final Loyalty loyalty = Loyalty.startedAt(PROGRAM, "2026-03-01T10:00:00Z");

    @AfterEach
    void close() {
        loyalty.close();
    }

    @Test
    void whatSheHadIsWrittenOffInOneEntryAndHerBalanceIsGone() {
        annBuysAndSignsUp();
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", email("ann@example.org")));

        assertThat(loyalty.entries().getLast())
                .extracting(
                        PointsPosted::getEntryId,
                        PointsPosted::getMemberId,
                        PointsPosted::getKind,
                        PointsPosted::getPoints,
                        PointsPosted::getAvailableAfter)
                .containsExactly("erasure:E:" + CARD, CARD, EntryKind.ADJUSTED, -120L, 0L);
        assertThat(sum()).isZero();
        assertThat(loyalty.balances()).isEmpty();
    }

    @Test
    void whoComesWithHerCardLaterIsANewMemberUnderAnotherId() {
        annBuysAndSignsUp();
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", email("ann@example.org")));
        loyalty.order(order("2", "2026-03-05T10:00:00Z", card("C-1")));

        assertThat(NEW_CARD).isNotEqualTo(CARD);
        assertThat(loyalty.balances()).containsOnlyKeys(NEW_CARD);
        assertThat(loyalty.balances().get(NEW_CARD).getAvailable()).isEqualTo(20);
    }

    @Test
    void sheMaySignUpAgainAndIsWelcomedAgain() {
        annBuysAndSignsUp();
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", card("C-1")));
        loyalty.signUp(signUp("S2", "2026-03-05T10:00:00Z", email("ann@example.org"), card("C-1")));

        String again = MemberId.after("email:ann@example.org", "E");
        assertThat(loyalty.balances()).containsOnlyKeys(again);
        assertThat(loyalty.balances().get(again).getAvailable()).isEqualTo(100);
    }

    @Test
    void aReturnOfWhatSheHadBoughtIsRecordedAndHasNoEffect() {
        annBuysAndSignsUp();
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", email("ann@example.org")));
        loyalty.returned(returned("R", "1", "2026-03-06T10:00:00Z"));

        assertThat(loyalty.noEffects())
                .extracting(NoEffect::getKind, NoEffect::getId, NoEffect::getReason)
                .containsExactly(tuple("return", "R", "ERASED"));
        assertThat(loyalty.balances()).isEmpty();
    }

    @Test
    void anOrderOfHersThatIsReadLateIsRecordedAndBringsNobodyBack() {
        annBuysAndSignsUp();
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", email("ann@example.org")));
        loyalty.order(order("late", "2026-03-03T12:00:00Z", card("C-1")));
        loyalty.returned(returned("R", "late", "2026-03-06T10:00:00Z"));

        assertThat(loyalty.noEffects())
                .extracting(NoEffect::getKind, NoEffect::getId, NoEffect::getMemberId, NoEffect::getReason)
                .containsExactly(tuple("order", "late", CARD, "ERASED"), tuple("return", "R", null, "ERASED"));
        assertThat(loyalty.balances()).isEmpty();
    }

    @Test
    void aReturnThatWaitsForALateOrderOfHersEndsWithIt() {
        annBuysAndSignsUp();
        loyalty.returned(returned("R", "late", "2026-03-03T14:00:00Z"));
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", email("ann@example.org")));
        loyalty.order(order("late", "2026-03-03T12:00:00Z", card("C-1")));

        assertThat(loyalty.noEffects())
                .extracting(NoEffect::getKind, NoEffect::getId, NoEffect::getReason)
                .containsExactly(tuple("order", "late", "ERASED"), tuple("return", "R", "ERASED"));
        assertThat(sum()).isZero();
    }

    @Test
    void theSameErasureReadAgainErasesNobodyNew() {
        annBuysAndSignsUp();
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", card("C-1")));
        loyalty.order(order("2", "2026-03-05T10:00:00Z", card("C-1")));
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", card("C-1")));

        assertThat(loyalty.balances()).containsOnlyKeys(NEW_CARD);
        assertThat(loyalty.noEffects())
                .extracting(NoEffect::getKind, NoEffect::getId, NoEffect::getReason)
                .containsExactly(tuple("erasure", "E", "DUPLICATE"));
    }

    @Test
    void whoIsErasedTwiceIsANewMemberEachTime() {
        annBuysAndSignsUp();
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", card("C-1")));
        loyalty.order(order("2", "2026-03-05T10:00:00Z", card("C-1")));
        loyalty.erase(erased("E2", "2026-03-06T10:00:00Z", card("C-1")));
        loyalty.order(order("3", "2026-03-07T10:00:00Z", card("C-1")));

        assertThat(loyalty.balances()).containsOnlyKeys(MemberId.after("card:C-1", "E2"));
        assertThat(sum()).isEqualTo(20);
    }

    @Test
    void anErasureOfNobodyIsRecordedAndMakesNobody() {
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", card("C-1"), email("ann@example.org")));

        assertThat(loyalty.noEffects())
                .extracting(NoEffect::getKind, NoEffect::getReason)
                .containsExactly(tuple("erasure", "UNKNOWN_MEMBER"));
        assertThat(loyalty.newMembers()).isEmpty();
        assertThat(loyalty.balances()).isEmpty();
    }

    @Test
    void whatHappenedBeforeAnErasureOfNobodyAndIsReadLaterMakesNobody() {
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", card("C-1"), email("ann@example.org")));
        loyalty.order(order("late", "2026-03-03T12:00:00Z", card("C-1")));
        loyalty.order(order("2", "2026-03-05T10:00:00Z", card("C-1")));

        assertThat(loyalty.balances()).containsOnlyKeys(NEW_CARD);
        assertThat(sum()).isEqualTo(20);
    }

    @Test
    void anErasureOfBeforeSheWasAMemberErasesNothingOfHers() {
        loyalty.order(order("1", "2026-03-05T10:00:00Z", card("C-1")));
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", card("C-1")));

        assertThat(loyalty.balances()).containsOnlyKeys(CARD);
        assertThat(loyalty.noEffects())
                .extracting(NoEffect::getKind, NoEffect::getReason)
                .containsExactly(tuple("erasure", "UNKNOWN_MEMBER"));
    }

    @Test
    void allMembersThatItsReferencesNameAreErased() {
        loyalty.order(order("1", "2026-03-02T10:00:00Z", card("C-1")));
        loyalty.signUp(signUp("S", "2026-03-03T10:00:00Z", email("ann@example.org")));
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", card("C-1"), email("ann@example.org")));

        assertThat(loyalty.balances()).isEmpty();
        assertThat(loyalty.entries().stream()
                        .filter(entry -> entry.getEntryId().startsWith("erasure:E:"))
                        .map(PointsPosted::getMemberId))
                .containsExactlyInAnyOrder(CARD, EMAIL);
    }

    @Test
    void whoHadTwoMembersThatBecameOneIsForgottenUnderBoth() {
        loyalty.signUp(signUp("W", "2026-03-01T10:00:00Z", email("ann@example.org")));
        loyalty.order(order("1", "2026-03-02T10:00:00Z", card("C-1")));
        loyalty.signUp(signUp("S", "2026-03-03T10:00:00Z", card("C-1"), email("ann@example.org")));
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", email("ann@example.org")));
        loyalty.order(order("2", "2026-03-05T10:00:00Z", card("C-1")));

        // the card had led to the younger member
        assertThat(loyalty.balances()).containsOnlyKeys(NEW_CARD);
        assertThat(sum()).isEqualTo(20);
    }

    @Test
    void piggyIsToldToForgetHerOnEachLane() {
        annBuysAndSignsUp();
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", card("C-1")));

        for (var lane : List.of(Topic.PIGGY_INTERACTIVE, Topic.PIGGY_STANDARD, Topic.PIGGY_BULK)) {
            PiggyCommand last = loyalty.commands(lane).getLast();
            assertThat(last.getCommandId()).startsWith("erasure:E:" + CARD + ":delete:");
            assertThat(last.getAction())
                    .isEqualTo(new DeleteContact(List.of("ann@example.org"), List.of("C-1"), false));
        }
    }

    @Test
    void aSignUpOfBeforeThatIsReadLateEnrolsNobody() {
        loyalty.order(order("1", "2026-03-02T10:00:00Z", card("C-1")));
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", card("C-1")));
        loyalty.signUp(signUp("S", "2026-03-03T10:00:00Z", card("C-1"), email("ann@example.org")));
        loyalty.order(order("2", "2026-03-05T10:00:00Z", email("ann@example.org")));

        assertThat(loyalty.noEffects())
                .extracting(NoEffect::getKind, NoEffect::getReason)
                .containsExactly(tuple("signup", "ERASED"));
        assertThat(loyalty.commands(Topic.PIGGY_STANDARD).stream()
                        .filter(command -> command.getAction() instanceof EnrollMember enroll
                                && "ann@example.org".equals(enroll.getEmail())
                                && !command.getMemberId().equals(MemberId.after("email:ann@example.org", "E"))))
                .isEmpty();
        assertThat(loyalty.balances()).containsOnlyKeys(MemberId.after("email:ann@example.org", "E"));
    }

    @Test
    void aRedemptionOfHersIsAnsweredAndItsCancellationRecorded() {
        annBuysAndSignsUp();
        loyalty.redeem(redemption("X", "2026-03-03T11:00:00Z", card("C-1")).setPoints(50L));
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", card("C-1")));
        loyalty.redeem(redemption("late", "2026-03-03T12:00:00Z", card("C-1")).setPoints(50L));
        loyalty.cancel(cancellation("X", "2026-03-05T10:00:00Z"));

        assertThat(loyalty.answers())
                .extracting(RedemptionResult::getRedemptionId, RedemptionResult::getReason)
                .containsExactly(tuple("X", null), tuple("late", "ERASED"));
        assertThat(loyalty.noEffects())
                .extracting(NoEffect::getKind, NoEffect::getId, NoEffect::getReason)
                .containsExactly(tuple("redemption", "late", "ERASED"), tuple("cancellation", "X", "ERASED"));
        assertThat(sum()).isZero();
    }

    @Test
    void aDebtIsWrittenOffAsWell() {
        loyalty.order(order("1", "2026-03-02T10:00:00Z", card("C-1")));
        loyalty.adjust(adjustment("A", "2026-03-02T11:00:00Z", -50, card("C-1")));
        loyalty.erase(erased("E", "2026-03-04T10:00:00Z", card("C-1")));

        assertThat(sum()).isZero();
        assertThat(loyalty.balances()).isEmpty();
    }

    private void annBuysAndSignsUp() {
        loyalty.order(order("1", "2026-03-02T10:00:00Z", card("C-1")));
        loyalty.signUp(signUp("S", "2026-03-03T10:00:00Z", card("C-1"), email("ann@example.org")));
    }

    private long sum() {
        return loyalty.entries().stream().mapToLong(PointsPosted::getPoints).sum();
    }
}
