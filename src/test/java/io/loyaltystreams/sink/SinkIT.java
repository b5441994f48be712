package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.avro.out.PiggyResult;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.local.broker.LocalBroker;
import io.loyaltystreams.piggy.Attribute;
import io.loyaltystreams.simulator.SimulatorSettings;
import io.loyaltystreams.sink.Unresolved.Decision;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkIT {

    private static final String NO_FAULTS = "{}";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path directory;

    private static LocalBroker broker;

    @BeforeAll
    static void start() {
        broker = LocalBroker.start(directory);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static void awaitOutcomes(SinkWorld world, int count) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(world.outcomes()).hasSizeGreaterThanOrEqualTo(count));
    }

    @Test
    void sendsEveryCommandWithOneCallAndInOrder() throws Exception {
        try (var world = new SinkWorld("plain", broker.bootstrapServers(), NO_FAULTS)) {
            var members = 20;
            var each = 10;
            for (var m = 0; m < members; m++) {
                world.send(Lane.STANDARD, Commands.enroll("enroll-" + m, "m-" + m, null, List.of("m-" + m)));
            }
            for (var i = 0; i < each; i++) {
                for (var m = 0; m < members; m++) {
                    world.send(Lane.STANDARD, Commands.give("give-" + m + "-" + i, "m-" + m, 10));
                }
            }
            world.flush();
            try (var sink = world.start("a")) {
                awaitOutcomes(world, members * (each + 1));
                assertThat(sink.state()).isEqualTo(new SinkState.Running());
            }

            assertThat(world.outcomes())
                    .hasSize(members * (each + 1))
                    .allSatisfy(outcome -> assertThat(outcome.getResult()).isEqualTo(PiggyResult.APPLIED))
                    .allSatisfy(outcome -> assertThat(outcome.getContactUuid()).isNotNull());
            assertThat(world.credited()).hasSize(members * each);
            for (var m = 0; m < members; m++) {
                assertThat(ofMember(world.credited(), m)).isSorted();
            }
            // the attributes once, two calls to enroll, one for each credit
            assertThat(world.stats().path("requests").asInt())
                    .isEqualTo(1 + Attribute.OF_CONTACTS.size() + members * 2 + members * each);
        }
    }

    @Test
    void looksNothingUpAfterACleanRestart() throws Exception {
        try (var world = new SinkWorld("clean", broker.bootstrapServers(), NO_FAULTS)) {
            for (var i = 0; i < 300; i++) {
                world.send(Lane.STANDARD, Commands.give("give-" + i, "m-" + i % 30, 1));
            }
            world.flush();
            for (var run = 0; run < 3; run++) {
                try (var sink = world.start("a")) {
                    await().atMost(SOON).until(() -> sink.state() instanceof SinkState.Running);
                    Thread.sleep(150);
                }
            }
            try (var sink = world.start("a")) {
                awaitOutcomes(world, 300);
                assertThat(sink.state()).isEqualTo(new SinkState.Running());
            }

            assertThat(world.outcomes()).hasSize(300).noneMatch(PiggyOutcome::getLookedUp);
            assertThat(world.credited()).hasSize(300).doesNotHaveDuplicates();
        }
    }

    @Test
    void appliesEveryCommandOnceInSpiteOfLostAnswersThrottlingAndErrors() throws Exception {
        var faults = """
                seed: 7
                faults:
                  - {kind: lost-answer, probability: 0.05}
                  - {kind: lost-request, probability: 0.03}
                  - {kind: connection-reset, probability: 0.03}
                  - {kind: server-error, applied: true, probability: 0.03}
                  - {kind: server-error, applied: false, probability: 0.03}
                  - {kind: contact-busy, applied: true, probability: 0.02}
                  - {kind: maintenance, probability: 0.005}
                  - {kind: too-many-requests, probability: 0.005}
                  - {kind: ledger-lag, delay: PT0.15S, probability: 0.5}
                """;
        try (var world = new SinkWorld("faults", broker.bootstrapServers(), faults)) {
            var members = 60;
            var commands = 0;
            for (var m = 0; m < members; m++) {
                var email = m % 2 == 0 ? null : "member" + m + "@example.test";
                world.send(Lane.STANDARD, Commands.enroll("enroll-" + m, "m-" + m, email, List.of("m-" + m)));
                commands++;
                for (var i = 0; i < 6; i++, commands++) {
                    world.send(
                            Lane.STANDARD,
                            i % 3 == 2
                                    ? Commands.take("take-" + m + "-" + i, "m-" + m, 5)
                                    : Commands.give("give-" + m + "-" + i, "m-" + m, 10));
                }
                world.send(Lane.BULK, Commands.profile("tier-" + m, "m-" + m, "gold"));
                commands++;
            }
            world.flush();
            try (var sink = world.start("a")) {
                awaitOutcomes(world, commands);
                assertThat(sink.state()).isNotInstanceOf(SinkState.Failed.class);
            }

            assertThat(world.outcomes())
                    .hasSize(commands)
                    .allSatisfy(outcome -> assertThat(outcome.getResult()).isEqualTo(PiggyResult.APPLIED));
            assertThat(world.credited()).hasSize(members * 6).doesNotHaveDuplicates();
            assertThat(world.stats().path("duplicates").asInt()).isZero();
        }
    }

    /** The ledger moves the credits of the member of the card, and the older member's sign-up names both. */
    @Test
    void leavesOneContactOfAPersonWhoWasTwoMembers() throws Exception {
        try (var world = new SinkWorld("person", broker.bootstrapServers(), NO_FAULTS)) {
            world.send(Lane.STANDARD, Commands.enroll("till", "m-card", null, List.of("m-card")));
            world.send(Lane.STANDARD, Commands.give("by-card", "m-card", 10));
            world.send(Lane.STANDARD, mailed(Commands.enroll("web", "m-mail", "noor@example.test", List.of())));
            world.send(Lane.STANDARD, mailed(Commands.give("by-mail", "m-mail", 20)));
            world.flush();
            try (var sink = world.start("a")) {
                awaitOutcomes(world, 4);
                world.send(Lane.STANDARD, Commands.take("out", "m-card", 10));
                world.send(Lane.STANDARD, mailed(Commands.give("in", "m-mail", 10)));
                world.send(
                        Lane.STANDARD,
                        mailed(Commands.enroll("both", "m-mail", "noor@example.test", List.of("m-card"))));
                world.send(Lane.STANDARD, mailed(Commands.give("later", "m-mail", 5)));
                world.flush();
                awaitOutcomes(world, 8);
                assertThat(sink.state()).isEqualTo(new SinkState.Running());
            }

            assertThat(world.outcomes()).extracting(PiggyOutcome::getResult).containsOnly(PiggyResult.APPLIED);
            var contacts = world.contacts();
            assertThat(contacts).hasSize(1);
            assertThat(contacts.getFirst().path("email").asText()).isEqualTo("noor@example.test");
            assertThat(contacts.getFirst()
                            .path("credit_balance")
                            .path("balance")
                            .asLong())
                    .isEqualTo(35);
        }
    }

    private static PiggyCommand mailed(PiggyCommand command) {
        command.setReferences(List.of("email:noor@example.test", "card:m-card"));
        return command;
    }

    @Test
    void buriesWhatPiggyRefusesAndGoesOnWithTheMember() throws Exception {
        try (var world = new SinkWorld("refused", broker.bootstrapServers(), NO_FAULTS)) {
            var refused = Commands.give("refused", "m-1", 0);
            refused.setContactUuid("00000000-0000-0000-0000-000000000000");
            refused.setReferences(List.of("contact-uuid:00000000-0000-0000-0000-000000000000"));
            world.send(Lane.STANDARD, refused);
            world.sendRaw(Lane.STANDARD, 0, "garbage".getBytes(StandardCharsets.UTF_8));
            world.send(Lane.STANDARD, Commands.give("next", "m-2", 10));
            world.flush();
            try (var sink = world.start("a")) {
                awaitOutcomes(world, 2);
                assertThat(sink.state()).isEqualTo(new SinkState.Running());
            }

            assertThat(world.outcomes())
                    .extracting(PiggyOutcome::getCommandId, PiggyOutcome::getResult, PiggyOutcome::getCode)
                    .containsExactlyInAnyOrder(
                            tuple("refused", PiggyResult.REFUSED, 55031), tuple("next", PiggyResult.APPLIED, null));
            assertThat(world.read(Topic.DEAD_LETTERS))
                    .extracting(letter ->
                            new String(letter.headers().lastHeader("cause").value(), StandardCharsets.UTF_8))
                    .containsExactlyInAnyOrder("REFUSED", "UNREADABLE");
        }
    }

    @Test
    void keepsEverythingWhileTheTokenIsWrong() throws Exception {
        try (var world = new SinkWorld("token", broker.bootstrapServers(), NO_FAULTS)) {
            world.send(Lane.STANDARD, Commands.give("give", "m-1", 10));
            world.flush();
            var token = new AtomicReference<>("wrong");
            try (var sink = world.start(SinkWorld.settings("token", "a"), token::get)) {
                await().atMost(SOON)
                        .until(() -> sink.state() instanceof SinkState.Waiting waiting
                                && waiting.reason().contains("401"));
                token.set(SimulatorSettings.DEFAULT_TOKEN);
                awaitOutcomes(world, 1);
            }

            assertThat(world.credited()).containsExactly("give");
        }
    }

    @Test
    void fetchesAMembersEarlierAwardsFromFarAheadForTheirRedemption() throws Exception {
        try (var world = new SinkWorld("ahead", broker.bootstrapServers(), NO_FAULTS)) {
            var members = 2_000;
            for (var i = 0; i < 20_000; i++) {
                var award = Commands.give("give-" + i % members + "-" + i / members, "m-" + i % members, 1);
                award.setSequence(1L + i / members);
                world.send(Lane.STANDARD, award);
            }
            world.flush();
            var slow = SinkWorld.settings("ahead", "a").withRate(100, 16);
            try (var sink = world.start(slow, () -> SimulatorSettings.DEFAULT_TOKEN)) {
                await().atMost(SOON).until(() -> world.credited().size() > 50);
                for (var member = 1_500; member < 1_505; member++) {
                    var spend = Commands.take("spend-" + member, "m-" + member, 5);
                    spend.setSequence(11L);
                    world.send(Lane.INTERACTIVE, spend);
                }
                world.flush();
                await().atMost(SOON)
                        .until(() -> world.credited().stream()
                                        .filter(id -> id.startsWith("spend"))
                                        .count()
                                == 5);
                assertThat(sink.state()).isEqualTo(new SinkState.Running());
            }
            var credited = world.credited();
            assertThat(credited).as("they overtook the others").hasSizeLessThan(1_500);
            for (var member = 1_500; member < 1_505; member++) {
                var own = "-" + member;
                assertThat(credited.stream()
                                .filter(id -> id.contains(own + "-") || id.endsWith(own))
                                .limit(11))
                        .as("member %d", member)
                        .hasSize(11)
                        .last()
                        .isEqualTo("spend" + own);
            }

            try (var sink = world.start(slow, () -> SimulatorSettings.DEFAULT_TOKEN)) {
                await().atMost(SOON).until(() -> world.credited().size() > credited.size() + 100);
                assertThat(sink.state()).isEqualTo(new SinkState.Running());
            }
            assertThat(world.credited()).doesNotHaveDuplicates();
            assertThat(world.outcomes()).noneMatch(PiggyOutcome::getLookedUp);
        }
    }

    @Test
    void sendsAgainOrLetsBeWhatAPersonDecided() throws Exception {
        try (var world = new SinkWorld("decided", broker.bootstrapServers(), NO_FAULTS)) {
            world.park(Lane.INTERACTIVE, Commands.take("again", "m-1", 5));
            world.park(Lane.INTERACTIVE, Commands.take("done", "m-2", 5));
            var unresolved = new Unresolved(SinkWorld.kafka(world.bootstrap()), world.topics());
            assertThat(unresolved.all()).extracting(Parked::commandId).containsExactly("again", "done");

            var outcomes = PlainSerdes.outcomes().serializer();
            var at = Instant.parse("2026-03-04T10:15:30Z");
            unresolved.decide(
                    unresolved.find("again").orElseThrow(),
                    new Decision("ann", at, new Decision.SendAgain()),
                    outcomes);
            unresolved.decide(
                    unresolved.find("done").orElseThrow(),
                    new Decision("ann", at, new Decision.WasApplied(Optional.of("r-9"))),
                    outcomes);
            assertThat(unresolved.all()).isEmpty();
            try (var sink = world.start("a")) {
                awaitOutcomes(world, 3);
                assertThat(sink.state()).isEqualTo(new SinkState.Running());
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(sink.report().lanes())
                                .hasSize(3)
                                .allSatisfy(lane -> assertThat(lane.waiting()).isLessThan(3)));
                assertThat(sink.report().held()).isEqualTo(sink.report().all()).isEqualTo(12);
            }

            assertThat(world.credited()).containsExactly("again");
            assertThat(world.outcomes())
                    .extracting(PiggyOutcome::getCommandId, PiggyOutcome::getResult, PiggyOutcome::getMessage)
                    .containsExactlyInAnyOrder(
                            tuple("again", PiggyResult.UNRESOLVED, "sent again by ann"),
                            tuple("done", PiggyResult.APPLIED, "found to be applied by ann"),
                            tuple("again", PiggyResult.APPLIED, null));
        }
    }

    @Test
    void sendsNothingTwiceWhenInstancesComeAndGo() throws Exception {
        try (var world = new SinkWorld("rebalance", broker.bootstrapServers(), NO_FAULTS)) {
            for (var i = 0; i < 2_000; i++) {
                world.send(Lane.STANDARD, Commands.give("give-" + i, "m-" + i % 200, 1));
            }
            world.flush();
            var slow = SinkWorld.settings("rebalance", "a").withRate(300, 32);
            try (var first = world.start(slow, () -> SimulatorSettings.DEFAULT_TOKEN)) {
                await().atMost(SOON).until(() -> world.credited().size() > 100);
                try (var second = world.start(slow.withInstanceId("b"), () -> SimulatorSettings.DEFAULT_TOKEN)) {
                    await().atMost(SOON).until(() -> world.credited().size() > 800);
                    assertThat(first.close(SOON)).isTrue();
                    awaitOutcomes(world, 2_000);
                    assertThat(second.state()).isEqualTo(new SinkState.Running());
                }
            }

            assertThat(world.credited()).hasSize(2_000).doesNotHaveDuplicates();
            assertThat(world.outcomes()).hasSize(2_000);
        }
    }

    @Test
    void sendsNothingTwiceAfterTheGroupsOffsetsWereLost() throws Exception {
        try (var world = new SinkWorld("lost", broker.bootstrapServers(), NO_FAULTS)) {
            for (var i = 0; i < 100; i++) {
                world.send(Lane.STANDARD, Commands.give("give-" + i, "m-" + i % 10, 1));
            }
            world.flush();
            var leaving = SinkWorld.settings("lost");
            try (var sink = world.start(leaving, () -> SimulatorSettings.DEFAULT_TOKEN)) {
                awaitOutcomes(world, 100);
                assertThat(sink.state()).isEqualTo(new SinkState.Running());
            }
            world.loseOffsets(leaving.groupId());
            world.send(Lane.STANDARD, Commands.give("give-100", "m-0", 1));
            world.flush();
            try (var sink = world.start(leaving, () -> SimulatorSettings.DEFAULT_TOKEN)) {
                awaitOutcomes(world, 101);
                assertThat(sink.state()).isEqualTo(new SinkState.Running());
            }

            assertThat(world.credited()).hasSize(101).doesNotHaveDuplicates();
            assertThat(world.outcomes()).hasSize(101);
        }
    }

    private static List<Integer> ofMember(List<String> credited, int member) {
        var own = new ArrayList<Integer>();
        for (var id : credited) {
            var parts = id.split("-", -1);
            if (parts[1].equals(Integer.toString(member))) {
                own.add(Integer.valueOf(parts[2]));
            }
        }
        return own;
    }
}
