package io.loyaltystreams.stream;

import static io.loyaltystreams.story.Shop.activity;
import static io.loyaltystreams.story.Shop.adjustment;
import static io.loyaltystreams.story.Shop.cancellation;
import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.email;
import static io.loyaltystreams.story.Shop.line;
import static io.loyaltystreams.story.Shop.order;
import static io.loyaltystreams.story.Shop.redemption;
import static io.loyaltystreams.story.Shop.returned;
import static io.loyaltystreams.story.Shop.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltystreams.avro.out.EntryKind;
import io.loyaltystreams.avro.out.GiveCredits;
import io.loyaltystreams.avro.out.MemberBalance;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.avro.out.PiggyResult;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.avro.out.TakeCredits;
import io.loyaltystreams.avro.out.TierChanged;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.identity.MemberId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ann buys with her card at the till and with her e-mail on the web, until a sign-up says that both are hers. */
class MembersBecomeOneStory {

    private static final String PROGRAM = """
            program: test
            version: 1
            effective-from: 2025-01-01T00:00
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - id: all
                points: 2
                per: 1.00
            signup: { bonus: 100 }
            activities:
              - { id: review, kind: review, bonus: 5 }
            tiers:
              metric: points
              window: lifetime
              levels:
                - { name: bronze }
                - { name: silver, at: 150 }
            """;

    private static final String CARD = MemberId.from("card:C-1");
    private static final String EMAIL = MemberId.from("email:ann@example.org");

    private final Loyalty loyalty = Loyalty.startedAt(PROGRAM, "2026-03-01T10:00:00Z");

    @AfterEach
    void close() {
        loyalty.close();
    }

    private void becomesOne() {
        loyalty.signUp(signUp("S", "2026-03-05T10:00:00Z", email("ann@example.org"), card("C-1")));
    }

    @Test
    void theYoungerOnesPointsGoOverToTheOlderOne() {
        loyalty.order(order("till", "2026-03-01T10:00:00Z", card("C-1")));
        loyalty.order(order("web", "2026-03-02T10:00:00Z", email("ann@example.org")));
        becomesOne();

        assertThat(loyalty.entries())
                .extracting(PointsPosted::getMemberId, PointsPosted::getEntryId, PointsPosted::getPoints)
                .containsExactly(
                        tuple(CARD, "order:till:earn", 20L),
                        tuple(EMAIL, "order:web:earn", 20L),
                        tuple(EMAIL, "transfer:S:order:web:earn:out", -20L),
                        tuple(CARD, "transfer:S:order:web:earn:in", 20L),
                        tuple(CARD, "signup:S:welcome", 100L));
        assertThat(loyalty.balances()).containsOnlyKeys(CARD);
        assertThat(loyalty.balances().get(CARD).getAvailable()).isEqualTo(140);
        assertThat(loyalty.balances().get(CARD).getLifetimeEarned()).isEqualTo(140);
    }

    @Test
    void theYoungerOnesCreditsGoOverAtPiggyToo() {
        loyalty.order(order("till", "2026-03-01T10:00:00Z", card("C-1")));
        loyalty.order(order("web", "2026-03-02T10:00:00Z", email("ann@example.org")));
        becomesOne();

        var commands = loyalty.commands(Topic.PIGGY_STANDARD).stream()
                .filter(command -> command.getCommandId().startsWith("transfer:"))
                .toList();
        assertThat(commands)
                .extracting(PiggyCommand::getMemberId, PiggyCommand::getAction)
                .containsExactly(tuple(EMAIL, new TakeCredits(20L)), tuple(CARD, new GiveCredits(20L)));
    }

    @Test
    void whatStillComesForTheYoungerOneFollows() {
        loyalty.order(order("till", "2026-03-01T10:00:00Z", card("C-1")));
        loyalty.order(order("web", "2026-03-02T10:00:00Z", email("ann@example.org")));
        loyalty.redeem(redemption("X", "2026-03-03T10:00:00Z", email("ann@example.org"))
                .setPoints(15L));
        becomesOne();
        loyalty.order(order("later", "2026-03-06T10:00:00Z", email("ann@example.org")));
        loyalty.cancel(cancellation("X", "2026-03-07T10:00:00Z"));
        loyalty.returned(returned("R", "web", "2026-03-08T10:00:00Z"));

        assertThat(loyalty.entries().stream()
                        .filter(entry -> entry.getOccurredAt().isAfter(Instant.parse("2026-03-05T23:00:00Z"))))
                .extracting(PointsPosted::getMemberId, PointsPosted::getEntryId, PointsPosted::getPoints)
                .containsExactly(
                        tuple(CARD, "order:later:earn", 20L),
                        tuple(CARD, "redemption:X:cancel", 15L),
                        tuple(CARD, "return:R:reverse", -20L));
        assertThat(loyalty.balances().get(CARD).getAvailable()).isEqualTo(140);
    }

    @Test
    void whatPiggyRefusesOfTheYoungerOneIsUndoneForTheOlderOne() {
        loyalty.order(order("till", "2026-03-01T10:00:00Z", card("C-1")));
        loyalty.order(order("web", "2026-03-02T10:00:00Z", email("ann@example.org")));
        loyalty.redeem(redemption("X", "2026-03-03T10:00:00Z", email("ann@example.org"))
                .setPoints(15L));
        becomesOne();
        loyalty.answer(PiggyOutcome.newBuilder()
                .setCommandId("redemption:X:redeem")
                .setMemberId(EMAIL)
                .setResult(PiggyResult.REFUSED)
                .setAttempts(1)
                .setSettledAt(Instant.parse("2026-03-06T10:00:00Z"))
                .build());

        PointsPosted last = loyalty.entries().getLast();
        assertThat(last.getMemberId()).isEqualTo(CARD);
        assertThat(last.getKind()).isEqualTo(EntryKind.REDEMPTION_REVERSED);
        assertThat(last.getPoints()).isEqualTo(15);
        assertThat(loyalty.balances().get(CARD).getAvailable()).isEqualTo(140);
    }

