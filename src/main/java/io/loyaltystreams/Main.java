package io.loyaltystreams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loyaltystreams.launcher.BenchCommand;
import io.loyaltystreams.launcher.DeadLettersCommand;
import io.loyaltystreams.launcher.DemoCommand;
import io.loyaltystreams.launcher.Launcher;
import io.loyaltystreams.launcher.MemberCommand;
import io.loyaltystreams.launcher.ProgramCommand;
import io.loyaltystreams.launcher.RunCommand;
import io.loyaltystreams.launcher.SimulatorCommand;
import io.loyaltystreams.launcher.SinkCommand;
import io.loyaltystreams.launcher.TopicsCommand;
import io.loyaltystreams.launcher.TortureCommand;
import io.loyaltystreams.launcher.TrafficCommand;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;

/** Where the process starts. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        var environment = System.getenv();
        var out = new PrintWriter(System.out, true, UTF_8);
        var err = new PrintWriter(System.err, true, UTF_8);
        var commands = List.<Object>of(
                new BenchCommand(System.out),
                new DeadLettersCommand(environment, Clock.systemUTC()),
                new DemoCommand(System.out),
                new MemberCommand(environment),
                new RunCommand(environment, LoyaltyService::new),
                new SimulatorCommand(),
                new SinkCommand(environment, Clock.systemUTC()),
                new TopicsCommand(environment),
                new TortureCommand(System.out),
                new TrafficCommand(),
                new ProgramCommand());
        System.exit(new Launcher(out, err, commands).run(args));
    }
}
