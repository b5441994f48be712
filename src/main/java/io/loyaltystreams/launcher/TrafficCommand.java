package io.loyaltystreams.launcher;

import io.loyaltystreams.demo.DemoFailure;
import io.loyaltystreams.demo.Shoppers;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends a shop's traffic to a broker that runs already, such as the one of Docker Compose. */
@Command(
        name = "traffic",
        description =
                "Sends the demo's orders, returns and sign-ups to a broker that runs already, and returns when it has them all."
                        + " For a system to try things on: what is sent counts.")
public final class TrafficCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "H:P",
            defaultValue = "localhost:29092",
            description = "Where the broker is (${DEFAULT-VALUE}).")
    private String bootstrapServers;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "http://localhost:28081/apis/ccompat/v7",
            description = "Where the schema registry is, with Confluent's API (${DEFAULT-VALUE}).")
    private String registry;

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many orders (${DEFAULT-VALUE}).")
    private int orders;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "50",
            description = "Records per second; 0 is as fast as possible (${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description =
                    "Decides the traffic. The orders of every seed have the same ids, so send only one into a system:"
                            + " the second time nearly all are repeats (${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        if (orders < 1 || rate < 0) {
            throw new ParameterException(
                    spec.commandLine(), "Expected --orders from 1 and --rate from 0, found " + orders + " and " + rate);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("Sending %,d orders and what belongs to them to %s%n", orders, bootstrapServers);
        out.flush();
        try {
            var sent = Shoppers.send(bootstrapServers, registry, orders, rate, seed);
            out.printf("Sent %,d records%n", sent);
            return ExitCode.FINE;
        } catch (DemoFailure failure) {
            throw new WorkFailed(failure.getMessage(), failure);
        }
    }
}
