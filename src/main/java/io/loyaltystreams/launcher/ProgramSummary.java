package io.loyaltystreams.launcher;

import io.loyaltystreams.program.Edition;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Tiers;
import io.loyaltystreams.program.file.Hints;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a few lines what was read, so that a person sees that it is the right thing. */
final class ProgramSummary {

    private ProgramSummary() {}

    static List<String> of(Path file, Programs programs) {
        var versions = programs.inOrder();
        var edition = versions.getLast().edition();
        var lines = new ArrayList<String>();
        lines.add(file + ": fine");
        lines.add("  program " + edition.program() + ", " + edition.zone() + ", " + edition.baseCurrency());
        for (var program : versions) {
            lines.add("  version " + program.version() + " from " + from(program.edition()) + ": " + contents(program));
            Hints.of(program).forEach(hint -> lines.add("  hint, version " + program.version() + ": " + hint));
        }
        return lines;
    }

    private static LocalDateTime from(Edition edition) {
        return LocalDateTime.ofInstant(edition.effectiveFrom(), edition.zone());
    }

    private static String contents(Program program) {
        var policy = program.earning().policy();
        return count(policy.rules().size(), "earn rule") + ", "
                + count(policy.campaigns().size(), "campaign") + ", "
                + program.tiers().map(ProgramSummary::tiers).orElse("no tiers");
    }

    private static String tiers(Tiers tiers) {
        return tiers.levels().stream()
                .map(level -> level.at().signum() == 0
                        ? level.name()
                        : level.name() + " from " + level.at().toDecimalText())
                .collect(Collectors.joining(", ", "tiers ", ""));
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
