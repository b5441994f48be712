package io.loyaltystreams.launcher;

import io.loyaltystreams.config.ConfigRefused;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs one command.
 *
 * <ol>
 *   <li>The exit code is 0 when all is well, 1 when the work failed, 2 when it was asked for or configured wrongly.
 *   <li>An error is one line on standard error for each fault, saying what to do. Stack traces are shown only with {@code
 *       --verbose}.
 * </ol>
 */
public final class Launcher {

    private final CommandLine commandLine;
    private final LoyaltyCommand root = new LoyaltyCommand();

    /** The commands are picocli's: objects with {@code @Command}. */
    public Launcher(PrintWriter out, PrintWriter err, List<Object> commands) {
        commandLine = new CommandLine(root);
        commands.forEach(commandLine::addSubcommand);
        commandLine
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((wrong, args) -> refuse(wrong))
                .setExecutionExceptionHandler((failure, command, parsed) -> fail(failure, parsed));
    }

    public int run(String... args) {
        return commandLine.execute(args);
    }

    private static int refuse(ParameterException first) {
        var command = first.getCommandLine();
        var wrong = unknown(command).orElse(first);
        var message = wrong.getMessage().lines().findFirst().orElse("wrong use");
        complain(
                command,
                message + suggestion(wrong) + "; see "
                        + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.WRONG_USE;
    }

    /** A misspelt option is both unknown and missing; the first is what helps. */
    private static Optional<ParameterException> unknown(CommandLine command) {
        return Optional.of(command.getUnmatchedArguments())
                .filter(arguments -> !arguments.isEmpty())
                .map(arguments -> new UnmatchedArgumentException(command, arguments.subList(0, 1)));
    }

    private static String suggestion(ParameterException wrong) {
        return Stream.of(wrong)
                .filter(UnmatchedArgumentException.class::isInstance)
                .flatMap(unmatched -> ((UnmatchedArgumentException) unmatched).getSuggestions().stream())
                .findFirst()
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }

    private int fail(Exception failure, ParseResult parsed) {
        var command = commandLine;
        if (root.verbose()) {
            failure.printStackTrace(command.getErr());
        }
        switch (failure) {
            case ConfigRefused refused -> refused.faults().forEach(fault -> complain(command, fault));
            case WorkFailed failed -> failed.getMessage().lines().forEach(line -> complain(command, line));
            default ->
                complain(
                        command,
                        parsed.originalArgs().getFirst() + " failed unexpectedly: " + failure
                                + "; run it with --verbose for details");
        }
        return failure instanceof ConfigRefused ? ExitCode.WRONG_USE : ExitCode.WORK_FAILED;
    }

    private static void complain(CommandLine command, String line) {
        command.getErr().println("loyalty: " + line);
        command.getErr().flush();
    }
}
