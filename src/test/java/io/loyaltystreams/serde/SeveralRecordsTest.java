package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.in.RedemptionCancelled;
import io.loyaltystreams.avro.in.RedemptionRequested;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The topic of redemptions holds two records under one subject. */
class SeveralRecordsTest {

    private static final List<Class<? extends SpecificRecord>> TYPES =
            List.of(RedemptionRequested.class, RedemptionCancelled.class);
    private static final List<SpecificRecord> BOTH =
            List.of(example(RedemptionRequested.class), example(RedemptionCancelled.class));

    private final TestRegistry registry = TestRegistry.start();
    private final Deserializer<SpecificRecord> redemptions =
            AvroSerdes.from(Map.of("schema.registry.url", registry.url())).oneOf(TYPES);

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void eachIsReadAsWhatItsProducerWrote() throws IOException {
        for (SpecificRecord record : BOTH) {
            assertThat(read(redemptions, written(record.getSchema(), record))).isEqualTo(record);
        }
    }

    @Test
    void eachIsReadFromAProducerThatUsesAnotherNamespace() throws IOException {
        for (SpecificRecord record : BOTH) {
            String theirs = record.getSchema().toString().replace("io.loyaltystreams.avro.in", "com.acme.shop");

            assertThat(read(redemptions, written(new Schema.Parser().parse(theirs), record)))
                    .isEqualTo(record);
        }
    }

    /** As Confluent's serializer writes with {@code use.latest.version} where the subject holds a union. */
    @Test
    void eachIsReadFromAProducerThatWritesWithAUnionOfBoth() throws IOException {
        for (SpecificRecord record : BOTH) {
            assertThat(read(redemptions, written(union(), record))).isEqualTo(record);
        }
    }

    @Test
    void confluentsDeserializerReadsEachToo() throws IOException {
        try (var confluent = new ConfluentSerializers()) {
            var theirs = confluent.theirsOfOne(registry, TYPES);
            for (SpecificRecord record : BOTH) {
                assertThat(read(theirs, written(record.getSchema(), record))).isEqualTo(record);
                assertThat(read(theirs, written(union(), record))).isEqualTo(record);
            }
        }
    }

    @Test
    void anythingElseIsUnreadableForBoth() throws IOException {
        var order = Records.anyOrder();
        byte[] bytes = written(OrderPlaced.getClassSchema(), order);
        try (var confluent = new ConfluentSerializers()) {
            var theirs = confluent.theirsOfOne(registry, TYPES);
            for (var deserializer : List.of(redemptions, theirs)) {
                assertThatThrownBy(() -> read(deserializer, bytes))
                        .isInstanceOf(UnreadableRecordException.class)
                        .hasMessageContaining("RedemptionRequested or RedemptionCancelled");
            }
        }
    }

    private static Schema union() {
        return Schema.createUnion(RedemptionCancelled.getClassSchema(), RedemptionRequested.getClassSchema());
    }

    private static SpecificRecord read(Deserializer<SpecificRecord> deserializer, byte[] bytes) {
        return deserializer.deserialize("redemptions", bytes);
    }

    private byte[] written(Schema schema, SpecificRecord record) throws IOException {
        var out = new ByteArrayOutputStream();
        int id = registry.put("redemptions-value", schema);
        out.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new SpecificDatumWriter<SpecificRecord>(schema).write(record, encoder);
        return out.toByteArray();
    }

    private static <T extends SpecificRecord> T example(Class<T> type) {
        return GoldenBytes.all().stream()
                .filter(golden -> golden.name().equals(type.getSimpleName()))
                .findFirst()
                .orElseThrow()
                .record(type);
    }
}
