package io.loyaltystreams.demo.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loyaltystreams.avro.out.Cause;
import io.loyaltystreams.avro.out.EntryKind;
import io.loyaltystreams.avro.out.GiveCredits;
import io.loyaltystreams.avro.out.MemberBalance;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.avro.out.PiggyResult;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.avro.out.TakeCredits;
import io.loyaltystreams.avro.out.UpdateProfile;
import io.loyaltystreams.demo.check.Expected.Entry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two members: "a" earned 100 and gave 40 back, "b" earned 7; one record had no effect, one was bad. */
class ReconciliationTest {

    private static final Instant NOW = Instant.parse("2026-05-20T10:00:00Z");
    private static final Expected EXPECTED = new Expected(
            Map.of(
                    "order:1:earn", new Entry("a", 100),
                    "return:1:reverse", new Entry("a", -40),
                    "order:2:earn", new Entry("b", 7)),
            Map.of("order 1", 1),
            Map.of("INVALID 9", 1),
            0);

    private final Observed observed = new Observed();
    private final Map<String, Long> writes =
            new HashMap<>(Map.of("order:1:earn", 100L, "return:1:reverse", -40L, "order:2:earn", 7L));
    private final Map<String, Long> balances = new HashMap<>(Map.of("contact-a", 60L, "contact-b", 7L));

    @BeforeEach
    void whatAllButTheTestedThingDid() {
        noEffect("order", "1");
        observed.deadLetter("INVALID", "9");
    }

    @Test
    void findsNothingWhenAllIsWell() {
        ledger();
        piggy();
        assertThat(differences()).isEmpty();
        assertThat(observed.missing(EXPECTED)).isEmpty();
        assertThat(observed.done(EXPECTED)).isEqualTo(1.0);
    }

    @Test
    void findsAnEntryThatIsMissing() {
        post("a", "order:1:earn", 100);
        post("a", "return:1:reverse", -40);
        balance("a", 60);
        piggy();
        assertThat(differences())
                .containsExactly(
                        "missing ledger entry order:2:earn",
                        "missing points in the ledger of b",
                        "missing balance of b");
        assertThat(observed.missing(EXPECTED)).containsExactly("1 of 3 ledger entries");
        assertThat(observed.done(EXPECTED)).isCloseTo(5.0 / 6, within(0.001));
    }

    @Test
    void findsAnEntryThatIsThereTwice() {
        ledger();
        post("b", "order:2:earn", 7);
        piggy();
        assertThat(differences())
                .containsExactly(
                        "repeated ledger entry order:2:earn",
                        "different points in the ledger of b: expected 7, found 14");
    }

    @Test
    void findsAnEntryThatNobodyExpects() {
        ledger();
        post("c", "order:3:earn", 1);
        piggy();
        assertThat(differences())
                .containsExactly("unexpected ledger entry order:3:earn", "unexpected points in the ledger of c");
    }

    @Test
    void findsOtherPoints() {
        post("a", "order:1:earn", 100);
        post("a", "return:1:reverse", -40);
        post("b", "order:2:earn", 8);
        balance("a", 60);
        balance("b", 7);
        piggy();
        assertThat(differences())
                .containsExactly(
                        "different ledger entry order:2:earn: expected Entry[memberId=b, points=7],"
                                + " found Entry[memberId=b, points=8]",
                        "different points in the ledger of b: expected 7, found 8");
    }

    @Test
    void findsABalanceThatIsNotItsEntries() {
        ledger();
        balance("a", 61);
        piggy();
        assertThat(differences()).containsExactly("different balance of a: expected 60, found 61");
    }

    @Test
    void findsRecordsWithoutEffectAndDeadLettersThatAreMissingOrTooMany() {
        ledger();
        piggy();
        noEffect("order", "1");
        observed.deadLetter("UNREADABLE", "8");
        observed.deadLetter("INVALID", "9");
        assertThat(differences())
                .containsExactly(
                        "different record without effect order 1: expected 1, found 2",
                        "different dead letter INVALID 9: expected 1, found 2",
                        "unexpected dead letter UNREADABLE 8");
    }

    @Test
    void findsACommandThatIsMissingRepeatedOrWrong() {
        ledger();
        command("a", "order:1:earn", 99);
        command("a", "order:1:earn", 99);
        command("a", "return:1:reverse", -40);
        outcome("a", "order:1:earn", PiggyResult.APPLIED);
        outcome("a", "return:1:reverse", PiggyResult.APPLIED);
        outcome("b", "order:2:earn", PiggyResult.APPLIED);
        assertThat(differences())
                .containsExactly(
                        "different command order:1:earn: expected 100, found 99",
                        "missing command order:2:earn",
                        "repeated command order:1:earn",
                        "unexpected outcome of order:2:earn");
    }

