package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.out.PiggyCommand;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sink is killed at every boundary of a command's way, for every kind of command that must not be sent twice. */
class KilledAtEachBoundaryTest {

    private static final String MEMBER = "m-1";

    // what it holds is never changed
    @SuppressWarnings("ImmutableEnumChecker")
    enum Kind {
        AWARD("award", List.of(Commands.give("award", MEMBER, 1))),
        REDEMPTION("redeem-X", List.of(Commands.redeem("X", MEMBER, "mug"))),
        /** One reward twice: the second must not be taken for the first. */
        SECOND_REDEMPTION(
                "redeem-Y", List.of(Commands.redeem("X", MEMBER, "mug"), Commands.redeem("Y", MEMBER, "mug"))),
        UNDOING("undo-X", List.of(Commands.redeem("X", MEMBER, "mug"), Commands.undo("X", MEMBER, "mug")));

        private final String id;
        private final List<PiggyCommand> commands;

        Kind(String id, List<PiggyCommand> commands) {
            this.id = id;
            this.commands = commands;
        }
    }

    /** Where it is killed. The simulation stands right before the call of the command. */
    // what it holds is never changed
    @SuppressWarnings("ImmutableEnumChecker")
    enum Boundary {
        BEFORE_SENDING(simulation -> {}),
        AFTER_SENDING_BEFORE_IT_REACHES_PIGGY(CrashSimulation::send),
        AFTER_SENDING_BEFORE_THE_ANSWER(simulation -> {
            simulation.send();
            simulation.kill(true);
        }),
        AFTER_THE_ANSWER_BEFORE_THE_OUTCOME(simulation -> simulation.answerIt(simulation.send())),
        AFTER_THE_OUTCOME(simulation -> {
            simulation.answerIt(simulation.send());
            simulation.commitNow();
        }),
        AFTER_A_LOST_ANSWER_THAT_WAS_APPLIED(simulation -> simulation.loseAnswer(simulation.send(), true)),
        AFTER_A_LOST_ANSWER_THAT_WAS_NOT(simulation -> simulation.loseAnswer(simulation.send(), false)),
        DURING_THE_LOOK_UP_OF_WHAT_WAS_APPLIED(simulation -> {
            simulation.loseAnswer(simulation.send(), true);
            simulation.rest();
            simulation.send();
        }),
        DURING_THE_LOOK_UP_OF_WHAT_WAS_NOT(simulation -> {
            simulation.loseAnswer(simulation.send(), false);
            simulation.rest();
            simulation.send();
        }),
        WHILE_THE_WRITE_SETTLES(simulation -> {
            simulation.loseAnswer(simulation.send(), false);
            simulation.rest();
            simulation.answerIt(simulation.send());
        }),
        AFTER_THE_SECOND_SENDING(simulation -> {
            simulation.loseAnswer(simulation.send(), false);
            for (var lookUp = 0; lookUp < 2; lookUp++) {
                simulation.rest();
                simulation.answerIt(simulation.send());
            }
            simulation.send();
            simulation.kill(true);
        }),
        TWICE_DURING_THE_LOOK_UP_AFTER_THE_FIRST_KILL(simulation -> {
            simulation.send();
            simulation.kill(true);
            simulation.readAll();
            simulation.send();
        });

        private final Consumer<CrashSimulation> way;

        Boundary(Consumer<CrashSimulation> way) {
            this.way = way;
        }
    }

    static Stream<Arguments> boundaries() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(Boundary.values()).map(boundary -> Arguments.of(kind, boundary)));
    }

    @ParameterizedTest
    @MethodSource("boundaries")
    void takesEffectOnce(Kind kind, Boundary boundary) {
        var simulation = new CrashSimulation(1, 0);
        kind.commands.forEach(command -> simulation.write(Lane.INTERACTIVE, command));
        simulation.write(Lane.INTERACTIVE, Commands.give("after", MEMBER, 1));
        simulation.start();
        simulation.readAll();
        comeTo(simulation, kind.id);

        boundary.way.accept(simulation);
        simulation.kill(false);
        for (var steps = 0; !simulation.isDone(); steps++) {
            assertThat(steps).isLessThan(100_000);
            simulation.step();
        }

        assertThat(simulation.applied())
                .containsExactlyElementsOf(
                        Stream.concat(kind.commands.stream(), Stream.of(Commands.give("after", MEMBER, 1)))
                                .map(PiggyCommand::getCommandId)
                                .toList());
        assertThat(simulation.verdicts())
                .allSatisfy((id, verdict) -> assertThat(verdict).isInstanceOf(Verdict.Applied.class));
    }

    /** Lets everything happen until the next call is the command's own. */
    private static void comeTo(CrashSimulation simulation, String id) {
        simulation.answerIt(simulation.send());
        simulation.commitNow();
        while (!simulation.isNext(id)) {
            simulation.answerIt(simulation.send());
            simulation.commitNow();
        }
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void leavesItToAPersonWhenTheSameWasDoneElsewhere(String what, boolean applied, Class<?> end) {
        var simulation = new CrashSimulation(1, 0);
        simulation.write(Lane.INTERACTIVE, Commands.redeem("X", MEMBER, "mug"));
        simulation.start();
        simulation.readAll();
        comeTo(simulation, "redeem-X");

        simulation.loseAnswer(simulation.send(), applied);
        simulation.piggy().redeemElsewhere(MEMBER, "mug");
        for (var steps = 0; !simulation.isDone(); steps++) {
            assertThat(steps).isLessThan(100_000);
            simulation.step();
        }

        assertThat(simulation.applied()).filteredOn("redeem-X"::equals).hasSize(applied ? 1 : 0);
        assertThat(simulation.verdicts().get("redeem-X")).isInstanceOf(end);
    }

    static Stream<Arguments> lostAnswers() {
        return Stream.of(
                Arguments.of("two fit: nobody can tell which is ours", true, Verdict.Unresolved.class),
                Arguments.of(
                        "one fits: it is taken for ours, which Piggy cannot contradict", false, Verdict.Applied.class));
    }
}
