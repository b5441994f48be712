package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.out.DeleteContact;
import io.loyaltystreams.piggy.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;

class MembersTest {

    private final Members members = new Members();
    private final Window window = Deliveries.open();
    private long offset;

    private Delivery give(String id, String member, Lane lane, long timestamp) {
        return Deliveries.of(Commands.give(id, member, 1), lane, offset++, timestamp, window);
    }

    private void add(String id, String member, Lane lane, long timestamp) {
        members.add(give(id, member, lane, timestamp));
    }

    private List<String> takeAll() {
        var ids = new ArrayList<String>();
        for (var taken = members.take(0); taken.isPresent(); taken = members.take(0)) {
            ids.add(taken.get().command().getCommandId());
            members.applied(taken.get());
        }
        return ids;
    }

    @Test
    void takesOneCommandOfAMemberAtATime() {
        add("a1", "a", Lane.STANDARD, 1);
        add("a2", "a", Lane.STANDARD, 2);
        var first = members.take(0).orElseThrow();
        assertThat(members.take(0)).isEmpty();
        members.applied(first);
        assertThat(members.take(0).orElseThrow().command().getCommandId()).isEqualTo("a2");
    }

    @Test
    void letsAnUrgentLaneOvertakeOtherMembers() {
        add("bulk", "a", Lane.BULK, 1);
        add("standard", "b", Lane.STANDARD, 1);
        add("redeem", "c", Lane.INTERACTIVE, 5);
        assertThat(takeAll()).containsExactly("redeem", "standard", "bulk");
    }

    @Test
    void sendsAMembersEarlierAwardsWithTheirRedemption() {
        add("other", "b", Lane.STANDARD, 1);
        add("award", "a", Lane.STANDARD, 2);
        add("later", "a", Lane.STANDARD, 9);
        add("redeem", "a", Lane.INTERACTIVE, 3);
        assertThat(takeAll()).containsExactly("award", "redeem", "other", "later");
    }

    @Test
    void goesByTheSequenceNumbersAgainstTimestamps() {
        var spend = Commands.give("redeem", "a", 1);
        spend.setSequence(7L);
        var award = Commands.give("award", "a", 1);
        award.setSequence(6L);
        var later = Commands.give("later", "a", 1);
        later.setSequence(8L);
        members.add(Deliveries.of(spend, Lane.INTERACTIVE, 0, 1, window));
        members.add(Deliveries.of(award, Lane.STANDARD, 1, 9, window));
        members.add(Deliveries.of(later, Lane.STANDARD, 2, 0, window));
        assertThat(takeAll()).containsExactly("award", "redeem", "later");
    }

    @Test
    void keepsTheOrderOfALaneAgainstItsTimestamps() {
        add("first", "a", Lane.STANDARD, 9);
        add("second", "a", Lane.STANDARD, 1);
        assertThat(takeAll()).containsExactly("first", "second");
    }

    @Test
    void sendsAwardBeforeRedemptionBeforeProfileOfOneInstant() {
        add("profile", "a", Lane.BULK, 1);
        add("redeem", "a", Lane.INTERACTIVE, 1);
        add("award", "a", Lane.STANDARD, 1);
        assertThat(takeAll()).containsExactly("award", "redeem", "profile");
    }

    @Test
    void leavesLowerLanesASmallShare() {
        for (var i = 0; i < 40; i++) {
            add("i" + i, "i" + i, Lane.INTERACTIVE, 1);
            add("s" + i, "s" + i, Lane.STANDARD, 1);
            add("b" + i, "b" + i, Lane.BULK, 1);
        }
        assertThat(takeAll().subList(0, 20))
                .areExactly(17, id("i"))
                .areExactly(2, id("s"))
                .areExactly(1, id("b"));
    }

    private static Condition<String> id(String prefix) {
        return new Condition<>(id -> id.startsWith(prefix), "of lane %s", prefix);
    }

    @Test
    void dropsAWaitingProfileThatANewerOneReplaces() {
        var old = Deliveries.of(Commands.profile("old", "a", "silver"), Lane.BULK, 100, 1, window);
        var newer = Deliveries.of(Commands.profile("new", "a", "gold"), Lane.BULK, 101, 2, window);
        assertThat(members.add(old)).isEmpty();
        assertThat(members.add(newer)).contains(old);
        assertThat(takeAll()).containsExactly("new");
    }

