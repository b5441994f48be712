package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static Window reading(long... offsets) {
        var window = new Window(0, 0, new Finished(0));
        for (var offset : offsets) {
            window.read(offset, 1_000 + offset, "m");
            window.readUpTo(offset + 1);
        }
        return window;
    }

    @Test
    void commitsTheLowestUnfinishedOffsetHoweverManyBeyondAreFinished() {
        var window = reading(0, 1, 2, 3, 4);
        window.finished(1);
        window.finished(3);
        assertThat(window.committable()).isZero();
        window.finished(0);
        assertThat(window.committable()).isEqualTo(2);
        window.finished(2);
        assertThat(window.committable()).isEqualTo(4);
    }

    @Test
    void commitsThePositionWhenEverythingIsFinished() {
        var window = reading(0, 1);
        window.finished(0);
        window.finished(1);
        // transaction markers take offsets, too
        window.readUpTo(7);
        assertThat(window.committable()).isEqualTo(7);
    }

    @Test
    void sendsNothingBeyondTheHorizonUntilACommitHasMovedIt() {
        var window = reading(0, 1, 2, 3);
        assertThat(window.maySend(0)).isFalse();
        var planned = window.plannedHorizon(2);
        assertThat(window.maySend(0)).isFalse();
        window.horizon(planned);
        assertThat(window.maySend(1)).isTrue();
        assertThat(window.maySend(2)).isFalse();
    }

    @Test
    void keepsTheHorizonAFewCommandsAheadOfWhatWasSent() {
        var window = reading(0, 1, 2, 3, 10, 11, 12);
        window.sent(3);
        assertThat(window.plannedHorizon(2)).isEqualTo(12);
    }

    @Test
    void countsCommandsNotYetReadAsAhead() {
        var window = reading(0, 1);
        assertThat(window.plannedHorizon(5)).isEqualTo(5);
    }

    @Test
    void movesTheHorizonBeyondTheWantedCommandAlthoughThoseBeforeItCannotGo() {
        var window = reading(0, 1, 2, 3, 4, 5, 6, 7);
        window.horizon(2);
        window.want(6);
        assertThat(window.plannedHorizon(2)).isEqualTo(7);
    }

    @Test
    void handsOverWithNothingInDoubtAtTheCommittedOffset() {
        var window = reading(0, 1, 2, 3);
        window.horizon(3);
        window.finished(0);
        assertThat(window.exactHorizon()).isEqualTo(1);
        window.doubt(2, Instant.EPOCH);
        assertThat(window.exactHorizon()).isEqualTo(3);
        window.sure(2);
        assertThat(window.exactHorizon()).isEqualTo(1);
    }

    @Test
    void suspectsOnlyWhatLiesBelowTheHorizonItStartedWith() {
        var window = new Window(5, 8, new Finished(5));
        window.horizon(20);
        assertThat(window.isSuspect(7)).isTrue();
        assertThat(window.isSuspect(8)).isFalse();
    }

    @Test
    void handsOverTheSuspectsThatItNeverRead() {
        var window = new Window(5, 8, new Finished(5));
        assertThat(window.exactHorizon()).isEqualTo(8);
        window.readUpTo(8);
        assertThat(window.exactHorizon()).isEqualTo(8).isEqualTo(window.committable());
    }

    @Test
    void knowsSinceWhenWhatIsInDoubtMayHaveBeenSent() {
        var before = Instant.parse("2026-03-04T10:00:00Z");
        var now = Instant.parse("2026-03-04T11:00:00Z");
        var window = new Window(5, 8, new Finished(5), before);
        assertThat(window.nothingSentBefore(now))
                .as("suspects that were not read")
                .isEqualTo(before);
        window.readUpTo(9);
        assertThat(window.nothingSentBefore(now)).isEqualTo(now);
        window.doubt(6, before);
        window.doubt(6, now);
        assertThat(window.nothingSentBefore(now)).isEqualTo(before);
        window.finished(6);
        assertThat(window.nothingSentBefore(now)).isEqualTo(now);
    }

    @Test
    void doesNotReadAgainWhatWasFinishedBefore() {
        var window = new Window(5, 10, new Finished(5));
        window.finishedBefore(7, 100);
        window.finishedBefore(3, 90);
        assertThat(window.read(7, 0, "m")).isFalse();
        assertThat(window.read(6, 0, "m")).isTrue();
        assertThat(window.outcomesFrom(5)).isEqualTo(OptionalLong.of(100));
    }

    @Test
    void letsOneCommandFromFarAheadGoWithoutSuspicionOfThoseBetween() {
        var window = reading(0, 1);
        window.horizon(2);
        window.read(900, 1, "m");
        window.want(900);
        assertThat(window.wantsHorizon()).isTrue();
        assertThat(window.plannedHorizon(5)).isLessThan(20);
        var ahead = window.plannedAhead(7);
        assertThat(ahead).containsExactly(900L);
        window.horizon(7, ahead);
        assertThat(window.maySend(900)).isTrue();
        assertThat(window.maySend(899)).isFalse();

        window.doubt(900, Instant.EPOCH);
        assertThat(window.exactAhead(window.exactHorizon())).containsExactly(900L);
        window.finished(900);
        assertThat(window.exactAhead(window.exactHorizon())).isEmpty();
        assertThat(window.plannedAhead(7)).isEmpty();
        assertThat(window.committable()).isZero();
        assertThat(window.read(900, 1, "m")).as("when the reading comes there").isFalse();
    }

    @Test
    void suspectsTheFewThatWereSentFromFarAhead() {
        var before = Instant.parse("2026-03-04T10:00:00Z");
        var window = new Window(5, 8, new Finished(5), before, Set.of(900L));
        assertThat(window.isSuspect(900)).isTrue();
        assertThat(window.isSuspect(899)).isFalse();
        window.readUpTo(9);
        assertThat(window.nothingSentBefore(Instant.MAX)).isEqualTo(before);
        assertThat(window.plannedAhead(20)).containsExactly(900L);
        assertThat(window.exactAhead(20)).containsExactly(900L);
    }

    @Test
    void permitsOnlyAFewAheadAtATime() {
        var window = reading(0);
        for (var offset = 1_000; offset < 1_200; offset++) {
            window.read(offset, 1, "m");
            window.want(offset);
        }
        assertThat(window.plannedAhead(10)).hasSize(64);
        var note = new CommitNote(OptionalLong.of(Long.MAX_VALUE / 10), 10, Instant.EPOCH, window.plannedAhead(10));
        assertThat(note.written().length()).isLessThan(1_500);
    }

    @Test
    void countsAMemberWithVeryManyCommandsForAFew() {
        var window = new Window(0, 0, new Finished(0));
        for (var offset = 0; offset < 1_000; offset++) {
            window.read(offset, 1, "hot");
        }
        window.read(1_000, 1, "other");
        assertThat(window.unfinished()).isEqualTo(1_001);
        assertThat(window.crowd()).isEqualTo(21);
        for (var offset = 0; offset < 990; offset++) {
            window.finished(offset);
        }
        assertThat(window.crowd()).isEqualTo(11);
        window.finished(0);
        for (var offset = 990; offset <= 1_000; offset++) {
            window.finished(offset);
        }
        assertThat(window.crowd()).isZero();
    }

    @Test
    void tellsHowLongTheOldestWaits() {
        var window = reading(3, 4);
        assertThat(window.oldest()).isEqualTo(OptionalLong.of(1_003));
        window.finished(3);
        assertThat(window.oldest()).isEqualTo(OptionalLong.of(1_004));
    }
}
