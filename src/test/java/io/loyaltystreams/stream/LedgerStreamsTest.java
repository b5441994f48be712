package io.loyaltystreams.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which failures of a stream thread pass by themselves: the thread starts anew. All others end the instance. */
class LedgerStreamsTest {

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

    @ParameterizedTest
    @MethodSource("passing")
    void startsAThreadAnewAfterWhatPasses(Throwable failure) {
        assertThat(LedgerStreams.isRetriable(new StreamsException("commit", failure)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void endsWithWhatWouldComeAgain(Throwable failure) {
        assertThat(LedgerStreams.isRetriable(new StreamsException("commit", failure)))
                .isFalse();
    }
}
