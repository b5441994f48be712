package io.loyaltystreams.piggy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {

    @TempDir
    private Path folder;

    @Test
    void readsTheTokenAgainWhenItsFileChanges() throws Exception {
        var file = write("one\n", 1_000);
        var token = new TokenFile(file, "one");
        assertThat(token.get()).isEqualTo("one");

        write("two\n", 2_000);
        assertThat(token.get()).isEqualTo("two");
        Files.delete(file);
        assertThat(token.get()).as("while it is being replaced").isEqualTo("two");
        write("", 3_000);
        assertThat(token.get()).as("before it is written").isEqualTo("two");
        write("three", 4_000);
        assertThat(token.get()).isEqualTo("three");
    }

    private Path write(String text, long millis) throws Exception {
        var file = folder.resolve("token");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
        return file;
    }
}
