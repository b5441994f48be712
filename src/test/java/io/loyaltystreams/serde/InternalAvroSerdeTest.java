package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltystreams.avro.internal.Award;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class InternalAvroSerdeTest {

    private final InternalAvroSerde<Award> serde = InternalAvroSerde.of(Award.class);

    @Test
    void readsWhatItWroteBehindTheVersion() {
        byte[] bytes = write(serde);

        assertThat(bytes).startsWith(2);
        assertThat(read(serde, bytes)).isEqualTo(Records.anyAward());
    }

    @Test
    void leavesNullNull() {
        assertThat(serde.serializer().serialize("any", null)).isNull();
        assertThat(read(serde, null)).isNull();
    }

    @Test
    void knowsEveryRecordThatHasItsOwnFile() {
        assertThat(SchemaFile.in("internal"))
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(InternalAvroSerde.of(file.type())).isNotNull());
    }

    @Test
    void readsStateOfAnEarlierRelease() {
        var current = Award.getClassSchema();
        var first = SchemaBuilder.record("Award")
                .namespace(current.getNamespace())
                .fields()
                .requiredString("fieldOfThePast")
                .requiredInt("programVersion")
                .requiredInt("points")
                .requiredLong("limit")
                .name("linePoints")
                .type()
                .array()
                .items()
                .stringType()
                .noDefault()
                .endRecord();
        var second = InternalAvroSerde.of(Award.class, List.of(first, current));
        byte[] old = {1, 2, 'x', 6, (byte) 200, 1, (byte) 232, 7, 0};

        assertThat(read(second, old))
                .isEqualTo(Award.newBuilder()
                        .setProgramVersion(3)
                        .setPoints(100)
                        .setLimit(500)
                        .setLinePoints(List.of())
                        .build());
        assertThat(write(second)).startsWith(2);
    }

    @Test
    void refusesStateOfALaterRelease() {
        byte[] bytes = write(serde);
        bytes[0] = 3;

        assertThatThrownBy(() -> read(serde, bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessage(
                        "Expected Award of version 1 to 2 but found 3: a newer release wrote it, start that release or a"
                                + " later one");
    }

    @Test
    void refusesTornBytes() {
        byte[] bytes = write(serde);

        for (int length = 0; length < bytes.length; length++) {
            byte[] torn = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(serde, torn))
                    .isInstanceOf(SerializationException.class)
                    .isNotInstanceOf(SerdeException.class);
        }
        assertThatThrownBy(() -> read(serde, Arrays.copyOf(bytes, bytes.length + 1)))
                .hasMessage("Expected Award of version 2 but bytes follow it");
        assertThatThrownBy(() -> read(serde, new byte[bytes.length]))
                .hasMessage("Expected the version of Award but found 0");
    }

    @Test
    void refusesARecordWhoseSchemaWasNeverReleased() {
        assertThatThrownBy(() -> ReleasedSchemas.of(Schema.createRecord("NeverSeen", null, "x", false, List.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Expected the newest released version of NeverSeen to be the current one: copy"
                        + " schemas/internal/never-seen.avsc to schemas/internal/released/never-seen.v1.avsc");
    }

    private static byte[] write(InternalAvroSerde<Award> serde) {
        return serde.serializer().serialize("any", Records.anyAward());
    }

    private static Award read(InternalAvroSerde<Award> serde, byte[] bytes) {
        return serde.deserializer().deserialize("any", bytes);
    }
}
