package io.loyaltystreams.launcher;

import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.ConfigFile.Use;
import io.loyaltystreams.config.ConfigRefused;
import io.loyaltystreams.deadletters.KafkaRefusal;
import io.loyaltystreams.deadletters.LetterId;
import io.loyaltystreams.deadletters.LetterList;
import io.loyaltystreams.deadletters.LetterView;
import io.loyaltystreams.deadletters.Replay;
import io.loyaltystreams.serde.SerdeException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records that could not be used. */
@Command(
        name = "dead-letters",
        description = "Shows the records that could not be used, and sends them again.",
        synopsisSubcommandLabel = "COMMAND")
public final class DeadLettersCommand implements Runnable {

    private final Map<String, String> environment;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    public DeadLettersCommand(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command");
    }

    @Command(
            name = "list",
            description = "Lists the letters with their causes, the newest last, and counts them. Shows no content.")
    int list(
            @Mixin ConfigOption config,
            @Mixin LetterOptions meant,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "How many are listed, the newest (${DEFAULT-VALUE}); all are counted.")
                    int limit,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        if (limit < 1) {
            throw new ConfigRefused(List.of("--limit is " + limit + "; send 1 or more"));
        }
        var loaded = load(config);
        var list = asked(() -> LetterList.read(loaded, meant.choice(), limit));
        print(json ? list.json() : list.text().stripTrailing());
        return ExitCode.FINE;
    }

    @Command(
            name = "show",
            description = {
                "Shows one letter, decoded as far as it can be, as JSON.",
                "Keys, header values and all fields not known to be impersonal are hidden unless --personal-data is given."
            })
    int show(
            @Mixin ConfigOption config,
            @Parameters(paramLabel = "LETTER", description = "As dead-letters list names it, such as 0:17.") String id,
            @Option(
                            names = "--personal-data",
                            description =
                                    "Show everything, the bytes too. It is about people: mind who sees your screen.")
                    boolean personal) {
        var letter = LetterId.parse(id)
                .orElseThrow(() -> new ConfigRefused(List.of(
                        "LETTER: expected partition and offset as dead-letters list names them, such as 0:17")));
        var loaded = load(config);
        var view = asked(() -> LetterView.find(loaded, letter, personal))
                .orElseThrow(() -> new WorkFailed(
                        "There is no dead letter " + letter + "; see dead-letters list for those there are"));
        print(asked(view::json));
        view.bytes().ifPresent(this::print);
        return ExitCode.FINE;
    }

    @Command(
            name = "replay",
            description = {
                "Sends letters to the topic they came from, as they were first sent; they pass the same checks again, so what was"
                        + " counted meanwhile is not counted twice.",
                "A letter that was replayed before is left alone. Each replay is noted on the topic dead-letter-replays."
            })
    int replay(
            @Mixin ConfigOption config,
            @Mixin LetterOptions meant,
            @Option(names = "--all", description = "All letters.") boolean all,
            @Option(names = "--again", description = "Also letters that were replayed before.") boolean again,
            @Option(names = "--dry-run", description = "Only say what would be sent.") boolean dryRun,
            @Option(
                            names = "--operator",
                            paramLabel = "NAME",
                            description = "Who goes on record; your login name if left out.")
                    String operator) {
        if (all == meant.isGiven()) {
            throw new ConfigRefused(List.of("which letters? Give --all, or --cause, --topic and --letter"));
        }
        var loaded = load(config);
        var by = operator == null ? System.getProperty("user.name", "unknown") : operator;
        var request = new Replay.Request(meant.choice(), again, dryRun, by);
        var result = asked(() -> Replay.run(loaded, request, clock, this::print));
        print(result.replayed() + (dryRun ? " would be replayed, " : " replayed, ") + result.left() + " left alone");
        return meant.namesLetters() && (result.left() > 0 || result.replayed() == 0)
                ? ExitCode.WORK_FAILED
                : ExitCode.FINE;
    }

    private Config load(ConfigOption config) {
        return config.load(environment, Use.WITHOUT_SINK);
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (KafkaRefusal refused) {
            throw new WorkFailed(refused.getMessage(), refused);
        } catch (SerdeException refused) {
            throw new WorkFailed(refused.getMessage() + "; see that the schema registry answers", refused);
        }
    }

    private void print(String text) {
        var out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
