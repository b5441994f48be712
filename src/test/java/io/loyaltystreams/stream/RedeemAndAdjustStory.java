package io.loyaltystreams.stream;

import static io.loyaltystreams.story.Shop.activity;
import static io.loyaltystreams.story.Shop.adjustment;
import static io.loyaltystreams.story.Shop.cancellation;
import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.email;
import static io.loyaltystreams.story.Shop.order;
import static io.loyaltystreams.story.Shop.redemption;
import static io.loyaltystreams.story.Shop.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltystreams.avro.out.MemberBalance;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.avro.out.RedemptionResult;
import io.loyaltystreams.avro.out.TakeCredits;
import io.loyaltystreams.avro.out.TierChanged;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.identity.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member with 100 points on a card spends them, and is helped by people. */
class RedeemAndAdjustStory {

    private static final String PROGRAM = """
            program: test
            version: 1
            effective-from: 2025-01-01T00:00
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - { id: all, points: 10, per: 1.00 }
            activities:
              - { id: review, kind: review, bonus: 25, limit: { per-member: 2, period: P1M } }
              - { id: visit, kind: visit, bonus: 5 }
            rewards:
              mug: { points: 60 }
            expiry: { after: P2M, reinstatement: P10D }
            negative-balance: allow
            tiers:
              metric: points
              window: lifetime
              levels:
                - { name: bronze }
                - { name: silver, at: 150 }
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
    void pointsAreSpentAtTheTillWhichIsAnsweredAndPiggyIsToldAtOnce() {
        loyalty.redeem(redemption("X-1", SPENT, card("C-1")).setPoints(40L));

        assertThat(loyalty.answers())
                .containsExactly(new RedemptionResult("X-1", MEMBER, true, null, 40L, 60L, Instant.parse(SPENT)));
        assertThat(entries()).containsExactly(tuple("order:1:earn", 100L), tuple("redemption:X-1:redeem", -40L));
        assertThat(balance().getAvailable()).isEqualTo(60);
        assertThat(loyalty.commands(Topic.PIGGY_INTERACTIVE))
                .extracting(PiggyCommand::getCommandId, PiggyCommand::getAction)
                .containsExactly(tuple("redemption:X-1:redeem", new TakeCredits(40L)));
    }

    @Test
    void aRewardCostsWhatTheProgramSays() {
        loyalty.redeem(redemption("X-1", SPENT, card("C-1")).setRewardId("mug"));

        assertThat(answers()).containsExactly(tuple("X-1", true, null, 60L, 40L));
    }

    @Test
    void moreThanThereIsIsRefusedWhole() {
        loyalty.redeem(redemption("X-1", SPENT, card("C-1")).setPoints(101L));

        assertThat(answers()).containsExactly(tuple("X-1", false, "NOT_ENOUGH_POINTS", 101L, 100L));
        assertThat(noEffects()).containsExactly(tuple("redemption", "X-1", MEMBER, "NOT_ENOUGH_POINTS"));
        assertThat(balance().getAvailable()).isEqualTo(100);
    }

    @Test
    void aStrangersCardIsAnsweredToo() {
        loyalty.redeem(redemption("X-1", SPENT, card("never seen")).setPoints(1L));

        assertThat(loyalty.answers())
                .containsExactly(new RedemptionResult(
                        "X-1",
                        MemberId.from("card:never seen"),
                        false,
                        "NOT_ENOUGH_POINTS",
                        1L,
                        0L,
                        Instant.parse(SPENT)));
    }

    @Test
    void aRequestBeforeTheFirstProgramIsRefusedNotInvalid() {
        loyalty.redeem(redemption("X-1", "2024-12-31T10:00:00Z", card("C-1")).setRewardId("unknown then"));

        assertThat(answers()).containsExactly(tuple("X-1", false, "NO_PROGRAM", 0L, 100L));
        assertThat(loyalty.deadLetters()).isEmpty();
    }

    @Test
    void aCancelledRedemptionGivesItsPointsBack() {
        loyalty.redeem(redemption("X-1", SPENT, card("C-1")).setPoints(40L));
        loyalty.cancel(cancellation("X-1", LATER));

        assertThat(answers()).containsExactly(tuple("X-1", true, null, 40L, 60L), tuple("X-1", true, null, 40L, 100L));
        assertThat(entries())
                .containsExactly(
                        tuple("order:1:earn", 100L),
                        tuple("redemption:X-1:redeem", -40L),
                        tuple("redemption:X-1:cancel", 40L));
    }

    @Test
    void aCancellationOfWhatWasRefusedIsAnsweredAsRefused() {
        loyalty.redeem(redemption("X-1", SPENT, card("C-1")).setPoints(101L));
        loyalty.cancel(cancellation("X-1", LATER));

        assertThat(answers().getLast()).isEqualTo(tuple("X-1", false, "NOT_REDEEMED", 0L, 100L));
        assertThat(noEffects()).contains(tuple("cancellation", "X-1", MEMBER, "NOT_REDEEMED"));
    }

    @Test
    void aCancellationThatIsReadFirstWaitsForItsRequest() {
        loyalty.cancel(cancellation("X-1", LATER));
        assertThat(loyalty.answers()).isEmpty();
        assertThat(loyalty.deadLetters()).isEmpty();

        loyalty.redeem(redemption("X-1", SPENT, card("C-1")).setPoints(40L));

        assertThat(answers()).containsExactly(tuple("X-1", true, null, 40L, 60L), tuple("X-1", true, null, 40L, 100L));
    }

    @Test
    void aCancellationWhoseRequestNeverComesIsADeadLetterAndItsIdIsFreeAgain() {
        loyalty.cancel(cancellation("X-1", LATER));
        loyalty.turnClockTo("2026-04-02T09:59:59Z");
        assertThat(loyalty.deadLetters()).isEmpty();
        loyalty.turnClockTo("2026-04-02T10:00:00Z");

        var letter = loyalty.deadLetters().getFirst();
        assertThat(loyalty.deadLetters()).hasSize(1);
        assertThat(letter.key()).isEqualTo("any key");
        assertThat(Loyalty.header(letter, "cause")).isEqualTo("REDEMPTION_NOT_FOUND");
        assertThat(Loyalty.header(letter, "topic")).isEqualTo("redemptions");
        assertThat(Loyalty.header(letter, "stage")).isEqualTo("redemptions");
        assertThat(Loyalty.header(letter, "message")).contains("redemptionId 'X-1' was not requested within PT720H");

        loyalty.redeem(redemption("X-1", SPENT, card("C-1")).setPoints(40L));
        loyalty.raw(Topic.REDEMPTIONS, null, letter.value());
        assertThat(loyalty.entries())
                .extracting(PointsPosted::getEntryId)
                .endsWith("redemption:X-1:redeem", "redemption:X-1:cancel");
    }

    @Test
    void pointsThatExpiredMeanwhileComeBackForAWhile() {
        loyalty.redeem(redemption("X-1", SPENT, card("C-1")).setPoints(40L));
        loyalty.turnClockTo("2026-05-20T10:00:00Z");
        assertThat(balance().getAvailable()).isZero();

        loyalty.cancel(cancellation("X-1", "2026-05-20T12:00:00Z"));
        assertThat(balance().getAvailable()).isEqualTo(40);
        assertThat(balance().getNextExpiry().getOn()).isEqualTo(LocalDate.of(2026, 5, 30));

        loyalty.turnClockTo("2026-05-30T22:00:01Z");
        assertThat(entries())
                .endsWith(
                        tuple("expiry:order:1:earn", -60L),
                        tuple("redemption:X-1:cancel", 40L),
                        tuple("expiry:order:1:earn:2", -40L));
    }

    @Test
    void aRedemptionAndItsCancellationFindOneMemberAlsoWhenOnlyTheSecondReferenceIsKnown() {
        loyalty.redeem(
                redemption("X-1", SPENT, email("new@example.test"), card("C-1")).setPoints(40L));
        loyalty.order(order("2", SPENT, email("new@example.test")));
        loyalty.cancel(cancellation("X-1", LATER));

        assertThat(loyalty.answers()).extracting(RedemptionResult::getMemberId).containsExactly(MEMBER, MEMBER);
        assertThat(balance().getAvailable()).isEqualTo(100);
    }

    @Test
    void aRepeatedRedemptionOrCancellationHasNoEffectAndNoSecondAnswer() {
        loyalty.redeem(redemption("X-1", SPENT, card("C-1")).setPoints(40L));
        loyalty.redeem(redemption("X-1", SPENT, card("C-1")).setPoints(40L));
        loyalty.redeem(redemption("X-1", SPENT, card("C-1")).setPoints(50L).setEventId("another"));
        loyalty.cancel(cancellation("X-1", LATER));
        loyalty.cancel(cancellation("X-1", LATER).setEventId("pressed twice"));

        assertThat(loyalty.answers()).hasSize(2);
        assertThat(noEffects())
                .containsExactly(
                        tuple("redemption", "X-1", null, "DUPLICATE"),
                        tuple("redemption", "X-1", null, "DUPLICATE"),
                        tuple("cancellation", "X-1", null, "DUPLICATE"));
        assertThat(reusedIds("redemption-book")).isEqualTo(1);
        assertThat(balance().getAvailable()).isEqualTo(100);
    }

    @Test
    void aRedemptionUnderTheEventIdOfAnotherHasNoEffect() {
        loyalty.redeem(redemption("X-1", SPENT, card("C-1")).setPoints(40L));
        loyalty.redeem(redemption("X-2", SPENT, card("C-1")).setPoints(50L).setEventId("evt-X-1"));

        assertThat(loyalty.answers()).hasSize(1);
        assertThat(noEffects()).containsExactly(tuple("redemption", "X-2", MEMBER, "DUPLICATE"));
        assertThat(reusedIds("repeats")).isEqualTo(1);
    }

    @Test
    void anAdjustmentAddsPointsWithADateOfTheirOwn() {
        loyalty.adjust(adjustment("A-1", SPENT, 30, card("C-1")).setExpiresOn(LocalDate.of(2026, 3, 5)));

        PointsPosted entry = loyalty.entries().getLast();
        assertThat(entry.getEntryId()).isEqualTo("adjustment:A-1");
        assertThat(entry.getPoints()).isEqualTo(30);
        assertThat(entry.getExpiresOn()).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(entry.getExplanation().getFirst().getNote()).isEqualTo("goodwill, by desk-4");
        loyalty.turnClockTo("2026-03-06T10:00:00Z");
        assertThat(entries()).endsWith(tuple("expiry:adjustment:A-1", -30L));
    }

    @Test
    void anAdjustmentTakesPointsAlsoBeyondTheBalance() {
        loyalty.adjust(adjustment("A-1", SPENT, -70, card("C-1")));
        assertThat(balance().getAvailable()).isEqualTo(30);
        loyalty.adjust(adjustment("A-2", SPENT, -50, card("C-1")));
        assertThat(balance().getAvailable()).isEqualTo(-20);

        loyalty.order(order("2", LATER, card("C-1")));
        assertThat(balance().getAvailable()).isEqualTo(80);
    }

    @Test
    void onlyAQualifyingAdjustmentLiftsTheTier() {
        loyalty.adjust(adjustment("A-1", SPENT, 60, card("C-1")));
        assertThat(loyalty.tierChanges()).isEmpty();
        loyalty.adjust(adjustment("A-2", SPENT, 60, card("C-1")).setQualifying(true));

        assertThat(loyalty.tierChanges()).extracting(TierChanged::getToTier).containsExactly("silver");
    }

    @Test
    void anAdjustmentOfNothingHasNoEffect() {
        loyalty.adjust(adjustment("A-1", SPENT, 0, card("C-1")));

        assertThat(noEffects()).containsExactly(tuple("adjustment", "A-1", MEMBER, "NO_POINTS"));
    }

    @Test
    void anAdjustmentCountsOnceByItsIdAndByItsEventId() {
        loyalty.adjust(adjustment("A-1", SPENT, 30, card("C-1")));
        loyalty.adjust(adjustment("A-1", SPENT, 30, card("C-1")).setEventId("another"));
        loyalty.adjust(adjustment("A-2", SPENT, 31, card("C-1")).setEventId("evt-A-1"));
        loyalty.adjust(adjustment("A-3", SPENT, 5, card("C-2")));

        assertThat(entries())
                .containsExactly(
                        tuple("order:1:earn", 100L), tuple("adjustment:A-1", 30L), tuple("adjustment:A-3", 5L));
        assertThat(noEffects())
                .containsExactly(
                        tuple("adjustment", "A-1", MEMBER, "DUPLICATE"),
                        tuple("adjustment", "A-2", MEMBER, "DUPLICATE"));
        assertThat(reusedIds("repeats")).isEqualTo(1);
    }

    @Test
    void activitiesEarnUpToTheirLimitAndOncePerSubject() {
        loyalty.activity(activity("E-1", SPENT, "review", card("C-1")).setSubject("tea"));
        loyalty.activity(activity("E-2", SPENT, "review", card("C-1")).setSubject("tea"));
        loyalty.activity(activity("E-3", SPENT, "review", card("C-1")).setSubject("milk"));
        loyalty.activity(activity("E-4", LATER, "review", card("C-1")).setSubject("salt"));
        loyalty.activity(activity("E-5", LATER, "applause", card("C-1")));

        assertThat(entries())
                .containsExactly(
                        tuple("order:1:earn", 100L),
                        tuple("activity:E-1:review", 25L),
                        tuple("activity:E-3:review", 25L));
        assertThat(noEffects())
                .containsExactly(
                        tuple("activity", "E-2", MEMBER, "ALREADY_COUNTED"),
                        tuple("activity", "E-4", MEMBER, "LIMIT_REACHED"),
                        tuple("activity", "E-5", MEMBER, "NO_RULE"));
    }

    @Test
    void anActivityWithoutSubjectCountsOnceByItsEventIdOnly() {
        loyalty.activity(activity("E-1", SPENT, "visit", card("C-1")));
        loyalty.activity(activity("E-1", SPENT, "visit", card("C-1")));
        loyalty.activity(activity("E-2", SPENT, "visit", card("C-1")).setSubject(" "));
        loyalty.activity(activity("E-3", SPENT, "visit", card("C-1")).setSubject(" "));

        assertThat(balance().getAvailable()).isEqualTo(115);
        assertThat(noEffects()).containsExactly(tuple("activity", "E-1", MEMBER, "DUPLICATE"));
    }

    @Test
    void anUnknownCardEarnsByAnActivityAndItsMemberIsKnownFromThenOn() {
        loyalty.activity(activity("E-1", SPENT, "visit", card("C-9"), email("nine@example.test")));
        loyalty.signUp(signUp("S-1", LATER, card("C-9"), email("nine@example.test")));
        loyalty.adjust(adjustment("A-1", LATER, 7, email("nine@example.test")));

        assertThat(loyalty.balances().get(MemberId.from("card:C-9")).getAvailable())
                .isEqualTo(12);
    }

    private List<Tuple> entries() {
        return loyalty.entries().stream()
                .map(entry -> tuple(entry.getEntryId(), entry.getPoints()))
                .toList();
    }

    private List<Tuple> answers() {
        return loyalty.answers().stream()
                .map(answer -> tuple(
                        answer.getRedemptionId(),
                        answer.getAccepted(),
                        answer.getReason(),
                        answer.getPoints(),
                        answer.getAvailableAfter()))
                .toList();
    }

    private List<Tuple> noEffects() {
        return loyalty.noEffects().stream().map(RedeemAndAdjustStory::brief).toList();
    }

    private static Tuple brief(NoEffect none) {
        return tuple(none.getKind(), none.getId(), none.getMemberId(), none.getReason());
    }

    private MemberBalance balance() {
        return loyalty.balances().get(MEMBER);
    }

    private double reusedIds(String source) {
        return loyalty.meters()
                .counter("loyalty.reused.ids", "source", source, "kind", "business-id")
                .count();
    }
}
