package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitNoteTest {

    @Test
    void readsWhatItWrites() {
        var beyond = new CommitNote(OptionalLong.of(12), 34);
        var nothing = new CommitNote(OptionalLong.empty(), 34);
        assertThat(CommitNote.read(beyond.written())).contains(beyond);
        assertThat(CommitNote.read(nothing.written())).contains(nothing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2 1 1", "1 1", "1 -1 4", "1 - -", "hello"})
    void doesNotBelieveANoteOfOthers(String metadata) {
        assertThat(CommitNote.read(metadata)).isEmpty();
    }
}
