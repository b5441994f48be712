package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrashSimulationTest {

    private static final int COMMANDS = 120;
    private static final int MEMBERS = 9;
    private static final int PATIENCE = 200_000;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 150);
    }

    private static CrashSimulation simulation(long seed, double trouble) {
        var random = new Random(seed);
        var simulation = new CrashSimulation(seed, trouble);
        for (var i = 0; i < COMMANDS; i++) {
            var member = "m-" + random.nextInt(MEMBERS);
            var reward = "reward-" + random.nextInt(2);
            switch (random.nextInt(11)) {
                case 8 -> simulation.write(Lane.INTERACTIVE, Commands.redeem("X" + i, member, reward));
                case 9 -> {
                    simulation.write(Lane.INTERACTIVE, Commands.redeem("Y" + i, member, reward));
                    simulation.write(Lane.INTERACTIVE, Commands.undo("Y" + i, member, reward));
                }
                case 10 -> simulation.write(Lane.INTERACTIVE, Commands.redeem("refused-" + i, member, reward));
                case 0 -> simulation.write(Lane.BULK, Commands.profile("profile-" + i, member, "gold"));
                case 1 -> simulation.write(Lane.INTERACTIVE, Commands.take("take-" + i, member, 1));
                case 2 -> simulation.write(Lane.STANDARD, Commands.give("refused-" + i, member, 1));
                default -> simulation.write(Lane.STANDARD, Commands.give(member + "/" + i, member, 1));
            }
        }
        simulation.start();
        return simulation;
    }

    private static void run(CrashSimulation simulation, String what, Runnable disturbance, int oneIn, Random random) {
        for (var steps = 0; !simulation.isDone(); steps++) {
            assertThat(steps).as(what + ": everything ends").isLessThan(PATIENCE);
            simulation.step();
            if (random.nextInt(oneIn) == 0) {
                disturbance.run();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void appliesEachCommandOnceAndInOrderInSpiteOfCrashes(long seed) {
        var simulation = simulation(seed, 0.2);

        run(simulation, "seed " + seed, simulation::crash, 150, new Random(-seed));

        assertThat(simulation.applied()).as("seed %d", seed).doesNotHaveDuplicates();
        assertThat(simulation.outcomes()).as("seed %d", seed).doesNotHaveDuplicates();
        assertThat(simulation.outcomes().stream().filter(id -> !id.contains("refused") && !id.startsWith("profile")))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(simulation.applied());
        for (var member = 0; member < MEMBERS; member++) {
            assertThat(ofMember(simulation.applied(), "m-" + member + "/"))
                    .as("seed %d", seed)
                    .isSorted();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void refusesWhatPiggyRefusesAndLeavesNothingToAPerson(long seed) {
        var simulation = simulation(seed, 0.3);

        run(simulation, "seed " + seed, simulation::crash, 60, new Random(-seed));

        assertThat(simulation.verdicts())
                .as("seed %d", seed)
                .allSatisfy((id, verdict) -> assertThat(verdict)
                        .isNotInstanceOf(Verdict.Unresolved.class)
                        .matches(end -> id.contains("refused") == end instanceof Verdict.Refused));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void looksNothingUpWhenItStopsCleanlyAndPiggyAnswers(long seed) {
        var simulation = simulation(seed, 0);

        run(simulation, "seed " + seed, simulation::stopCleanly, 100, new Random(-seed));

        assertThat(simulation.lookUps()).as("seed %d", seed).isZero();
        assertThat(simulation.applied()).as("seed %d", seed).doesNotHaveDuplicates();
    }

    private static List<Integer> ofMember(List<String> applied, String prefix) {
        var own = new ArrayList<Integer>();
        for (var id : applied) {
            if (id.startsWith(prefix)) {
                own.add(Integer.valueOf(id.substring(prefix.length())));
            }
        }
        return own;
    }
}
