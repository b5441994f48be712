package io.loyaltystreams.stream;

import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.email;
import static io.loyaltystreams.story.Shop.line;
import static io.loyaltystreams.story.Shop.order;
import static io.loyaltystreams.story.Shop.returned;
import static io.loyaltystreams.story.Shop.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltystreams.avro.in.ExchangeRateSet;
import io.loyaltystreams.avro.in.MemberRef;
import io.loyaltystreams.avro.out.GiveCredits;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.avro.out.TakeCredits;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.identity.MemberId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ann, who has a card, brings Ben, who signs up on the web. */
class ReferralStory {

    private static final String PROGRAM = """
            program: test
            version: 1
            effective-from: 2025-01-01T00:00
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - id: all
                points: 1
                per: 1.00
            referral: { referrer-bonus: 200, referee-bonus: 100, on: first-order, minimum: 20.00 }
            """;

    private static final String ANN = MemberId.from("card:C-1");
    private static final String BEN = MemberId.from("email:ben@example.org");
    private static final MemberRef ANNS_CARD = card("C-1");
    private static final MemberRef BENS_MAIL = email("ben@example.org");

    private final Loyalty loyalty = Loyalty.startedAt(PROGRAM, "2026-03-01T10:00:00Z");

    @AfterEach
    void close() {
        loyalty.close();
    }

    private void buys(String id, String day, long cents, MemberRef who) {
        loyalty.order(order(id, day + "T10:00:00Z", who).setLines(List.of(line("1", 1, cents))));
    }

    private void signsUp(String id, String day, MemberRef referredBy, MemberRef... who) {
        loyalty.signUp(signUp(id, day + "T10:00:00Z", who).setReferredBy(referredBy));
    }

    @Test
    void bothEarnWithTheFirstOrderThatIsLargeEnoughAndLoseItWithItsReturn() {
        buys("0", "2026-03-01", 500, ANNS_CARD);
        signsUp("S", "2026-03-02", ANNS_CARD, BENS_MAIL);
        buys("1", "2026-03-03", 1900, BENS_MAIL);
        buys("2", "2026-03-04", 2000, BENS_MAIL);
        assertThat(loyalty.entries())
                .extracting(PointsPosted::getMemberId, PointsPosted::getEntryId, PointsPosted::getPoints)
                .containsExactly(
                        tuple(ANN, "order:0:earn", 5L),
                        tuple(BEN, "order:1:earn", 19L),
                        tuple(BEN, "order:2:earn", 20L),
                        tuple(BEN, "order:2:referee", 100L),
                        tuple(ANN, "order:2:referrer", 200L));

        loyalty.returned(returned("R", "2", "2026-03-05T10:00:00Z"));
        assertThat(loyalty.entries())
                .extracting(PointsPosted::getMemberId, PointsPosted::getEntryId, PointsPosted::getPoints)
                .endsWith(
                        tuple(BEN, "return:R:reverse", -20L),
                        tuple(BEN, "return:R:referee", -100L),
                        tuple(ANN, "return:R:referrer", -200L));
        assertThat(loyalty.balances().get(ANN).getAvailable()).isEqualTo(5);
        assertThat(loyalty.balances().get(ANN).getLifetimeEarned()).isEqualTo(5);
        assertThat(loyalty.balances().get(BEN).getAvailable()).isEqualTo(19);
    }

    @Test
    void piggyIsToldOfBothBonuses() {
        signsUp("S", "2026-03-02", ANNS_CARD, BENS_MAIL);
        buys("2", "2026-03-04", 2000, BENS_MAIL);
        loyalty.returned(returned("R", "2", "2026-03-05T10:00:00Z"));

        assertThat(loyalty.commands(Topic.PIGGY_STANDARD).stream()
                        .filter(command -> command.getCommandId().contains(":refer")))
                .extracting(PiggyCommand::getMemberId, PiggyCommand::getCommandId, PiggyCommand::getAction)
                .containsExactly(
                        tuple(BEN, "order:2:referee", new GiveCredits(100L)),
                        tuple(ANN, "order:2:referrer", new GiveCredits(200L)),
                        tuple(BEN, "return:R:referee", new TakeCredits(100L)),
                        tuple(ANN, "return:R:referrer", new TakeCredits(200L)));
    }

    @Test
    void anEntrySaysWhichRuleGaveIt() {
        signsUp("S", "2026-03-02", ANNS_CARD, BENS_MAIL);
        buys("2", "2026-03-04", 2000, BENS_MAIL);

        var entry = loyalty.entries().getLast();
        assertThat(entry.getCause().getKind()).isEqualTo("order");
        assertThat(entry.getCause().getId()).isEqualTo("2");
        assertThat(entry.getExplanation()).singleElement().satisfies(step -> {
            assertThat(step.getRuleId()).isEqualTo("referral");
            assertThat(step.getProgramVersion()).isEqualTo(1);
            assertThat(step.getPoints()).isEqualTo("200");
            assertThat(step.getNote()).isEqualTo("bonus for bringing a member, whose order 2 is large enough");
        });
    }

    @Test
    void whoIsNamedByAnUnknownReferenceBecomesAMemberAndStaysOneOfTheirOwn() {
        signsUp("S", "2026-03-02", ANNS_CARD, BENS_MAIL);
        buys("1", "2026-03-03", 2000, ANNS_CARD);
        buys("2", "2026-03-04", 2000, BENS_MAIL);

        assertThat(loyalty.balances()).containsOnlyKeys(ANN, BEN);
        assertThat(loyalty.balances().get(ANN).getAvailable()).isEqualTo(220);
        assertThat(loyalty.balances().get(BEN).getAvailable()).isEqualTo(120);
    }

