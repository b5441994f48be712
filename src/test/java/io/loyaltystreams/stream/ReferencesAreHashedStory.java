package io.loyaltystreams.stream;

import static io.loyaltystreams.story.Shop.adjustment;
import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.email;
import static io.loyaltystreams.story.Shop.erased;
import static io.loyaltystreams.story.Shop.order;
import static io.loyaltystreams.story.Shop.redemption;
import static io.loyaltystreams.story.Shop.returned;
import static io.loyaltystreams.story.Shop.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltystreams.avro.out.EnrollMember;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.avro.out.PiggyResult;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.identity.ReferenceKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With a pepper, and hashes in the place of references: all is as ever, and the stores do not tell who somebody is. */
class ReferencesAreHashedStory {

    private static final ReferenceKeys KEYS = new ReferenceKeys(Optional.of("salt and pepper"), true);
    private static final String CARD = KEYS.memberId("card:C-1");
    private static final String PROGRAM = """
            program: test
            version: 1
            effective-from: 2025-01-01T00:00
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - { id: all, points: 1, per: 1.00 }
            """;

    @Test
    void aPersonEarnsReturnsAndSignsUpAsEverAndPiggyIsToldOfThem() {
        try (var loyalty = Loyalty.hashing(KEYS, PROGRAM, "2026-03-01T10:00:00Z")) {
            annLives(loyalty);

            assertThat(loyalty.balances()).containsOnlyKeys(CARD);
            assertThat(loyalty.balances().get(CARD).getAvailable()).isEqualTo(18);
            assertThat(loyalty.commands(Topic.PIGGY_STANDARD))
                    .extracting(PiggyCommand::getAction)
                    .filteredOn(EnrollMember.class::isInstance)
                    .extracting(
                            action -> ((EnrollMember) action).getEmail(),
                            action -> ((EnrollMember) action).getIdentifiers())
                    .containsExactly(tuple(null, List.of("C-1")), tuple("ann@example.org", List.of("C-1")));
        }
    }

    @Test
    void noStoreTellsWhoSomebodyIsOncePiggyHasToldTheContact() {
        try (var loyalty = Loyalty.hashing(KEYS, PROGRAM, "2026-03-01T10:00:00Z")) {
            annLives(loyalty);
            loyalty.answer(contactOf(CARD));

            for (String store : List.of(
                    Stores.IDENTITY,
                    Stores.ORDER_BOOK,
                    Stores.REDEMPTION_BOOK,
                    Stores.ACCOUNTS,
                    Stores.AWARDS,
                    Stores.SEEN_IDS)) {
                assertThat(loyalty.contents(store)).as(store).isNotEmpty().doesNotContain("C-1", "ann@example.org");
            }
            assertThat(loyalty.contents(Stores.IDENTITY)).contains("hashed:card:", "hashed:email:");
        }
    }

    @Test
    void whoIsErasedIsForgottenUnderTheHashes() {
        try (var loyalty = Loyalty.hashing(KEYS, PROGRAM, "2026-03-01T10:00:00Z")) {
            annLives(loyalty);
            loyalty.answer(contactOf(CARD));
            loyalty.erase(erased("E", "2026-03-10T10:00:00Z", card("C-1")));
            loyalty.order(order("3", "2026-03-11T10:00:00Z", email("ann@example.org")));

            assertThat(loyalty.balances()).containsOnlyKeys(KEYS.memberIdAfter("email:ann@example.org", "E"));
            assertThat(loyalty.entries().stream()
                            .mapToLong(PointsPosted::getPoints)
                            .sum())
                    .isEqualTo(10);
        }
    }

    private static void annLives(Loyalty loyalty) {
        loyalty.order(order("1", "2026-03-02T10:00:00Z", card("C-1")));
        loyalty.order(order("2", "2026-03-02T11:00:00Z", email("nobody@example.org"), card("C-1")));
        loyalty.signUp(signUp("S", "2026-03-03T10:00:00Z", card("C-1"), email("ann@example.org")));
        loyalty.adjust(adjustment("A", "2026-03-03T11:00:00Z", 13, email("ann@example.org")));
        loyalty.redeem(redemption("X", "2026-03-03T12:00:00Z", card("C-1")).setPoints(5L));
        loyalty.returned(returned("R", "2", "2026-03-04T10:00:00Z"));
    }

    private static PiggyOutcome contactOf(String memberId) {
        return PiggyOutcome.newBuilder()
                .setCommandId("signup:S:enrol")
                .setMemberId(memberId)
                .setResult(PiggyResult.APPLIED)
                .setContactUuid("9b3f0f2e-0d6b-4a3f-8d1c-2b8ff0b3b1aa")
                .setAttempts(1)
                .setSettledAt(Instant.parse("2026-03-03T10:00:05Z"))
                .build();
    }
}
