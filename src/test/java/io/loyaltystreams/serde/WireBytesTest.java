package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Topics and stores are full of bytes like these, and others' readers know them. */
class WireBytesTest {

    private static final HexFormat HEX = HexFormat.of();

    static List<SchemaFile> files() {
        return Stream.of("in", "out", "internal")
                .flatMap(folder -> SchemaFile.in(folder).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void areAsTheyWereReleased(SchemaFile file) throws ReflectiveOperationException {
        var golden = example(file);
        try (var registry = TestRegistry.start()) {
            check(golden, file, file.type(), registry);
        }
    }

    @Test
    void areKnownOfEveryRecordAndNothingElse() {
        assertThat(GoldenBytes.all())
                .extracting(GoldenBytes::name)
                .containsExactlyInAnyOrderElementsOf(
                        files().stream().map(file -> file.schema().getName()).toList());
    }

    private static <T extends SpecificRecord> void check(
            GoldenBytes golden, SchemaFile file, Class<T> type, TestRegistry registry) {
        Serde<T> serde = file.folder().equals("internal")
                ? InternalAvroSerde.of(type)
                : AvroSerdes.from(Map.of("schema.registry.url", registry.url())).value(type);
        var record = golden.record(type);

        assertThat(HEX.formatHex(serde.serializer().serialize("any", record)))
                .as(
                        "The bytes of %s changed. With a new field that is expected: extend the example and take over the new"
                                + " bytes. Else a deployed reader would misread every record from now on.",
                        golden)
                .isEqualTo(golden.hex());
        // not by equals: Avro's lists cannot compare records that hold an optional date
        assertThat(serde.deserializer().deserialize("any", HEX.parseHex(golden.hex())))
                .hasToString(record.toString());
    }

    private static GoldenBytes example(SchemaFile file) {
        String name = file.schema().getName();
        return GoldenBytes.all().stream()
                .filter(golden -> golden.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("golden/wire-bytes.txt needs an example of " + name));
    }
}
