package io.loyaltystreams.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which failures of a stream thread pass by themselves: the thread starts anew. All others end the instance. */
class ThreadLossesTest {

    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

    private final ThreadLosses losses = new ThreadLosses();

    static Stream<Throwable> passing() {
        // the last is a commit that comes after an outage longer than the transaction: the broker has aborted it
        return Stream.of(new TimeoutException("away"), new InvalidTxnStateException("aborted meanwhile"));
    }

    static Stream<Throwable> lasting() {
        return Stream.of(
                new CorruptRecordException("torn"),
                new RecordTooLargeException("large"),
                new TopicAuthorizationException("secret"),
                new IllegalStateException("ours"));
    }

    static Stream<Throwable> unnamed() {
        return Stream.of(
                new KafkaException("Unhandled error in EndTxnResponse: The server experienced an unexpected error"),
                new UnknownServerException("unexpected"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void startsAThreadAnewAfterWhatPassesHoweverOften(Throwable failure) {
        for (int time = 0; time < 1000; time++) {
            assertThat(losses.startsAnew(inStreams(failure), NOW)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void endsWithWhatWouldComeAgain(Throwable failure) {
        assertThat(losses.startsAnew(inStreams(failure), NOW)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("unnamed")
    void endsWhenABrokerKeepsAnsweringWithAnErrorWithoutAName(Throwable failure) {
        for (int time = 0; time < 10; time++) {
            assertThat(losses.startsAnew(inStreams(failure), NOW.plusSeconds(time)))
                    .isTrue();
        }
        assertThat(losses.startsAnew(inStreams(failure), NOW.plusSeconds(599))).isFalse();
        assertThat(losses.startsAnew(inStreams(failure), NOW.plusSeconds(600)))
                .as("the first is ten minutes old")
                .isTrue();
        assertThat(losses.startsAnew(inStreams(failure), NOW.plusSeconds(600))).isFalse();
    }

    private static Throwable inStreams(Throwable failure) {
        return new StreamsException("Error encountered trying to commit a transaction", failure);
    }
}
