package io.loyaltystreams.stream;

import static io.loyaltystreams.story.Shop.cancellation;
import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.email;
import static io.loyaltystreams.story.Shop.erased;
import static io.loyaltystreams.story.Shop.order;
import static io.loyaltystreams.story.Shop.redemption;
import static io.loyaltystreams.story.Shop.returned;
import static io.loyaltystreams.story.Shop.separated;
import static io.loyaltystreams.story.Shop.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltystreams.avro.out.DeleteContact;
import io.loyaltystreams.avro.out.EnrollMember;
import io.loyaltystreams.avro.out.GiveCredits;
import io.loyaltystreams.avro.out.MemberBalance;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.avro.out.PiggyResult;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.avro.out.TakeCredits;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.identity.MemberId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody types the card of Ben into Ann's sign-up, and both become one, until the desk says that they are two. */
class MembersAreTwoAfterAllStory {

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
            """;

    private static final String ANN = MemberId.from("email:ann@example.org");
    private static final String BEN = MemberId.from("card:B-1");
    private static final String CLEO = MemberId.from("card:C-1");

    private final Loyalty loyalty = Loyalty.startedAt(PROGRAM, "2026-03-01T10:00:00Z");

    @AfterEach
    void close() {
        loyalty.close();
    }

    private void bothShop() {
        loyalty.order(order("ann", "2026-03-01T10:00:00Z", email("ann@example.org")));
        loyalty.order(order("ben", "2026-03-02T10:00:00Z", card("B-1")));
    }

    private void becomeOne() {
        loyalty.signUp(signUp("S", "2026-03-05T10:00:00Z", email("ann@example.org"), card("B-1")));
    }

    private void areTwo() {
        loyalty.separate(separated("T", "2026-03-10T10:00:00Z", BEN).setMemberId(ANN));
    }

    private List<PointsPosted> since(String instant) {
        return loyalty.entries().stream()
                .filter(entry -> entry.getOccurredAt().isAfter(Instant.parse(instant)))
                .toList();
    }

    private long available(String member) {
        return loyalty.balances().get(member).getAvailable();
    }

    @Test
    void bothHaveAgainWhatTheyHad() {
        bothShop();
        becomeOne();
        assertThat(loyalty.balances()).containsOnlyKeys(ANN);
        areTwo();

        assertThat(since("2026-03-05T10:00:00Z"))
                .extracting(PointsPosted::getMemberId, PointsPosted::getEntryId, PointsPosted::getPoints)
                .containsExactly(
                        tuple(ANN, "separation:T:order:ben:earn:out", -20L),
                        tuple(BEN, "separation:T:order:ben:earn:in", 20L));
        assertThat(loyalty.balances()).containsOnlyKeys(ANN, BEN);
        assertThat(available(ANN)).isEqualTo(20);
        assertThat(available(BEN)).isEqualTo(20);
        assertThat(loyalty.balances().values())
                .extracting(MemberBalance::getLifetimeEarned)
                .containsOnly(20L);
        everyonesEntriesAddUp();
    }

    @Test
    void whoIsForgottenAfterwardsDoesNotTakeTheContactOfTheOtherAlong() {
        bothShop();
        becomeOne();
        areTwo();
        loyalty.erase(erased("E", "2026-03-11T10:00:00Z", card("B-1")));

        assertThat(loyalty.commands(Topic.PIGGY_STANDARD).getLast().getAction())
                .isEqualTo(new DeleteContact(List.of(), List.of("B-1"), true));
        assertThat(loyalty.balances()).containsOnlyKeys(ANN);
    }

    @Test
    void creditsGoBackAtPiggyAndTheContactIsAskedForAgain() {
        bothShop();
        becomeOne();
        areTwo();

        var commands = loyalty.commands(Topic.PIGGY_STANDARD).stream()
                .filter(command -> command.getCommandId().startsWith("separation:"))
                .toList();
        assertThat(commands)
                .filteredOn(command -> !(command.getAction() instanceof EnrollMember))
                .extracting(PiggyCommand::getMemberId, PiggyCommand::getAction)
                .containsExactly(tuple(ANN, new TakeCredits(20L)), tuple(BEN, new GiveCredits(20L)));
        assertThat(commands)
                .filteredOn(command -> command.getAction() instanceof EnrollMember)
                .extracting(PiggyCommand::getMemberId)
                .containsExactly(BEN);
    }

    @Test
    void whatWasSpentIsSpentAndTheRestGoesBack() {
        bothShop();
        becomeOne();
        loyalty.redeem(redemption("X", "2026-03-06T10:00:00Z", email("ann@example.org"))
                .setPoints(30L));
        areTwo();

        assertThat(available(ANN) + available(BEN)).isEqualTo(10);
        everyonesEntriesAddUp();
    }

    @Test
    void theCardEarnsForItsOwnerAgainAndReturnsFindTheirOrder() {
        bothShop();
        becomeOne();
        loyalty.order(order("between", "2026-03-07T10:00:00Z", card("B-1")));
        areTwo();
        loyalty.order(order("after", "2026-03-11T10:00:00Z", card("B-1")));
        loyalty.order(order("hers", "2026-03-11T11:00:00Z", email("ann@example.org")));
        loyalty.returned(returned("R1", "ben", "2026-03-12T10:00:00Z"));
        loyalty.returned(returned("R2", "between", "2026-03-12T11:00:00Z"));
        loyalty.returned(returned("R3", "ann", "2026-03-12T12:00:00Z"));

        assertThat(since("2026-03-10T10:00:00Z"))
                .extracting(PointsPosted::getMemberId, PointsPosted::getEntryId, PointsPosted::getPoints)
                .containsExactly(
                        tuple(BEN, "order:after:earn", 20L),
                        tuple(ANN, "order:hers:earn", 20L),
                        tuple(BEN, "return:R1:reverse", -20L),
                        tuple(BEN, "return:R2:reverse", -20L),
                        tuple(ANN, "return:R3:reverse", -20L));
        assertThat(available(ANN)).isEqualTo(20);
        assertThat(available(BEN)).isEqualTo(20);
        everyonesEntriesAddUp();
    }

    @Test
    void aRedemptionOfBeforeIsTheirsWhoMadeIt() {
        bothShop();
        loyalty.redeem(redemption("X", "2026-03-03T10:00:00Z", card("B-1")).setPoints(15L));
        loyalty.redeem(redemption("Y", "2026-03-04T10:00:00Z", card("B-1")).setPoints(5L));
        becomeOne();
        areTwo();
        loyalty.cancel(cancellation("X", "2026-03-11T10:00:00Z"));
        loyalty.answer(PiggyOutcome.newBuilder()
                .setCommandId("redemption:Y:redeem")
                .setMemberId(BEN)
                .setResult(PiggyResult.REFUSED)
                .setAttempts(1)
                .setSettledAt(Instant.parse("2026-03-12T10:00:00Z"))
                .build());

        assertThat(available(ANN)).isEqualTo(20);
        assertThat(available(BEN)).isEqualTo(20);
        everyonesEntriesAddUp();
    }

    @Test
    void anAnswerOfPiggyThatIsToldOfTheOtherFindsWhoseRedemptionItIs() {
        bothShop();
        becomeOne();
        loyalty.redeem(redemption("X", "2026-03-06T10:00:00Z", card("B-1")).setPoints(15L));
        areTwo();
        loyalty.answer(PiggyOutcome.newBuilder()
                .setCommandId("redemption:X:redeem")
                .setMemberId(ANN)
                .setResult(PiggyResult.REFUSED)
                .setAttempts(1)
                .setSettledAt(Instant.parse("2026-03-12T10:00:00Z"))
                .build());

        assertThat(available(ANN) + available(BEN)).isEqualTo(40);
        everyonesEntriesAddUp();
    }

    @Test
    void whatWasReadBeforeTiesThemNoMoreButAnotherSignUpMay() {
        bothShop();
        becomeOne();
        areTwo();
        becomeOne();
        areTwo();
        assertThat(loyalty.balances()).containsOnlyKeys(ANN, BEN);
        assertThat(loyalty.noEffects())
                .extracting(NoEffect::getKind, NoEffect::getReason)
                .containsExactly(
                        tuple("signup", "NO_WELCOME_BONUS"),
                        tuple("signup", "DUPLICATE"),
                        tuple("separation", "DUPLICATE"));

        loyalty.signUp(signUp("S2", "2026-03-13T10:00:00Z", email("ann@example.org"), card("B-1")));
        assertThat(loyalty.balances()).containsOnlyKeys(ANN);
        assertThat(available(ANN)).isEqualTo(40);
        loyalty.separate(separated("T2", "2026-03-14T10:00:00Z", BEN));
        assertThat(available(ANN)).isEqualTo(20);
        assertThat(available(BEN)).isEqualTo(20);
        everyonesEntriesAddUp();
    }

    @Test
    void oneOfThreeLeavesAndTheOthersStayOne() {
        bothShop();
        loyalty.order(order("cleo", "2026-03-03T10:00:00Z", card("C-1")));
        loyalty.signUp(signUp("S0", "2026-03-04T10:00:00Z", card("B-1"), card("C-1")));
        becomeOne();
        assertThat(available(ANN)).isEqualTo(60);

        loyalty.separate(separated("T1", "2026-03-09T10:00:00Z", CLEO));
        assertThat(available(ANN)).isEqualTo(40);
        assertThat(available(CLEO)).isEqualTo(20);

        areTwo();
        assertThat(available(ANN)).isEqualTo(20);
        assertThat(available(BEN)).isEqualTo(20);
        assertThat(available(CLEO)).isEqualTo(20);
        everyonesEntriesAddUp();
    }

    @Test
    void whoWasNoOtherIsToldSo() {
        bothShop();
        areTwo();
        loyalty.separate(separated("T2", "2026-03-10T10:00:00Z", MemberId.from("card:nobody")));
        becomeOne();
        loyalty.separate(separated("T3", "2026-03-11T10:00:00Z", BEN).setMemberId(CLEO));

        assertThat(loyalty.noEffects())
                .filteredOn(none -> none.getKind().equals("separation"))
                .extracting(NoEffect::getId, NoEffect::getReason)
                .containsExactly(tuple("T", "NOT_MERGED"), tuple("T2", "NOT_MERGED"), tuple("T3", "NOT_MERGED"));
        assertThat(loyalty.balances()).containsOnlyKeys(ANN);
    }

    @Test
    void whoWasErasedDoesNotComeBack() {
        bothShop();
        becomeOne();
        loyalty.erase(erased("E", "2026-03-08T10:00:00Z", email("ann@example.org")));
        areTwo();

        assertThat(loyalty.balances()).isEmpty();
        assertThat(loyalty.noEffects())
                .filteredOn(none -> none.getId().equals("T"))
                .hasSize(1);
        everyonesEntriesAddUp();
    }

    @Test
    void aSeparationWithoutAReasonIsADeadLetter() {
        loyalty.separate(separated("T", "2026-03-10T10:00:00Z", BEN).setReason(" "));

        assertThat(loyalty.deadLetters())
                .singleElement()
                .satisfies(
                        letter -> assertThat(Loyalty.header(letter, "message")).contains("reason"));
    }

    private void everyonesEntriesAddUp() {
        Map<String, Long> sums = new HashMap<>();
        loyalty.entries()
                .forEach(entry -> sums.merge(
                        entry.getMemberId(),
                        entry.getKind().name().equals("RELEASED") ? 0 : entry.getPoints(),
                        Long::sum));
        sums.forEach((member, sum) -> {
            var balance = loyalty.balances().get(member);
            assertThat(balance == null ? 0 : balance.getAvailable() + balance.getPending())
                    .as("entries of %s", member)
                    .isEqualTo(sum);
        });
    }
}
