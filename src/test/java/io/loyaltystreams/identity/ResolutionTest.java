package io.loyaltystreams.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.MatchedReturn;
import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.RedemptionCancel;
import io.loyaltystreams.avro.internal.RedemptionRequest;
import io.loyaltystreams.avro.internal.ReferralQuestion;
import io.loyaltystreams.avro.internal.SignUp;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.stage.StageOutput;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The identity stage over several partitions, whose topics are read in any order between them but each from front to back. */
class ResolutionTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final int PARTITIONS = 4;

    private final Map<String, String> members = new HashMap<>();
    private final List<Deque<StagedEvent>> partitions = new ArrayList<>();
    private final List<String> ledger = new ArrayList<>();
    private final List<StagedEvent> waiting = new ArrayList<>();

    ResolutionTest() {
        for (int i = 0; i < PARTITIONS; i++) {
            partitions.add(new ArrayDeque<>());
        }
    }

    @Test
    void aReturnNeverOvertakesItsOrderOnTheWayToTheirMember() {
        for (long seed = 1; seed <= 500; seed++) {
            ledger.clear();
            members.clear();
            var random = new Random(seed);
            // the first reference becomes known by another order while the first order asks for its second one
            send(order("slow", "card:1", "email:a@b.test"));
            send(order("quick", "card:1"));
            send(returned("R-1", "slow", "card:1", "email:a@b.test"));
            readSome(random);
            send(returned("R-2", "slow", "card:1", "email:a@b.test"));
            readAll(random);

            String member = member(entry("order slow"));
            assertThat(ledger.stream().filter(line -> !line.contains("quick")))
                    .as("seed %d", seed)
                    .containsExactly(
                            "order slow → " + member,
                            "return R-1 of slow → " + member,
                            "return R-2 of slow → " + member);
        }
    }

    @Test
    void aCancellationNeverOvertakesItsRedemptionOnTheWayToTheirMember() {
        for (long seed = 1; seed <= 500; seed++) {
            ledger.clear();
            members.clear();
            var random = new Random(seed);
            send(redemption("X", "card:1", "email:a@b.test"));
            send(order("quick", "card:1"));
            readSome(random);
            send(cancellation("X", "card:1", "email:a@b.test"));
            readAll(random);

            String member = member(entry("redemption X"));
            assertThat(ledger.stream().filter(line -> !line.contains("quick")))
                    .as("seed %d", seed)
                    .containsExactly("redemption X → " + member, "cancellation of X → " + member);
        }
    }

    @Test
    void aReturnFollowsItsOrderWhenTheFirstReferenceLaterBelongsToSomebodyElse() {
        var random = new Random(7);
        send(order("known", "email:a@b.test"));
        readAll(random);
        send(order("mine", "card:new", "email:a@b.test"));
        readAll(random);
        send(order("other", "card:new"));
        readAll(random);
        send(returned("R", "mine", "card:new", "email:a@b.test"));
        readAll(random);

        assertThat(member(entry("order mine"))).isEqualTo(MemberId.from("email:a@b.test"));
        assertThat(member(entry("return R of mine"))).isEqualTo(MemberId.from("email:a@b.test"));
        assertThat(member(entry("order other"))).isEqualTo(MemberId.from("card:new"));
    }

    @Test
    void theFirstReferenceMakesTheMemberWhenNoneIsKnown() {
        send(order("1", "card:1", "email:a@b.test", "phone:3"));
        readAll(new Random(1));

        assertThat(member(entry("order 1"))).isEqualTo(MemberId.from("card:1"));
        assertThat(members).doesNotContainKey("email:a@b.test");
    }

    @Test
    void whoIsNamedAsAReferrerIsFoundLikeAnyMemberAndBecomesOneIfNobodyIs() {
        members.put("card:known", "m-known");
        for (String reference : List.of("card:known", "card:unknown", "card:unknown")) {
            var found = Resolution.of(
                    staged(new ReferralQuestion("S", AT, List.of("m-asks")), reference),
                    Optional.ofNullable(members.get(reference)),
                    Optional.empty(),
                    () -> MemberId.from(reference));
            members.putAll(found.links());

            assertThat(found.outputs())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            StageOutput.Onward.class,
                            onward -> assertThat(onward.key()).isEqualTo(members.get(reference)));
        }
        assertThat(members)
                .containsEntry("card:unknown", MemberId.from("card:unknown"))
                .hasSize(2);
    }

    @Test
    void aSignUpTiesWhatIsUnknownAndNotesTheMembersOfTheRest() {
        var random = new Random(1);
        send(order("1", "phone:3"));
        send(order("2", "phone:4"));
        readAll(random);
        send(signUp("card:1", "phone:4", "email:a@b.test", "phone:3"));
        readAll(random);

        // the first reference that is known decides
        String member = MemberId.from("phone:4");
        assertThat(members)
                .containsEntry("card:1", member)
                .containsEntry("phone:4", member)
                .containsEntry("email:a@b.test", member)
                .containsEntry("phone:3", MemberId.from("phone:3"));
        assertThat(entry("signup with [" + MemberId.from("phone:3") + "]")).endsWith("→ " + member);
    }

    @Test
    void twoSignUpsWithOneCardMeetWhicheverIsFaster() {
        for (long seed = 1; seed <= 500; seed++) {
            ledger.clear();
            members.clear();
            var random = new Random(seed);
            send(signUp("email:a@b.test", "card:1"));
            send(signUp("email:c@d.test", "card:1"));
            readAll(random);

            var ann = MemberId.from("email:a@b.test");
            var cem = MemberId.from("email:c@d.test");
            assertThat(ledger).as("seed %d", seed).hasSize(2);
            assertThat(List.copyOf(ledger))
                    .as("seed %d", seed)
                    .isSubsetOf(
                            "signup with [] → " + ann,
                            "signup with [] → " + cem,
                            "signup with [" + cem + "] → " + ann,
                            "signup with [" + ann + "] → " + cem)
                    .anyMatch(line -> line.startsWith("signup with [m-"));
        }
    }

    private void send(StagedEvent event) {
        send(event.getReferences().getFirst(), event);
    }

    private void send(String key, StagedEvent event) {
        partitions.get(Math.floorMod(key.hashCode(), PARTITIONS)).add(event);
    }

    private void readSome(Random random) {
        for (int steps = random.nextInt(6); steps > 0; steps--) {
            Deque<StagedEvent> partition = partitions.get(random.nextInt(PARTITIONS));
            if (!partition.isEmpty()) {
                read(partition.poll());
            }
        }
    }

    private void readAll(Random random) {
        for (int steps = 0; partitions.stream().anyMatch(partition -> !partition.isEmpty()); steps++) {
            assertThat(steps).as("an event goes round for ever").isLessThan(1_000);
            Deque<StagedEvent> partition = partitions.get(random.nextInt(PARTITIONS));
            if (!partition.isEmpty()) {
                read(partition.poll());
            }
        }
    }

    private void read(StagedEvent event) {
        String key = event.getReferences().get(event.getPosition());
        var resolution = Resolution.of(
                event,
                Optional.ofNullable(members.get(key)),
                Resolution.followed(event).map(members::get),
                () -> MemberId.from(key));
        members.putAll(resolution.links());
        if (resolution.waits()) {
            waiting.add(event);
        }
        for (StageOutput output : resolution.outputs()) {
            switch (output) {
                case StageOutput.Onward onward -> ledger.add(name(onward.event()) + " → " + onward.key());
                case StageOutput.Again again -> send(again.key(), again.event());
                case StageOutput.WithoutEffect none ->
                    ledger.add(none.noEffect().getReason());
                case StageOutput.Dead dead -> throw new AssertionError("identity buries nothing");
            }
        }
        resolution.settled().ifPresent(settled -> {
            waiting.forEach(held -> ledger.add(name(held) + " → " + settled.memberId()));
            waiting.clear();
        });
    }

    private String entry(String name) {
        return ledger.stream()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElseThrow();
    }

    private static String member(String entry) {
        return entry.substring(entry.indexOf("→ ") + 2);
    }

    private static String name(StagedEvent event) {
        return switch (event.getEvent()) {
            case PlacedOrder order -> "order " + order.getOrderId();
            case MatchedReturn matched -> "return " + matched.getReturnId() + " of " + matched.getOrderId();
            case RedemptionRequest request -> "redemption " + request.getRedemptionId();
            case RedemptionCancel cancel -> "cancellation of " + cancel.getRedemptionId();
            case SignUp signUp -> "signup with " + signUp.getOthers();
            default -> throw new AssertionError(event.getEvent());
        };
    }

    private static StagedEvent order(String orderId, String... references) {
        return staged(
                new PlacedOrder("e", orderId, "pos", null, AT, "EUR", List.of(), 0L, 0L, List.of(), Map.of(), null),
                references);
    }

    private static StagedEvent returned(String returnId, String orderId, String... references) {
        return staged(new MatchedReturn("e", returnId, orderId, AT, List.of(), 0L, 0L, false), references);
    }

    private static StagedEvent redemption(String redemptionId, String... references) {
        return staged(new RedemptionRequest("e", redemptionId, AT, null, 5L), references);
    }

    private static StagedEvent cancellation(String redemptionId, String... references) {
        return staged(new RedemptionCancel("e", redemptionId, AT, null), references);
    }

    private static StagedEvent signUp(String... references) {
        return staged(
                new SignUp("e", AT, "web", null, null, null, null, null, false, 0, List.of(), null, null), references);
    }

    private static StagedEvent staged(Object event, String... references) {
        return new StagedEvent(
                new Origin("orders", 0, 0L, AT), List.of(references), List.of(), Lookup.FIND, 0, null, event);
    }
}
