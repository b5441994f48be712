package io.loyaltystreams.launcher;

import io.loyaltystreams.config.ConfigRefused;
import io.loyaltystreams.program.file.Fault;
import io.loyaltystreams.program.file.ProgramFiles;
import io.loyaltystreams.program.file.ProgramRefused;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What concerns the program file. */
@Command(name = "program", description = "Checks the rules of the program.", synopsisSubcommandLabel = "COMMAND")
public final class ProgramCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command");
    }

    @Command(
            name = "check",
            description = "Checks a program file, or a folder with one file for each version, and reports every fault.")
    int check(@Parameters(paramLabel = "FILE", description = "The program file or folder.") Path file) {
        try {
            ProgramFiles.load(file);
        } catch (ProgramRefused refused) {
            throw new ConfigRefused(
                    refused.faults().stream().map(Fault::toString).toList());
        }
        var out = spec.commandLine().getOut();
        out.println(file + ": fine");
        out.flush();
        return ExitCode.FINE;
    }
}