    @Test
    void whatTheYoungerOneHasSeenTheOlderOneHasSeen() {
        loyalty.adjust(adjustment("A", "2026-03-02T10:00:00Z", 7, email("ann@example.org")));
        loyalty.activity(activity("V", "2026-03-02T11:00:00Z", "review", email("ann@example.org")));
        loyalty.order(order("till", "2026-03-01T10:00:00Z", card("C-1")));
        becomesOne();
        loyalty.adjust(adjustment("A", "2026-03-02T10:00:00Z", 7, email("ann@example.org")));
        loyalty.adjust(adjustment("A", "2026-03-02T10:00:00Z", 7, card("C-1")));
        loyalty.activity(activity("V", "2026-03-02T11:00:00Z", "review", card("C-1")));
        becomesOne();

        assertThat(loyalty.noEffects())
                .extracting(NoEffect::getReason)
                .containsExactly("DUPLICATE", "DUPLICATE", "DUPLICATE", "DUPLICATE");
        assertThat(loyalty.balances().values())
                .extracting(MemberBalance::getAvailable)
                .containsExactly(132L);
    }

    @Test
    void whatBothDidTogetherLiftsTheTier() {
        loyalty.order(order("till", "2026-03-01T10:00:00Z", card("C-1")).setLines(List.of(line("1", 1, 4000))));
        loyalty.order(
                order("web", "2026-03-02T10:00:00Z", email("ann@example.org")).setLines(List.of(line("1", 1, 4000))));
        becomesOne();

        assertThat(loyalty.tierChanges())
                .extracting(
                        TierChanged::getMemberId,
                        TierChanged::getToTier,
                        change -> change.getReason().name())
                .containsExactly(tuple(CARD, "silver", "MERGE"));
    }

    @Test
    void anAdjustmentToADebtMovesWithItsSign() {
        loyalty.order(order("till", "2026-03-01T10:00:00Z", card("C-1")));
        loyalty.adjust(adjustment("A", "2026-03-02T10:00:00Z", -7, email("ann@example.org")));
        becomesOne();

        assertThat(loyalty.entries().stream().filter(entry -> entry.getKind() == EntryKind.TRANSFERRED))
                .extracting(PointsPosted::getEntryId, PointsPosted::getPoints)
                .containsExactly(tuple("transfer:S:debt:out", 7L), tuple("transfer:S:debt:in", -7L));
        assertThat(loyalty.balances().get(CARD).getAvailable()).isEqualTo(113);
    }

    @Test
    void twoSignUpsThatClaimOneCardMakeOneMemberAndOneWelcome() {
        loyalty.signUp(signUp("S1", "2026-03-05T10:00:01Z", email("ann@example.org"), card("C-1")));
        loyalty.signUp(signUp("S2", "2026-03-05T10:00:00Z", email("bob@example.org"), card("C-1")));

        // the second finds the member whom the first has made of the card
        assertThat(loyalty.balances()).containsOnlyKeys(EMAIL);
        assertThat(loyalty.balances().values())
                .extracting(MemberBalance::getAvailable)
                .containsExactly(100L);
        assertThat(loyalty.noEffects())
                .extracting(NoEffect::getEventId, NoEffect::getReason)
                .containsExactly(tuple("S2", "ALREADY_WELCOMED"));
    }

    @Test
    void threeMembersBecomeOneInAChain() {
        loyalty.order(order("1", "2026-03-03T10:00:00Z", card("C-1")));
        loyalty.order(order("2", "2026-03-02T10:00:00Z", card("C-2")));
        loyalty.order(order("3", "2026-03-01T10:00:00Z", card("C-3")));
        loyalty.signUp(signUp("S1", "2026-03-05T10:00:00Z", card("C-1"), card("C-2")));
        loyalty.signUp(signUp("S2", "2026-03-06T10:00:00Z", card("C-2"), card("C-3")));
        loyalty.returned(returned("R", "1", "2026-03-08T10:00:00Z"));

        assertThat(loyalty.balances()).containsOnlyKeys(MemberId.from("card:C-3"));
        assertThat(loyalty.balances().get(MemberId.from("card:C-3")).getAvailable())
                .isEqualTo(140);
        assertThat(loyalty.entries().stream().mapToLong(PointsPosted::getPoints).sum())
                .isEqualTo(140);
    }

    @Test
    void itIsTheSameWhicheverReferenceCameFirst() {
        Map<String, Long> sums = new HashMap<>();
        for (boolean cardFirst : List.of(true, false)) {
            try (var told = Loyalty.startedAt(PROGRAM, "2026-03-01T10:00:00Z")) {
                told.signUp(signUp("W", "2026-03-01T10:00:00Z", email("ann@example.org")));
                told.order(order("till", "2026-03-02T10:00:00Z", card("C-1")));
                told.signUp(
                        cardFirst
                                ? signUp("S", "2026-03-05T10:00:00Z", card("C-1"), email("ann@example.org"))
                                : signUp("S", "2026-03-05T10:00:00Z", email("ann@example.org"), card("C-1")));
                sums.put(
                        cardFirst ? "card" : "email",
                        told.entries().stream()
                                .mapToLong(PointsPosted::getPoints)
                                .sum());
                assertThat(told.balances()).containsOnlyKeys(EMAIL);
            }
        }
        assertThat(sums).containsEntry("card", 120L).containsEntry("email", 120L);
    }
}
