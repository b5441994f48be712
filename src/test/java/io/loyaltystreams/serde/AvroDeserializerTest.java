package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltystreams.avro.in.MemberSignedUp;
import io.loyaltystreams.avro.in.OrderPlaced;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
