package io.loyaltystreams.launcher;

import io.loyaltystreams.config.ConfigRefused;
import io.loyaltystreams.explain.OrderRefused;
import io.loyaltystreams.explain.Question;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.file.Fault;
import io.loyaltystreams.program.file.ProgramFiles;
import io.loyaltystreams.program.file.ProgramRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what an order earns, and why. */
@Command(
        name = "explain",
        description = {
            "Shows line by line what an order earns, by the version in force when it was placed.",
            "What the member earned before is not known here: caps and limits count this order alone."
        })
final class ExplainCommand implements Callable<Integer> {

    private static final Pattern RATE = Pattern.compile("(?=.*[1-9])[0-9]{1,15}(\\.[0-9]{1,40})?");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The program file, or the folder with all versions.")
    private Path file;

    @Option(
            names = "--order",
            paramLabel = "ORDER.json",
            required = true,
            description = "The order as its producer writes it, with the fields of schemas/in/order-placed.avsc.")
    private Path order;

    @Option(names = "--tier", paramLabel = "NAME", description = "The member's tier; the first if left out.")
    private Optional<String> tier;

    @Option(
            names = "--rate",
            paramLabel = "NUMBER",
            description = "How much of the base currency one unit of the order's currency is worth.")
    private Optional<String> rate;

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many orders the member had before; none if left out.")
    private long orders;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (orders < 0) {
            throw new ConfigRefused(List.of("--orders is " + orders + "; send 0 or more"));
        }
        if (rate.filter(text -> !RATE.matcher(text).matches()).isPresent()) {
            throw new ConfigRefused(List.of("--rate is " + rate.get() + "; send a number above 0, such as 0.92"));
        }
        try {
            var sheet = new Question(text(), tier, rate, orders).ask(programs());
            var out = spec.commandLine().getOut();
            out.println(json ? sheet.asJson() : sheet.asText().stripTrailing());
            out.flush();
            return ExitCode.FINE;
        } catch (OrderRefused refused) {
            throw new ConfigRefused(
                    refused.faults().stream().map(fault -> order + ": " + fault).toList());
        }
    }

    private Programs programs() {
        try {
            return ProgramFiles.load(file);
        } catch (ProgramRefused refused) {
            throw new ConfigRefused(
                    refused.faults().stream().map(Fault::toString).toList());
        }
    }

    private String text() {
        try {
            return Files.readString(order);
        } catch (IOException e) {
            throw new ConfigRefused(List.of(order + ": cannot be read ("
                    + e.getClass().getSimpleName() + "); name a file with an order as JSON, in UTF-8"));
        }
    }
}
