package io.loyaltystreams.launcher;

import io.loyaltystreams.config.ConfigFile.Use;
import io.loyaltystreams.launcher.topics.TopicCreation;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What concerns the topics on the brokers. */
@Command(name = "topics", description = "Creates the topics.", synopsisSubcommandLabel = "COMMAND")
public final class TopicsCommand implements Runnable {

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    public TopicsCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command");
    }

    @Command(
            name = "create",
            description =
                    "Creates the topics that are missing, with the right partitions, cleanup and retention. Changes"
                            + " none that exists, but says what differs. Fails when the topics between topologies and sink have"
                            + " unequal partition counts.")
    int create(@Mixin ConfigOption config) throws InterruptedException {
        var out = spec.commandLine().getOut();
        TopicCreation.run(config.load(environment, Use.WITHOUT_SINK), out::println);
        out.flush();
        return ExitCode.FINE;
    }
}
