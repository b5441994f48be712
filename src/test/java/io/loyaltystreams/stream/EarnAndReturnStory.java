package io.loyaltystreams.stream;

import static io.loyaltystreams.story.Shop.back;
import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.email;
import static io.loyaltystreams.story.Shop.line;
import static io.loyaltystreams.story.Shop.order;
import static io.loyaltystreams.story.Shop.returned;
import static io.loyaltystreams.story.Shop.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.out.EntryKind;
import io.loyaltystreams.avro.out.GiveCredits;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.avro.out.PiggyResult;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.avro.out.TakeCredits;
import io.loyaltystreams.avro.out.TierDirection;
import io.loyaltystreams.config.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EarnAndReturnStory {

    private static final String PROGRAM = """
            program: test
            version: 1
            effective-from: 2025-01-01T00:00
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - id: pos-eur
                when: { channel: [pos], currency: [EUR] }
                points: 2
                per: 1.00
              - id: web-eur
                when: { channel: [web], currency: [EUR] }
                points: 1
                per: 1.00
            signup: { bonus: 100 }
            expiry: { after: P12M, notices: [P30D, P3D], notice-at: "09:00" }
            tiers:
              metric: points
              window: lifetime
              levels:
                - { name: bronze }
                - { name: silver, at: 150 }
            """;

    private final Loyalty loyalty = Loyalty.startedAt(PROGRAM, "2026-03-01T10:00:00Z");

    @AfterEach
    void close() {
        loyalty.close();
    }

    @Test
    void anOrderEarnsByItsChannelAndReachesPiggyOnce() {
        loyalty.order(order("4711", "2026-03-01T10:00:00Z", card("C-1")));
        loyalty.order(order("4711", "2026-03-01T10:00:00Z", card("C-1")));

        PointsPosted entry = loyalty.entries().getFirst();
        assertThat(loyalty.entries()).hasSize(1);
        assertThat(entry.getEntryId()).isEqualTo("order:4711:earn");
        assertThat(entry.getPoints()).isEqualTo(20);
        assertThat(entry.getAvailableAfter()).isEqualTo(20);
        assertThat(entry.getExpiresOn()).isEqualTo(LocalDate.of(2027, 3, 1));
        assertThat(entry.getExplanation()).extracting("ruleId").contains("pos-eur");
        assertThat(loyalty.noEffects()).extracting(NoEffect::getReason).containsExactly("DUPLICATE");
        List<PiggyCommand> commands = loyalty.commands(Topic.PIGGY_STANDARD);
        assertThat(commands)
                .extracting(PiggyCommand::getCommandId)
                .containsExactly("enrol:" + entry.getMemberId(), "order:4711:earn");
        assertThat(commands.getLast().getAction()).isEqualTo(new GiveCredits(20L));
        assertThat(commands.getLast().getReferences()).containsExactly("card:C-1");
    }

    @Test
    void partialReturnsThatEndWithEverythingTakeExactlyTheAward() {
        loyalty.order(order("1", "2026-03-01T10:00:00Z", card("C-1"))
                .setLines(List.of(line("a", 3, 1099), line("b", 1, 333))));
        long award = loyalty.entries().getFirst().getPoints();
        for (int i = 0; i < 3; i++) {
            loyalty.returned(returned("R-" + i, "1", "2026-03-02T10:00:00Z").setLines(List.of(back("a", 1))));
        }
        loyalty.returned(returned("R-rest", "1", "2026-03-03T10:00:00Z"));

        List<PointsPosted> taken = loyalty.entries().stream()
                .filter(entry -> entry.getKind() == EntryKind.REVERSED)
                .toList();
        assertThat(taken)
                .hasSize(4)
                .allSatisfy(entry -> assertThat(entry.getPoints()).isNegative());
        assertThat(taken.stream().mapToLong(PointsPosted::getPoints).sum()).isEqualTo(-award);
        assertThat(loyalty.balances().values()).allSatisfy(balance -> {
            assertThat(balance.getAvailable()).isZero();
            assertThat(balance.getLifetimeEarned()).isZero();
            assertThat(balance.getNextExpiry()).isNull();
        });
        assertThat(loyalty.commands(Topic.PIGGY_STANDARD).getLast().getAction())
                .isEqualTo(new TakeCredits(-taken.getLast().getPoints()));
    }

    @Test
    void aReturnThatIsReadBeforeItsOrderWaitsForIt() {
        loyalty.returned(returned("R-1", "77", "2026-03-02T10:00:00Z"));
        assertThat(loyalty.entries()).isEmpty();

        loyalty.order(order("77", "2026-03-01T10:00:00Z", card("C-1")));

        assertThat(loyalty.entries())
                .extracting(PointsPosted::getEntryId, PointsPosted::getPoints)
                .containsExactly(Tuple.tuple("order:77:earn", 20L), Tuple.tuple("return:R-1:reverse", -20L));
    }

    @Test
    void aReturnWhoseOrderNeverComesIsADeadLetterAndItsIdIsFreeAgain() {
        loyalty.returned(returned("R-1", "99", "2026-03-02T10:00:00Z"));
        loyalty.turnClockTo("2026-04-01T09:59:59Z");
        assertThat(loyalty.deadLetters()).isEmpty();
        loyalty.turnClockTo("2026-04-01T10:00:00Z");

        assertThat(loyalty.deadLetters()).hasSize(1);
        var letter = loyalty.deadLetters().getFirst();
        assertThat(letter.key()).isEqualTo("any key");
        assertThat(Loyalty.header(letter, "cause")).isEqualTo("ORDER_NOT_FOUND");
        assertThat(Loyalty.header(letter, "topic")).isEqualTo("returns");
        assertThat(Loyalty.header(letter, "stage")).isEqualTo("orders");

        loyalty.order(order("99", "2026-03-01T10:00:00Z", card("C-1")));
        loyalty.raw(Topic.RETURNS, null, letter.value());
        assertThat(loyalty.entries())
                .extracting(PointsPosted::getEntryId)
                .containsExactly("order:99:earn", "return:R-1:reverse");
    }

    @Test
    void aSignUpGivesItsBonusOnceAndTiesItsReferences() {
        loyalty.signUp(signUp("S-1", "2026-03-01T10:00:00Z", card("C-1")).setEmail(" Noor@Example.test "));
        loyalty.signUp(signUp("S-1", "2026-03-01T10:00:00Z", card("C-1")).setEmail("noor@example.test"));
        loyalty.signUp(signUp("S-2", "2026-03-01T11:00:00Z", email("NOOR@example.test")));
        loyalty.order(order("1", "2026-03-02T10:00:00Z", email("noor@example.test")));

        assertThat(loyalty.entries())
                .extracting(PointsPosted::getEntryId)
                .containsExactly("signup:S-1:welcome", "order:1:earn");
        assertThat(loyalty.balances()).hasSize(1);
        assertThat(loyalty.balances().values().iterator().next().getAvailable()).isEqualTo(120);
        assertThat(loyalty.noEffects())
                .extracting(NoEffect::getReason)
                .containsExactly("DUPLICATE", "ALREADY_WELCOMED");
    }

    @Test
    void theFirstReferenceThatIsKnownDecidesWhoseOrderItIs() {
        loyalty.order(order("1", "2026-03-01T10:00:00Z", card("C-1")));
        loyalty.order(order("2", "2026-03-01T11:00:00Z", email("a@b.test"), card("C-1")));
        loyalty.order(order("3", "2026-03-01T12:00:00Z", email("new@b.test"), card("C-2")));

        assertThat(loyalty.balances()).hasSize(2);
        assertThat(loyalty.balances().values()).extracting("available").containsExactlyInAnyOrder(40L, 20L);
    }

    @Test
    void aTierIsReachedAtOnceAndLostWithTheOrderThatLifted() {
        loyalty.order(order("1", "2026-03-01T10:00:00Z", card("C-1")).setLines(List.of(line("a", 1, 8000))));
        loyalty.returned(returned("R", "1", "2026-03-02T10:00:00Z"));

        assertThat(loyalty.tierChanges())
                .extracting("fromTier", "toTier", "direction")
                .containsExactly(
                        Tuple.tuple("bronze", "silver", TierDirection.UP),
                        Tuple.tuple("silver", "bronze", TierDirection.DOWN));
        assertThat(loyalty.commands(Topic.PIGGY_BULK)).hasSize(2);
    }

    @Test
    void quietMembersAreToldAndTheirPointsExpireAtMidnight() {
        loyalty.order(order("1", "2026-03-01T10:00:00Z", card("C-1")));
        loyalty.turnClockTo("2027-01-30T07:59:59Z");
        assertThat(loyalty.notices()).isEmpty();
        loyalty.turnClockTo("2027-01-30T08:00:00Z");
        assertThat(loyalty.notices()).extracting("noticeDays").containsExactly(30);
        loyalty.turnClockTo("2027-03-01T22:59:59Z");
        assertThat(loyalty.notices()).extracting("noticeDays").containsExactly(30, 3);
        assertThat(loyalty.expired()).isEmpty();
        loyalty.turnClockTo("2027-03-01T23:00:00Z");
        loyalty.turnClockTo("2027-06-01T00:00:00Z");

        assertThat(loyalty.expired()).hasSize(1);
        assertThat(loyalty.expired().getFirst().getExpiredOn()).isEqualTo(LocalDate.of(2027, 3, 1));
        PointsPosted entry = loyalty.entries().getLast();
        assertThat(entry.getEntryId()).isEqualTo("expiry:order:1:earn");
        assertThat(entry.getPoints()).isEqualTo(-20);
        assertThat(entry.getOccurredAt()).isEqualTo(Instant.parse("2027-03-01T23:00:00Z"));
    }

    @Test
    void anOrderFromLongAgoEarnsAndExpiresAtOnce() {
        loyalty.order(order("now", "2026-03-01T10:00:00Z", card("C-1")));
        loyalty.order(order("old", "2025-02-01T10:00:00Z", card("C-1")));

        assertThat(loyalty.entries())
                .extracting(PointsPosted::getEntryId)
                .containsExactly("order:now:earn", "order:old:earn", "expiry:order:old:earn");
        loyalty.returned(returned("R", "old", "2026-03-02T10:00:00Z"));
        assertThat(loyalty.noEffects()).extracting(NoEffect::getReason).containsExactly("ALREADY_EXPIRED");
        assertThat(loyalty.balances().values().iterator().next().getLifetimeEarned())
                .isEqualTo(20);
    }

    @Test
    void theContactIsLearntFromPiggyAndTravelsWithLaterCommands() {
        loyalty.order(order("1", "2026-03-01T10:00:00Z", card("C-1")));
        String memberId = loyalty.entries().getFirst().getMemberId();
        loyalty.answer(contactLearnt(memberId, "c-uuid"));
        loyalty.order(order("2", "2026-03-01T11:00:00Z", card("C-1")));

        PiggyCommand command = loyalty.commands(Topic.PIGGY_STANDARD).getLast();
        assertThat(command.getContactUuid()).isEqualTo("c-uuid");
        assertThat(command.getReferences()).containsExactly("card:C-1");
    }

    @Test
    void anAnswerFromMuchLaterDoesNotMoveTheTimeOfTheLedger() {
        loyalty.order(order("1", "2026-03-01T10:00:00Z", card("C-1")));
        String memberId = loyalty.entries().getFirst().getMemberId();
        loyalty.answerAt(contactLearnt(memberId, "c-uuid"), "2028-01-01T00:00:00Z");
        loyalty.letTheSweepLookAt("2028-01-02T00:00:00Z");

        assertThat(loyalty.expired()).isEmpty();
        assertThat(loyalty.notices()).isEmpty();
    }

    @Test
    void aContactThatWasMergedIntoAnotherIsReplaced() {
        loyalty.order(order("1", "2026-03-01T10:00:00Z", card("C-1")));
        String memberId = loyalty.entries().getFirst().getMemberId();
        loyalty.answer(contactLearnt(memberId, "anonymous"));
        loyalty.answer(contactLearnt(memberId, "claimed"));
        loyalty.order(order("2", "2026-03-01T11:00:00Z", card("C-1")));

        assertThat(loyalty.commands(Topic.PIGGY_STANDARD).getLast().getContactUuid())
                .isEqualTo("claimed");
    }

    @Test
    void onlyASignUpSaysThatReferencesBelongTogether() {
        loyalty.order(order("1", "2026-03-01T10:00:00Z", card("C-1"), email("other@b.test")));

        assertThat(loyalty.commands(Topic.PIGGY_STANDARD))
                .allSatisfy(command -> assertThat(command.getReferences()).containsExactly("card:C-1"));
    }

    private static PiggyOutcome contactLearnt(String memberId, String contactUuid) {
        return PiggyOutcome.newBuilder()
                .setCommandId("enrol:" + memberId)
                .setMemberId(memberId)
                .setResult(PiggyResult.APPLIED)
                .setContactUuid(contactUuid)
                .setAttempts(1)
                .setSettledAt(Instant.parse("2026-03-01T10:00:05Z"))
                .build();
    }

    @Test
    void guestsAreRememberedAndEarnNothing() {
        loyalty.order(order("1", "2026-03-01T10:00:00Z"));
        loyalty.returned(returned("R", "1", "2026-03-02T10:00:00Z"));

        assertThat(loyalty.entries()).isEmpty();
        assertThat(loyalty.noEffects()).extracting(NoEffect::getReason).containsExactly("GUEST", "GUEST");
    }
}