    @Test
    void whoBroughtIsFoundByTheNormalFormOfAReference() {
        buys("0", "2026-03-01", 500, BENS_MAIL);
        signsUp("S", "2026-03-02", email("  Ben@Example.org "), card("C-7"));
        buys("1", "2026-03-03", 2000, card("C-7"));

        assertThat(loyalty.balances().get(BEN).getAvailable()).isEqualTo(205);
    }

    @Test
    void aReferrerWhoWasUnknownIsFoundByTheSignUpOfTheirOwn() {
        signsUp("S", "2026-03-02", ANNS_CARD, BENS_MAIL);
        loyalty.signUp(signUp("A", "2026-03-03T10:00:00Z", email("ann@example.org"), ANNS_CARD));
        buys("2", "2026-03-04", 2000, BENS_MAIL);
        buys("3", "2026-03-04", 500, email("ann@example.org"));

        assertThat(loyalty.balances()).containsOnlyKeys(ANN, BEN);
        assertThat(loyalty.balances().get(ANN).getAvailable()).isEqualTo(205);
    }

    @Test
    void nobodyBringsThemselvesByAnyReference() {
        signsUp("S1", "2026-03-02", card("C-9"), BENS_MAIL, card("C-9"));
        signsUp("S2", "2026-03-02", BENS_MAIL, BENS_MAIL);
        buys("2", "2026-03-04", 2000, BENS_MAIL);

        assertThat(loyalty.noEffects().stream().filter(each -> each.getReason().startsWith("SELF")))
                .extracting(NoEffect::getKind, NoEffect::getId, NoEffect::getMemberId, NoEffect::getReason)
                .containsExactly(
                        tuple("signup", "S1", BEN, "SELF_REFERRAL"), tuple("signup", "S2", BEN, "SELF_REFERRAL"));
        assertThat(loyalty.balances().get(BEN).getAvailable()).isEqualTo(20);
    }

    @Test
    void ofTwoWhoNameEachOtherTheFirstCounts() {
        signsUp("S1", "2026-03-02", ANNS_CARD, BENS_MAIL);
        signsUp("S2", "2026-03-03", BENS_MAIL, ANNS_CARD);
        buys("1", "2026-03-04", 2000, ANNS_CARD);
        buys("2", "2026-03-04", 2000, BENS_MAIL);

        assertThat(loyalty.noEffects())
                .extracting(NoEffect::getId, NoEffect::getMemberId, NoEffect::getReason)
                .contains(tuple("S2", ANN, "REFERRAL_RING"));
        assertThat(loyalty.entries())
                .extracting(PointsPosted::getEntryId)
                .containsExactly("order:1:earn", "order:2:earn", "order:2:referee", "order:2:referrer");
    }

    @Test
    void theBonusFindsWhoTheReferrerHasBecome() {
        String mail = MemberId.from("email:ann@example.org");
        buys("0", "2026-03-01", 500, email("ann@example.org"));
        signsUp("S", "2026-03-02", ANNS_CARD, BENS_MAIL);
        loyalty.signUp(signUp("A", "2026-03-03T10:00:00Z", ANNS_CARD, email("ann@example.org")));
        buys("2", "2026-03-04", 2000, BENS_MAIL);
        assertThat(loyalty.balances().get(mail).getAvailable()).isEqualTo(205);

        loyalty.returned(returned("R", "2", "2026-03-05T10:00:00Z"));
        assertThat(loyalty.balances()).containsOnlyKeys(mail, BEN);
        assertThat(loyalty.balances().get(mail).getAvailable()).isEqualTo(5);
    }

    @Test
    void theReferralFollowsWhoTheRefereeHasBecome() {
        buys("0", "2026-03-01", 500, card("C-2"));
        signsUp("S", "2026-03-02", ANNS_CARD, BENS_MAIL);
        buys("1", "2026-03-03", 2000, BENS_MAIL);
        loyalty.signUp(signUp("B", "2026-03-03T11:00:00Z", card("C-2"), BENS_MAIL));
        buys("2", "2026-03-04", 2000, card("C-2"));
        loyalty.returned(returned("R1", "1", "2026-03-05T10:00:00Z"));
        assertThat(loyalty.balances().get(ANN).getAvailable()).isEqualTo(200);

        loyalty.returned(returned("R2", "2", "2026-03-05T10:00:00Z"));
        assertThat(loyalty.balances().get(ANN).getAvailable()).isZero();
        assertThat(loyalty.balances().get(MemberId.from("card:C-2")).getAvailable())
                .isEqualTo(5);
    }

    @Test
    void theRateDecidesWhetherAnOrderInAnotherCurrencyIsLargeEnough() {
        signsUp("S", "2026-03-02", ANNS_CARD, BENS_MAIL);
        loyalty.order(order("1", "2026-03-03T10:00:00Z", BENS_MAIL)
                .setCurrency("SEK")
                .setLines(List.of(line("1", 1, 99999))));
        assertThat(loyalty.balances()).doesNotContainKey(ANN);

        loyalty.rate(new ExchangeRateSet("SEK", "EUR", "0.09", Instant.parse("2026-03-01T00:00:00Z")));
        loyalty.order(order("2", "2026-03-03T10:00:00Z", BENS_MAIL)
                .setCurrency("SEK")
                .setLines(List.of(line("1", 1, 22200))));
        assertThat(loyalty.balances()).doesNotContainKey(ANN);

        loyalty.order(order("3", "2026-03-03T10:00:00Z", BENS_MAIL)
                .setCurrency("SEK")
                .setLines(List.of(line("1", 1, 22300))));
        assertThat(loyalty.balances().get(ANN).getAvailable()).isEqualTo(200);
    }
}
