package io.loyaltystreams.program.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file. */
final class Faults {

    private final Path file;
    private final List<Fault> list = new ArrayList<>();

    Faults(Path file) {
        this.file = file;
    }

    void add(String path, int line, String found, String expected) {
        list.add(new Fault(file, path, line, found, expected));
    }

    /** Of the file as a whole. */
    void add(String found, String expected) {
        add("", 0, found, expected);
    }

    int count() {
        return list.size();
    }

    /** From the top of the file to its end. */
    List<Fault> list() {
        return list.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }
}
