package io.loyaltystreams.piggy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.Supplier;

/**
 * The token in a file, read again when the file changes: a token runs out one day, and its successor must not need a restart. While
 * the file cannot be read, or is empty, the last token holds. Used by one thread.
 */
public final class TokenFile implements Supplier<String> {

    private final Path file;
    private String token;
    private FileTime changedAt = FileTime.fromMillis(0);

    /** @param first the token as it was read at the start */
    public TokenFile(Path file, String first) {
        this.file = file;
        this.token = first;
    }

    @Override
    public String get() {
        try {
            var now = Files.getLastModifiedTime(file);
            if (!now.equals(changedAt)) {
                var read = Files.readString(file).strip();
                token = read.isEmpty() ? token : read;
                changedAt = now;
            }
        } catch (IOException unreadable) {
            // it may be in the middle of being replaced; Piggy tells when the old one works no more
            return token;
        }
        return token;
    }
}
