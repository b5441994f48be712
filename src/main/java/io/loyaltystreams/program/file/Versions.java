package io.loyaltystreams.program.file;

import io.loyaltystreams.program.Program;
import java.util.ArrayList;
import java.util.List;

/** The sound versions so far, and what they may not have in common with the next. */
final class Versions {

    private final List<Program> programs = new ArrayList<>();

    List<Program> programs() {
        return List.copyOf(programs);
    }

    void add(Program added, Faults faults) {
        for (var other : programs) {
            compare(added, other, faults);
        }
        programs.add(added);
    }

    private static void compare(Program added, Program other, Faults faults) {
        var edition = added.edition();
        if (!edition.program().equals(other.edition().program())) {
            faults.add("program", 0, edition.program(), other.edition().program() + ", as in the other files");
        }
        if (edition.version() == other.version()) {
            faults.add("version", 0, other.version() + ", which another file has", "a version of its own");
        }
        if (edition.effectiveFrom().equals(other.edition().effectiveFrom())) {
            faults.add(
                    "effective-from",
                    0,
                    "the moment at which version " + other.version() + " begins",
                    "another moment");
        }
    }
}
