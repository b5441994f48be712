package io.loyaltystreams.program.file;

import java.nio.file.Path;

/**
 * One thing that is wrong with a program file.
 *
 * @param path of the key, such as {@code earn[2].points}; empty if the file as a whole is meant
 * @param line where the key is, from 1; 0 if the file as a whole is meant
 */
public record Fault(Path file, String path, int line, String found, String expected) {

    /** One line for the operator. */
    @Override
    public String toString() {
        return file + ": " + (path.isEmpty() ? "" : path + ": ") + "found " + found + ", expected " + expected
                + (line == 0 ? "" : " (line " + line + ")");
    }
}
