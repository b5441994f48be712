package io.loyaltystreams.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.in.MemberSignedUp;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.in.OrderReturned;
import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.OriginalRecord;
import io.loyaltystreams.demo.traffic.TrafficEvent.Bad;
import io.loyaltystreams.intake.OrderIntake;
import io.loyaltystreams.intake.ReturnIntake;
import io.loyaltystreams.intake.SignUpIntake;
import io.loyaltystreams.intake.Verdict;
import io.loyaltystreams.serde.AvroSerdes;
import io.loyaltystreams.serde.TestRegistry;
import io.loyaltystreams.serde.UnreadableRecordException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class WireTest {

    private static final Instant NOW = Instant.parse("2026-05-20T10:00:00Z");
    private static final Duration MARGIN = Duration.ofHours(1);

    @Test
    void sendsWhatIntakeTakesAndSpoilsEachBadRecordInTheWayThatItsFlawSays() {
        try (var registry = TestRegistry.start()) {
            var serdes = AvroSerdes.from(Map.of("schema.registry.url", registry.url()));
            var wire = new Wire(serdes);
            for (TrafficEvent event : Traffic.of(1, 500, NOW)) {
                var name = event instanceof Bad bad ? bad.flaw().name() : event.key();
                assertThat(judge(wire.record(event), serdes)).as(name).isEqualTo(expected(event));
            }
        }
    }

    private static String expected(TrafficEvent event) {
        // only the order book knows that a line is unknown
        return event instanceof Bad bad && !bad.flaw().equals(Flaw.UNKNOWN_LINE)
                ? bad.flaw().cause()
                : "accepted";
    }

    private static String judge(ProducerRecord<String, byte[]> sent, AvroSerdes serdes) {
        try {
            return switch (check(sent, serdes)) {
                case Verdict.Accepted accepted -> "accepted";
                case Verdict.Noted noted -> "noted";
                case Verdict.NoRate noRate -> "NO_EXCHANGE_RATE";
                case Verdict.Invalid invalid -> "INVALID";
            };
        } catch (UnreadableRecordException e) {
            return "UNREADABLE";
        }
    }

    private static Verdict check(ProducerRecord<String, byte[]> sent, AvroSerdes serdes) {
        var origin = new Origin(sent.topic(), 0, 0L, NOW);
        var original = new OriginalRecord(null, ByteBuffer.wrap(sent.value()), List.of());
        return switch (sent.topic()) {
            case "orders" -> OrderIntake.check(read(OrderPlaced.class, sent, serdes), origin, MARGIN);
            case "returns" -> ReturnIntake.check(read(OrderReturned.class, sent, serdes), origin, original, MARGIN);
            case "signups" -> SignUpIntake.check(read(MemberSignedUp.class, sent, serdes), origin, MARGIN);
            default -> throw new AssertionError("Expected a topic of the shops but found " + sent.topic());
        };
    }

    private static <T extends SpecificRecord> T read(
            Class<T> type, ProducerRecord<String, byte[]> sent, AvroSerdes serdes) {
        return serdes.value(type).deserializer().deserialize(sent.topic(), sent.value());
    }
}
