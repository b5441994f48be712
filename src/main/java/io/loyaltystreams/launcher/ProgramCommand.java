package io.loyaltystreams.launcher;

import io.loyaltystreams.config.ConfigRefused;
import io.loyaltystreams.program.file.Fault;
import io.loyaltystreams.program.file.ProgramFiles;
import io.loyaltystreams.program.file.ProgramRefused;
import io.loyaltystreams.program.file.ProgramSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What concerns the program file. */
@Command(
        name = "program",
        description = "Checks the rules of the program, and explains what they make of an order.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ExplainCommand.class)
public final class ProgramCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command");
    }

    @Command(
            name = "check",
            description = {
                "Checks program files and reports every fault; of a sound file it says what was read.",
                "A folder with one file for each version is checked as a whole."
            })
    int check(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "Program files or folders.")
                    List<Path> files) {
        var faults = new ArrayList<String>();
        var out = spec.commandLine().getOut();
        for (var file : files) {
            try {
                ProgramSummary.of(file, ProgramFiles.load(file)).forEach(out::println);
            } catch (ProgramRefused refused) {
                refused.faults().stream().map(Fault::toString).forEach(faults::add);
            }
        }
        out.flush();
        if (!faults.isEmpty()) {
            throw new ConfigRefused(faults);
        }
        return ExitCode.FINE;
    }

    @Command(
            name = "schema",
            description = "Prints the JSON Schema of program files, for editors to complete and underline with.")
    int schema() {
        var out = spec.commandLine().getOut();
        out.print(ProgramSchema.text());
        out.flush();
        return ExitCode.FINE;
    }
}
