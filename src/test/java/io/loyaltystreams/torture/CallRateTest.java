package io.loyaltystreams.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CallRateTest {

    private static final Instant START = Instant.parse("2026-03-04T10:00:00Z");

    private final CallRate rate = new CallRate();

    @Test
    void findsTheWindowWithTheMostCallsWhereverItStarts() {
        note(1, 5, 5, 1, 0, 0, 0, 0, 0, 0, 0, 9);

        assertThat(rate.most(1)).isEqualTo(9);
        assertThat(rate.most(2)).isEqualTo(10);
        assertThat(rate.most(10)).isEqualTo(15);
        assertThat(rate.most(60)).isEqualTo(21);
        assertThat(rate.calls()).isEqualTo(21);
    }

    @Test
    void countsASecondOnceThatIsReadAgain() {
        note(3, 4);
        note(3, 7, 2);

        assertThat(rate.calls()).isEqualTo(12);
    }

    @Test
    void allowsWhatIsGrantedAndWhatWasUnderWayBefore() {
        note(12, 10, 10);

        assertThat(rate.above(10, 2)).isEmpty();
    }

    @Test
    void namesEveryWindowAboveTheGrant() {
        note(13, 13);

        assertThat(rate.above(10, 2))
                .isEqualTo(
                        List.of(
                                "rate above the grant: 13 calls within 1 s, where 10 per second are granted and 2 may be under way"));
    }

    @Test
    void findsARateThatIsALittleTooHighForLong() {
        note(11, 11, 11, 11, 11, 11, 11, 11, 11, 11);

        assertThat(rate.above(10, 2)).singleElement().asString().contains("110 calls within 10 s");
    }

    private void note(long... requests) {
        var counted = new TreeMap<Instant, Long>();
        for (int i = 0; i < requests.length; i++) {
            counted.put(START.plusSeconds(i), requests[i]);
        }
        rate.note(counted);
    }
}
