package io.loyaltystreams.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.out.Cause;
import io.loyaltystreams.avro.out.EntryKind;
import io.loyaltystreams.avro.out.MemberBalance;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.avro.out.PiggyResult;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.avro.out.UpdateProfile;
import io.loyaltystreams.demo.check.Expected.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The members "card" and "mail" are one person, who earned 30 with the card and 12 with the address. */
class PeopleWhoWereTwoTest {

    private static final Instant NOW = Instant.parse("2026-05-20T10:00:00Z");
    private static final Expected EXPECTED = new Expected(
            Map.of("order:1:earn", new Entry("card", 30), "order:2:earn", new Entry("card", 12)),
            Map.of(),
            Map.of(),
            0,
            Map.of("card", "card", "mail", "card"),
            Map.of("card", Set.of("C-1")));

    private final Observed observed = new Observed();

    @Test
    void agreeWhicheverOfTheTwoMembersHasStayed() {
        earnAndTransfer();
        balance("mail", 42);
        contact("card", "gone");
        contact("mail", "left");
        assertThat(differences(Map.of("left", 42L), Map.of("left", Set.of("C-1"))))
                .isEmpty();
    }

    @Test
    void areMissedWhenBothHaveABalance() {
        earnAndTransfer();
        balance("mail", 30);
        balance("card", 12);
        contact("mail", "left");
        assertThat(differences(Map.of("left", 42L), Map.of("left", Set.of("C-1"))))
                .hasSize(1);
    }

    @Test
    void areMissedWhenTwoContactsAreLeft() {
        earnAndTransfer();
        balance("mail", 42);
        contact("card", "other");
        contact("mail", "left");
        assertThat(differences(Map.of("left", 42L, "other", 0L), Map.of("left", Set.of("C-1"))))
                .isNotEmpty();
    }

    @Test
    void areMissedWhenAnIdentifierIs() {
        earnAndTransfer();
        balance("mail", 42);
        contact("mail", "left");
        assertThat(differences(Map.of("left", 42L), Map.of())).hasSize(1);
    }

    @Test
    void areMissedWhenATransferDoesNotCancelOut() {
        earnAndTransfer();
        entry("transfer:S:order:2:earn:in", "mail", 1);
        balance("mail", 42);
        contact("mail", "left");
        assertThat(differences(Map.of("left", 42L), Map.of("left", Set.of("C-1"))))
                .isNotEmpty();
    }

    private void earnAndTransfer() {
        entry("order:1:earn", "card", 30);
        entry("order:2:earn", "mail", 12);
        entry("transfer:S:order:1:earn:out", "card", -30);
        entry("transfer:S:order:1:earn:in", "mail", 30);
    }

    private List<Difference> differences(Map<String, Long> balances, Map<String, Set<String>> identifiers) {
        var writes = Map.of("order:1:earn", 30L, "order:2:earn", 12L);
        return Reconciliation.of(
                        EXPECTED, observed, new PiggyHoldings(writes, List.of(), balances, identifiers, 0, 9, Map.of()))
                .stream()
                // what the commands are is told elsewhere
                .filter(difference -> !difference.toString().contains("command"))
                .toList();
    }

    private void entry(String id, String member, long points) {
        observed.posted(PointsPosted.newBuilder()
                .setEntryId(id)
                .setMemberId(member)
                .setKind(EntryKind.EARNED)
                .setPoints(points)
                .setAvailableAfter(0)
                .setPendingAfter(0)
                .setOccurredAt(NOW)
                .setCause(new Cause("order", id))
                .setExplanation(List.of())
                .build());
    }

    private void balance(String member, long points) {
        observed.balance(MemberBalance.newBuilder()
                .setMemberId(member)
                .setAvailable(points)
                .setPending(0)
                .setTier("")
                .setLifetimeEarned(points)
                .setAsOf(NOW)
                .build());
    }

    private void contact(String member, String uuid) {
        observed.command(new PiggyCommand(
                "command-" + member,
                member,
                List.of(),
                null,
                null,
                new Cause("member", member),
                NOW,
                new UpdateProfile(Map.of()),
                0L));
        observed.outcome(PiggyOutcome.newBuilder()
                .setCommandId("command-" + member)
                .setMemberId(member)
                .setResult(PiggyResult.APPLIED)
                .setContactUuid(uuid)
                .setAttempts(1)
                .setSettledAt(NOW)
                .build());
    }
}
