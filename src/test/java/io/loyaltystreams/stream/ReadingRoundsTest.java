package io.loyaltystreams.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.stream.ReadingRounds.Seen;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingRoundsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-27T08:00:00Z");

    private final ReadingRounds<String> rounds = new ReadingRounds<>(2);

    @Test
    void everythingIsReadWhenNothingIsLeft() {
        assertThat(look(0, "orders", 5, 5)).contains(BEGIN);
    }

    @Test
    void timeStandsStillWhileABacklogIsRead() {
        assertThat(look(0, "orders", 5, 1000)).isEmpty();
        assertThat(look(1, "orders", 400, 1000)).isEmpty();
        assertThat(look(2, "orders", 999, 1200)).isEmpty();
    }

    @Test
    void underSteadyLoadTimeFollowsAsManyRoundsBehindAsThereAreStages() {
        assertThat(look(0, "orders", 5, 10)).isEmpty();
        assertThat(look(1, "orders", 10, 20)).isEmpty();
        assertThat(look(2, "orders", 20, 30)).contains(BEGIN);
        assertThat(look(3, "orders", 29, 40)).isEmpty();
        assertThat(look(4, "orders", 30, 41)).contains(BEGIN.plusSeconds(1));
        assertThat(look(5, "orders", 45, 50)).contains(BEGIN.plusSeconds(2));
    }

    @Test
    void aRoundWaitsForItsSlowestPartitionButNotForOneThatIsGone() {
        assertThat(rounds.look(BEGIN, Map.of("a", unread(0, 10), "b", unread(0, 10))))
                .isEmpty();
        assertThat(rounds.look(BEGIN.plusSeconds(1), Map.of("a", unread(10, 11), "b", unread(9, 11))))
                .isEmpty();
        assertThat(rounds.look(BEGIN.plusSeconds(2), Map.of("a", unread(11, 12), "b", unread(10, 12))))
                .isEmpty();
        assertThat(rounds.look(BEGIN.plusSeconds(3), Map.of("a", unread(12, 13))))
                .contains(BEGIN);
    }

    @Test
    void aMarkerAtTheEndOfAPartitionKeepsNoRoundOpen() {
        rounds.look(BEGIN, Map.of("a", unread(0, 10), "b", unread(0, 5)));
        rounds.look(BEGIN.plusSeconds(1), Map.of("a", new Seen(9, 10, true), "b", unread(5, 6)));
        assertThat(rounds.look(BEGIN.plusSeconds(2), Map.of("a", new Seen(9, 10, true), "b", unread(6, 7))))
                .contains(BEGIN);
    }

    private Optional<Instant> look(int second, String partition, long read, long end) {
        return rounds.look(BEGIN.plusSeconds(second), Map.of(partition, new Seen(read, end, read >= end)));
    }

    private static Seen unread(long read, long end) {
        return new Seen(read, end, false);
    }
}
