package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.loyaltystreams.avro.in.OrderPlaced;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that nobody can read, and bytes that look like some. */
class UnreadableRecordTest {

    private final TestRegistry registry = TestRegistry.start();
    private final Serde<OrderPlaced> orders =
            AvroSerdes.from(Map.of("schema.registry.url", registry.url())).value(OrderPlaced.class);

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            null         | Expected a record but there is no value
            ''           | Expected a zero and a four byte schema id but found only 0 bytes
            00000000     | Expected a zero and a four byte schema id but found only 4 bytes
            0100000001   | Expected the first byte to be 0 but found 1
            7b226964223a | Expected the first byte to be 0 but found 123
            0000000001   | Expected OrderPlaced but the bytes of schema id 1 do not decode to it: EOFException
            00000003e7   | Schema id 999 is not known to the registry
            00ffffffff02 | Schema id -1 is not known to the registry
            """)
    void takesTheseForUnreadable(String hex, String message) {
        registry.put("orders-value", OrderPlaced.getClassSchema());
        byte[] bytes = hex == null ? null : HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> read(orders, bytes))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage(message);
    }

    @Test
    void takesBytesAfterTheRecordForUnreadable() {
        byte[] bytes = write(orders, Records.anyOrder());

        assertThatThrownBy(() -> read(orders, Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageEndingWith("bytes follow the record");
    }

    @Test
    void takesAnotherKindOfRecordForUnreadable() {
        var other = SchemaBuilder.record("Other").fields().requiredLong("count").endRecord();
        byte[] bytes = {0, 0, 0, 0, (byte) registry.put("orders-value", other), 14};

        assertThatThrownBy(() -> read(orders, bytes)).isInstanceOf(UnreadableRecordException.class);
    }

    /** A schema of another producer may nest as deep as its records like, where we only skip. */
    @Test
    void takesBottomlessNestingForUnreadable() {
        String theirs = OrderPlaced.getClassSchema()
                .toString()
                .replaceFirst(
                        "\"fields\":\\[",
                        "\"fields\":[{\"name\":\"tree\",\"type\":{\"type\":\"record\",\"name\":\"Tree\",\"fields\":"
                                + "[{\"name\":\"twigs\",\"type\":{\"type\":\"array\",\"items\":\"Tree\"}}]}},");
        byte[] bytes = new byte[2_000_000];
        Arrays.fill(bytes, (byte) 2);
        ByteBuffer.wrap(bytes).put((byte) 0).putInt(registry.put("orders-value", new Schema.Parser().parse(theirs)));

        assertThatThrownBy(() -> read(orders, bytes)).isInstanceOf(UnreadableRecordException.class);
    }

    /** Whatever arrives is a record or an unreadable one: never another exception, never the end of the memory. */
    @Test
    void survivesBytesThatWereTornOrFlipped() {
        byte[] whole = write(orders, Records.anyOrder());
        long seed = 20260203;
        var random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes =
                    Arrays.copyOf(whole, random.nextInt(4) == 0 ? 5 + random.nextInt(whole.length - 5) : whole.length);
            for (int flips = random.nextInt(4); flips >= 0 && bytes.length > 5; flips--) {
                bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt(256);
            }
            try {
                read(orders, bytes);
            } catch (UnreadableRecordException e) {
                assertThat(e).hasMessageStartingWith("Expected OrderPlaced");
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + ", round " + round, e);
            }
        }
    }

    private static byte[] write(Serde<OrderPlaced> serde, OrderPlaced record) {
        return serde.serializer().serialize("orders", record);
    }

    private static OrderPlaced read(Serde<OrderPlaced> serde, byte[] bytes) {
        return serde.deserializer().deserialize("orders", bytes);
    }
}