    @Test
    void dropsAllThatWaitsOnTheLaneOfAMemberWhoIsForgotten() {
        var give = Deliveries.of(Commands.give("give", "a", 5), Lane.STANDARD, 100, 1, window);
        var enroll = Deliveries.of(Commands.enroll("enroll", "a", null, List.of("1")), Lane.STANDARD, 101, 2, window);
        var other = Deliveries.of(Commands.give("other", "b", 5), Lane.STANDARD, 102, 3, window);
        var forget = Deliveries.of(
                Commands.command("forget", "a", new DeleteContact(List.of(), List.of("1"), false)),
                Lane.STANDARD,
                103,
                4,
                window);
        List.of(give, enroll, other).forEach(members::add);
        assertThat(members.add(forget)).containsExactly(give, enroll);
        assertThat(takeAll()).containsExactlyInAnyOrder("forget", "other");
    }

    @Test
    void keepsAProfileThatIsUnderWay() {
        var old = Deliveries.of(Commands.profile("old", "a", "silver"), Lane.BULK, 100, 1, window);
        var newer = Deliveries.of(Commands.profile("new", "a", "gold"), Lane.BULK, 101, 2, window);
        members.add(old);
        var taken = members.take(0).orElseThrow();
        assertThat(members.add(newer)).isEmpty();
        members.applied(taken);
        assertThat(takeAll()).containsExactly("new");
    }

    @Test
    void letsOnlyTheMemberInTroubleWait() {
        add("a1", "a", Lane.STANDARD, 1);
        add("b1", "b", Lane.STANDARD, 1);
        members.rest(members.take(0).orElseThrow(), 50);
        assertThat(takeAll()).containsExactly("b1");
        assertThat(members.untilReady(10)).contains(40L);
        assertThat(members.take(50)).isPresent();
    }

    @Test
    void holdsBackWhatLiesBeyondTheHorizonUntilTheCommit() {
        var narrow = new Window(0, 0, new Finished(0));
        members.add(Deliveries.of(Commands.give("a1", "a", 1), Lane.STANDARD, 5, 1, narrow));
        narrow.readUpTo(6);
        assertThat(members.take(0)).isEmpty();
        assertThat(narrow.wantsHorizon()).isTrue();
        narrow.horizon(narrow.plannedHorizon(1));
        members.committed();
        assertThat(members.take(0)).isPresent();
    }

    @Test
    void waitsForEarlierCommandsThatAreStillToBeFetched() {
        var redeem = Commands.give("redeem", "a", 1);
        redeem.setSequence(7L);
        var spend = Deliveries.of(redeem, Lane.INTERACTIVE, 0, 1, window);
        spend.waitForEarlier(true);
        members.add(spend);
        add("other", "b", Lane.STANDARD, 1);
        assertThat(takeAll()).containsExactly("other");

        var award = Commands.give("award", "a", 1);
        award.setSequence(6L);
        members.add(Deliveries.of(award, Lane.STANDARD, 9, 1, window));
        assertThat(takeAll()).as("what comes first can go").containsExactly("award");
        members.fetched(spend);
        assertThat(takeAll()).containsExactly("redeem");
    }

    @Test
    void goesOnAfterARefusalOnlyWhenItIsCommitted() {
        add("a1", "a", Lane.STANDARD, 1);
        add("a2", "a", Lane.STANDARD, 2);
        members.settledAlone(members.take(0).orElseThrow());
        members.committed();
        assertThat(members.take(0)).as("a commit that began before").isEmpty();
        members.committing();
        members.committed();
        assertThat(members.take(0)).isPresent();
    }

    @Test
    void keepsLaterCreditsInDoubtAfterAnEnrolmentThatLookedForItsContact() {
        var crashed = new Window(0, 9, new Finished(0));
        var enroll =
                Deliveries.of(Commands.enroll("e", "a", "a@example.test", List.of()), Lane.STANDARD, 0, 1, crashed);
        var give = Deliveries.of(Commands.give("g", "a", 1), Lane.STANDARD, 1, 2, crashed);
        var next = Deliveries.of(Commands.give("h", "a", 1), Lane.STANDARD, 2, 3, crashed);
        List.of(enroll, give, next).forEach(members::add);

        lookUpAndSend(members.take(0).orElseThrow());
        assertThat(give.isSuspect()).isTrue();

        lookUpAndSend(members.take(0).orElseThrow());
        assertThat(next.isSuspect())
                .as("after credits that were looked up by their id")
                .isFalse();
    }

    private void lookUpAndSend(Delivery delivery) {
        delivery.asking(
                Step.ask(Step.Purpose.LOOK_UP, Call.findContact("e"), Optional.empty(), found -> null), Instant.EPOCH);
        delivery.asking(Step.ask(Step.Purpose.SEND, Call.checkToken(), Optional.empty(), done -> null), Instant.EPOCH);
        members.applied(delivery);
    }
}
