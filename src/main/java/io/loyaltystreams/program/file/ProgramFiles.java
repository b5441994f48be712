package io.loyaltystreams.program.file;

import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads and checks program files. */
public final class ProgramFiles {

    private final List<Fault> faults = new ArrayList<>();
    private final Versions versions = new Versions();

    private ProgramFiles() {}

    /**
     * Loads every version.
     *
     * @param path one YAML file, or a folder with one {@code .yaml} or {@code .yml} file for each version
     * @throws ProgramRefused with all faults of all files
     */
    public static Programs load(Path path) throws ProgramRefused {
        return new ProgramFiles().all(path);
    }

    private Programs all(Path path) throws ProgramRefused {
        for (var file : files(path)) {
            loadOne(file);
        }
        if (!faults.isEmpty()) {
            throw new ProgramRefused(faults);
        }
        return new Programs(versions.programs());
    }

    private List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (var entries = Files.list(path)) {
            var files = entries.filter(ProgramFiles::isYaml).sorted().toList();
            if (files.isEmpty()) {
                faults.add(new Fault(path, "", 0, "no program", "one .yaml file for each version"));
            }
            return files;
        } catch (IOException e) {
            faults.add(new Fault(path, "", 0, "a folder that cannot be read (" + e + ")", "a readable one"));
            return List.of();
        }
    }

    private static boolean isYaml(Path path) {
        var name = path.getFileName().toString();
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(path);
    }

    private void loadOne(Path file) {
        var found = new Faults(file);
        text(file, found)
                .flatMap(text -> YamlReader.read(text, found))
                .flatMap(node -> program(new Value(node, "", found)))
                .ifPresent(program -> versions.add(program, found));
        faults.addAll(found.list());
    }

    private static Optional<Program> program(Value file) {
        return ProgramReader.PROGRAM.read(file).filter(program -> file.faults().count() == 0);
    }

    private static Optional<String> text(Path file, Faults faults) {
        if (!Files.exists(file)) {
            faults.add("no such file", "a YAML file or a folder of them");
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            faults.add("a file that cannot be read (" + e.getClass().getSimpleName() + ")", "readable UTF-8 text");
            return Optional.empty();
        }
    }
}
