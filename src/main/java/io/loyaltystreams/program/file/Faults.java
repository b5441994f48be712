package io.loyaltystreams.program.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file. */
final class Faults {

    private final Path file;
    private final List<Fault> list = new ArrayList<>();

    Faults(Path file) {
        this.file = file;
    }

    void add(String path, String found, String expected) {
        list.add(new Fault(file, path, found, expected));
    }

    int count() {
        return list.size();
    }

    List<Fault> list() {
        return List.copyOf(list);
    }
}
