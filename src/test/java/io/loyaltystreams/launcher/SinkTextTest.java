package io.loyaltystreams.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SinkTextTest {

    @Test
    void showsLanesRateAndWhoWaits() throws Exception {
        var status = new ObjectMapper().readTree("""
                {"state":"running","partitionsHeld":12,"partitions":24,"callsPerSecondGranted":2.5,
                 "callsPerSecondUsed":2.4,"callsUnderWay":3,
                 "lanes":[{"lane":"interactive","waiting":0,"oldest":null},
                          {"lane":"standard","waiting":1200,"oldest":"2026-03-04T10:14:30Z"}],
                 "blockedMembers":1,
                 "blocked":[{"memberId":"m-1","commandId":"order:1:earn","unknownAnswers":4}],
                 "unresolved":[{"commandId":"redemption:X:redeem","memberId":"m-2","message":"two fit"}]}
                """);

        assertThat(SinkText.of(status, Instant.parse("2026-03-04T10:15:30Z"))).isEqualTo("""
                Sink        running
                Partitions  12 of 24
                Rate        2.5 calls per second granted, 2.4 used, 3 under way

                Lane            Waiting  Oldest
                interactive           0  -
                standard           1200  60 s

                Blocked members  1
                  m-1  order:1:earn, 4 unknown answers
                Unresolved       1
                  redemption:X:redeem  member m-2: two fit""");
    }
}
