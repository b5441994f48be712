package io.loyaltystreams.demo.check;

import static io.loyaltystreams.demo.check.Sample.PERSON;
import static io.loyaltystreams.demo.check.Sample.PLACED;
import static io.loyaltystreams.demo.check.Sample.back;
import static io.loyaltystreams.demo.check.Sample.line;
import static io.loyaltystreams.demo.check.Sample.order;
import static io.loyaltystreams.demo.check.Sample.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.demo.check.Expected.Entry;
import io.loyaltystreams.demo.traffic.TrafficEvent;
import io.loyaltystreams.demo.traffic.TrafficEvent.Order;
import io.loyaltystreams.demo.traffic.TrafficEvent.SignUp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    private static final String MEMBER = "m-72180bab2683de4dba7091f8b0d9396c";
    private static final Order ORDER = order("O", "web", "EUR", line("L", 2, 1000));

    @Test
    void knowsAMemberByTheHashOfTheirFirstReference() {
        assertThat(Expectation.memberId(PERSON)).as("SHA-256 of card:4711").isEqualTo(MEMBER);
    }

    @Test
    void countsARepeatedOrderOnce() {
        var expected = expect(ORDER, ORDER);
        assertThat(expected.entries()).isEqualTo(Map.of("order:O:earn", new Entry(MEMBER, 10)));
        assertThat(expected.noEffects()).isEqualTo(Map.of("order O", 1));
    }

    @Test
    void takesTheSameWhetherTheReturnComesBeforeOrAfterItsOrder() {
        var before = expect(back(1, pieces("L", 1)), ORDER);
        var after = expect(ORDER, back(1, pieces("L", 1)));
        assertThat(before).isEqualTo(after);
        assertThat(before.entries()).containsEntry("return:R1:reverse", new Entry(MEMBER, -5));
        assertThat(before.parked()).isZero();
    }

    @Test
    void parksAReturnWhoseOrderNeverComes() {
        var expected = expect(back(1), back(2));
        assertThat(expected.parked()).isEqualTo(2);
        assertThat(expected.entries()).isEmpty();
        assertThat(expected.noEffects()).isEmpty();
    }

    @Test
    void givesAGuestNothing() {
        var guest = new Order("e", "O", "web", Optional.empty(), PLACED, "EUR", Optional.empty(), ORDER.lines(), 0, 0);
        var expected = expect(guest, back(1));
        assertThat(expected.entries()).isEmpty();
        assertThat(expected.noEffects()).isEqualTo(Map.of("order O", 1, "return R1", 1));
    }

    @Test
    void welcomesAMemberOnce() {
        var expected = expect(new SignUp("S1", PERSON, "web", PLACED), new SignUp("S2", PERSON, "web", PLACED));
        assertThat(expected.entries()).isEqualTo(Map.of("signup:S1:welcome", new Entry(MEMBER, 100)));
        assertThat(expected.noEffects()).isEqualTo(Map.of("signup S2", 1));
    }

    @Test
    void takesAwayWhatHasExpired() {
        var expected = Expectation.of(List.of(ORDER), LocalDate.of(2027, 6, 1));
        assertThat(expected.entries()).containsEntry("expiry:order:O:earn", new Entry(MEMBER, -10));
        assertThat(expected.pointsByMember()).isEqualTo(Map.of(MEMBER, 0L));
    }

    private static Expected expect(TrafficEvent... traffic) {
        return Expectation.of(List.of(traffic), LocalDate.of(2026, 5, 20));
    }
}
