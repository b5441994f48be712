package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.loyaltystreams.avro.in.MemberSignedUp;
import io.loyaltystreams.avro.in.OrderPlaced;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroDeserializerTest {

    private final TestRegistry registry = TestRegistry.start();
    private final AvroSerdes serdes = AvroSerdes.from(Map.of("schema.registry.url", registry.url()));
    private final Serde<OrderPlaced> orders = serdes.value(OrderPlaced.class);

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void readsAProducerThatUsesAnotherNamespace() throws IOException {
        String theirs = OrderPlaced.getClassSchema().toString().replace("io.loyaltystreams.avro.in", "com.acme.shop");

        assertThat(read(orders, rewritten(orders, Records.anyOrder(), theirs))).isEqualTo(Records.anyOrder());
    }

    /** A nested record behind a union is the one place where Avro looks at names. */
    @Test
    void readsARecordInsideAUnionThatHasAnotherNamespace() throws IOException {
        var signups = serdes.value(MemberSignedUp.class);
        String theirs = MemberSignedUp.getClassSchema().toString().replace("io.loyaltystreams.avro.in", "com.acme.crm");

        assertThat(read(signups, rewritten(signups, Records.anySignup(), theirs)))
                .isEqualTo(Records.anySignup());
    }

    @Test
    void readsAProducerThatIsAVersionAhead() throws IOException {
        String theirs = OrderPlaced.getClassSchema()
                .toString()
                .replaceFirst(
                        "\"fields\":\\[",
                        "\"fields\":[{\"name\":\"giftWrap\",\"type\":[\"null\",\"string\"],\"default\":null},");

        assertThat(read(orders, rewritten(orders, Records.anyOrder(), theirs))).isEqualTo(Records.anyOrder());
    }

    @Test
    void givesFieldsThatAnOlderProducerLacksTheirDefaults() throws IOException {
        var theirs =
                without(OrderPlaced.getClassSchema(), List.of("shopId", "shippingAmount", "couponCodes", "attributes"));

        var read = read(orders, rewritten(orders, Records.anyOrder(), theirs.toString()));

        assertThat(read.getShopId()).isNull();
        assertThat(read.getShippingAmount()).isZero();
        assertThat(read.getCouponCodes()).isEmpty();
        assertThat(read.getAttributes()).isEmpty();
        assertThat(read.getLines()).isEqualTo(Records.anyOrder().getLines());
    }

    @Test
    void namesTheRequiredFieldThatAProducerLacks() throws IOException {
        var theirs = without(OrderPlaced.getClassSchema(), List.of("orderId"));
        byte[] bytes = rewritten(orders, Records.anyOrder(), theirs.toString());

        assertThatThrownBy(() -> read(orders, bytes))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("missing required field orderId");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            null         | Expected a record but there is no value
            ''           | Expected a zero and a four byte schema id but found only 0 bytes
            00000000     | Expected a zero and a four byte schema id but found only 4 bytes
            0100000001   | Expected the first byte to be 0 but found 1
            7b226964223a | Expected the first byte to be 0 but found 123
            0000000001   | Expected OrderPlaced but the bytes of schema id 1 do not decode to it: null
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
    void takesAnotherKindOfRecordForUnreadable() throws IOException {
        var other = SchemaBuilder.record("Other").fields().requiredLong("count").endRecord();
        var record = new GenericData.Record(other);
        record.put("count", 7L);

        assertThatThrownBy(() -> read(orders, wire(registry.put("orders-value", other), other, record)))
                .isInstanceOf(UnreadableRecordException.class);
    }

    /** A schema of another producer may nest as deep as its records like, where we only skip. */
    @Test
    void takesBottomlessNestingForUnreadable() throws IOException {
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

    @Test
    void readsOnWithoutTheRegistryWhatItKnowsAndStopsAtWhatItDoesNot() {
        byte[] bytes = write(orders, Records.anyOrder());
        read(orders, bytes);
        registry.close();
        byte[] unknown = bytes.clone();
        unknown[4] = 2;

        assertThat(read(orders, bytes)).isEqualTo(Records.anyOrder());
        assertThatThrownBy(() -> read(orders, unknown)).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void servesManyThreadsWithOneSerde() {
        var order = Records.anyOrder();

        var read = IntStream.range(0, 4_000)
                .parallel()
                .mapToObj(i -> {
                    var mine =
                            OrderPlaced.newBuilder(order).setOrderId("o-" + i).build();
                    return read(orders, write(orders, mine)).getOrderId().equals("o-" + i);
                })
                .toList();

        assertThat(read).doesNotContain(false);
    }

    private static <T extends SpecificRecord> byte[] write(Serde<T> serde, T record) {
        return serde.serializer().serialize("orders", record);
    }

    private static <T> T read(Serde<T> serde, byte[] bytes) {
        return serde.deserializer().deserialize("orders", bytes);
    }

    /** What another producer with {@code theirs} as schema would have written for the same record. */
    private <T extends SpecificRecord> byte[] rewritten(Serde<T> serde, T record, String theirs) throws IOException {
        var schema = new Schema.Parser().parse(theirs);
        byte[] ours = write(serde, record);
        GenericRecord generic = new GenericDatumReader<GenericRecord>(record.getSchema(), schema)
                .read(null, DecoderFactory.get().binaryDecoder(ours, 5, ours.length - 5, null));
        return wire(registry.put("theirs", schema), schema, generic);
    }

    private static byte[] wire(int id, Schema schema, GenericRecord record) throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        return out.toByteArray();
    }

    private static Schema without(Schema schema, List<String> fields) {
        return Schema.createRecord(
                schema.getName(),
                null,
                schema.getNamespace(),
                false,
                schema.getFields().stream()
                        .filter(field -> !fields.contains(field.name()))
                        .map(field -> new Schema.Field(field, field.schema()))
                        .toList());
    }
}