    @Test
    void findsACommandWithoutOneGoodOutcome() {
        ledger();
        command("a", "order:1:earn", 100);
        command("a", "return:1:reverse", -40);
        command("b", "order:2:earn", 7);
        outcome("a", "order:1:earn", PiggyResult.APPLIED);
        outcome("a", "order:1:earn", PiggyResult.APPLIED);
        outcome("b", "order:2:earn", PiggyResult.REFUSED);
        assertThat(differences())
                .containsExactly(
                        "different outcome of order:2:earn: expected APPLIED, found REFUSED",
                        "missing outcome of return:1:reverse",
                        "repeated outcome of order:1:earn");
        assertThat(observed.missing(EXPECTED)).containsExactly("1 of 3 entries at Piggy", "1 of 3 outcomes from Piggy");
    }

    @Test
    void findsAWriteThatIsMissingAtPiggyOrWrong() {
        ledger();
        piggy();
        writes.remove("order:2:earn");
        writes.put("return:1:reverse", -41L);
        assertThat(differences())
                .containsExactly(
                        "missing write at Piggy order:2:earn",
                        "different write at Piggy return:1:reverse: expected -40, found -41");
    }

    @Test
    void findsAWriteThatWasAppliedTwice() {
        ledger();
        piggy();
        balances.put("contact-b", 14L);
        var differences = Reconciliation.of(
                EXPECTED,
                observed,
                new PiggyHoldings(writes, List.of("order:2:earn"), balances, Map.of(), 1, 9, Map.of()));
        assertThat(differences)
                .extracting(Difference::toString)
                .containsExactly(
                        "repeated write at Piggy order:2:earn",
                        "different balance at Piggy of contact contact-b: expected 7, found 14");
    }

    @Test
    void findsDuplicatesThatOnlyPiggyKnows() {
        ledger();
        piggy();
        var differences = Reconciliation.of(
                EXPECTED, observed, new PiggyHoldings(writes, List.of(), balances, Map.of(), 2, 9, Map.of()));
        assertThat(differences)
                .extracting(Difference::toString)
                .containsExactly("different number of duplicates at Piggy: expected 0, found 2");
    }

    @Test
    void findsAMemberWithoutAContactAndAContactOfTwoMembers() {
        ledger();
        piggy();
        balances.put("contact-c", 3L);
        assertThat(differences()).containsExactly("unexpected balance at Piggy of contact contact-c");

        observed.contacts.put("b", "contact-a");
        assertThat(differences())
                .contains("repeated contact contact-a, now of b")
                .contains("unexpected balance at Piggy of contact contact-b");

        observed.contacts.remove("b");
        assertThat(differences()).contains("missing contact of b");
    }

    @Test
    void acceptsMembersWhoAreKnownAndHaveNothing() {
        ledger();
        piggy();
        balance("c", 0);
        balances.put("contact-c", 0L);
        assertThat(differences()).isEmpty();
    }

    @Test
    void acceptsAProfileThatANewerOneReplaced() {
        ledger();
        piggy();
        observed.command(new PiggyCommand(
                "profile:b:1",
                "b",
                List.of(),
                null,
                null,
                new Cause("order", "2"),
                NOW,
                new UpdateProfile(Map.of()),
                0L));
        outcome("b", "profile:b:1", PiggyResult.SUPERSEDED);
        assertThat(differences()).isEmpty();
    }

    private List<String> differences() {
        return Reconciliation.of(
                        EXPECTED, observed, new PiggyHoldings(writes, List.of(), balances, Map.of(), 0, 9, Map.of()))
                .stream()
                .map(Difference::toString)
                .toList();
    }

    private void ledger() {
        post("a", "order:1:earn", 100);
        post("a", "return:1:reverse", -40);
        post("b", "order:2:earn", 7);
        balance("a", 100);
        balance("a", 60);
        balance("b", 7);
    }

    private void piggy() {
        EXPECTED.entries().forEach((id, entry) -> {
            command(entry.memberId(), id, entry.points());
            outcome(entry.memberId(), id, PiggyResult.APPLIED);
        });
    }

    private void post(String member, String entryId, long points) {
        observed.posted(PointsPosted.newBuilder()
                .setEntryId(entryId)
                .setMemberId(member)
                .setKind(EntryKind.EARNED)
                .setPoints(points)
                .setAvailableAfter(0)
                .setPendingAfter(0)
                .setOccurredAt(NOW)
                .setCause(new Cause("order", "1"))
                .build());
    }

    private void balance(String member, long points) {
        observed.balance(MemberBalance.newBuilder()
                .setMemberId(member)
                .setAvailable(points - 1)
                .setPending(1)
                .setTier("")
                .setLifetimeEarned(points)
                .setAsOf(NOW)
                .build());
    }

    private void noEffect(String kind, String id) {
        observed.noEffect(new NoEffect(kind, "e-" + id, id, null, "DUPLICATE", null, NOW));
    }

    private void command(String member, String id, long points) {
        Object action = points > 0 ? new GiveCredits(points) : new TakeCredits(-points);
        observed.command(new PiggyCommand(id, member, List.of(), null, null, new Cause("order", "1"), NOW, action, 0L));
    }

    private void outcome(String member, String id, PiggyResult result) {
        observed.outcome(PiggyOutcome.newBuilder()
                .setCommandId(id)
                .setMemberId(member)
                .setResult(result)
                .setContactUuid("contact-" + member)
                .setAttempts(1)
                .setSettledAt(NOW)
                .build());
    }
}
