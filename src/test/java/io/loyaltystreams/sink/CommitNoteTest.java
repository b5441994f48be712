package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitNoteTest {

    private static final Instant SINCE = Instant.parse("2026-03-04T10:15:30.123Z");

    @Test
    void readsWhatItWrites() {
        var beyond = new CommitNote(OptionalLong.of(12), 34, SINCE, Set.of());
        var nothing = new CommitNote(OptionalLong.empty(), 34, SINCE, Set.of(90L, 1_000_000L));
        assertThat(CommitNote.read(beyond.written())).contains(beyond);
        assertThat(CommitNote.read(nothing.written())).contains(nothing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 1 1", "2 1 1", "2 -1 4 5", "2 - - -", "2 1 1 99999999999999999999", "hello"})
    void doesNotBelieveANoteOfOthers(String metadata) {
        assertThat(CommitNote.read(metadata)).isEmpty();
    }
}
