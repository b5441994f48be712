package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltystreams.avro.internal.Award;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroSerializerTest {

    private static final Schema AWARD = Award.getClassSchema();

    private final TestRegistry registry = TestRegistry.start();

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @CsvSource({
        "TopicNameStrategy, awards-value",
        "RecordNameStrategy, io.loyaltystreams.avro.internal.Award",
        "TopicRecordNameStrategy, awards-io.loyaltystreams.avro.internal.Award",
        "io.confluent.kafka.serializers.subject.TopicNameStrategy, awards-value",
        "io.confluent.kafka.serializers.subject.RecordNameStrategy, io.loyaltystreams.avro.internal.Award"
    })
    void registersUnderTheSubjectOfTheStrategy(String strategy, String subject) {
        write(Map.of("value.subject.name.strategy", strategy));

        assertThat(registry.lines()).containsExactly("POST /subjects/" + subject + "/versions?normalize=false");
    }

    @Test
    void leavesNullNull() {
        assertThat(serdes(Map.of()).value(Award.class).serializer().serialize("awards", null))
                .isNull();
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void writesThroughAnOutageWhatWasRegisteredBefore() {
        var serdes = serdes(Map.of());
        serdes.register("awards", AWARD);
        registry.close();

        assertThat(serdes.value(Award.class).serializer().serialize("awards", Records.anyAward()))
                .startsWith(0, 0, 0, 0, 1);
    }

    @Test
    void writesNothingWhileTheRegistryIsAwayAndCarriesOnAfterwards() {
        var serializer = serdes(Map.of()).value(Award.class).serializer();
        registry.answerAlways(503, "text/html", "");
        assertThatThrownBy(() -> serializer.serialize("awards", Records.anyAward()))
                .isInstanceOf(RegistryUnavailableException.class);

        registry.behave();

        assertThat(serializer.serialize("awards", Records.anyAward())).startsWith(0, 0, 0, 0, 1);
    }

    @Test
    void refusesToWriteWithoutRegisteringWhatIsNotThere() {
        assertThatThrownBy(() -> write(Map.of("auto.register.schemas", "false")))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("404 (40401): Subject 'awards-value' not found.");
    }

    @Test
    void writesWithTheLatestSchemaWhenAskedTo() {
        var theirs = changed("\"taken\"", "\"takenBack\"");
        registry.put("awards-value", theirs);

        byte[] bytes = write(Map.of("auto.register.schemas", "false", "use.latest.version", "true"));

        assertThat(registry.lines()).containsExactly("GET /subjects/awards-value/versions/latest");
        assertThat(serdes(Map.of()).value(Award.class).deserializer().deserialize("awards", bytes))
                .isEqualTo(Records.anyAward());
    }

    @Test
    void refusesALatestSchemaThatCannotReadOurs() {
        registry.put("awards-value", changed("\"points\"", "\"amount\""));

        assertThatThrownBy(() -> write(Map.of("auto.register.schemas", "false", "use.latest.version", "true")))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessage(
                        "Expected the latest schema of awards-value (id 1) to read what Award writes but it does not:"
                                + " register a compatible one or set latest.compatibility.strict to false");
    }

    @Test
    void namesTheRecordThatLacksAValue() {
        var incomplete = Records.anyAward();
        incomplete.setLinePoints(null);
        var serializer = serdes(Map.of()).value(Award.class).serializer();

        assertThatThrownBy(() -> serializer.serialize("awards", incomplete))
                .isInstanceOf(SerializationException.class)
                .isNotInstanceOf(SerdeException.class)
                .hasMessage("Expected a complete Award but it does not encode");
        assertThat(serializer.serialize("awards", Records.anyAward()))
                .as("nothing of the failed record is left in the buffers")
                .isEqualTo(write(Map.of()));
    }

    /** Our schema with a part of its text replaced, in place and order of fields alike. */
    private static Schema changed(String part, String by) {
        return new Schema.Parser().parse(AWARD.toString().replace(part, by));
    }

    private byte[] write(Map<String, String> settings) {
        return serdes(settings).value(Award.class).serializer().serialize("awards", Records.anyAward());
    }

    private AvroSerdes serdes(Map<String, String> more) {
        var settings = new HashMap<>(Map.of("schema.registry.url", registry.url()));
        settings.putAll(more);
        return AvroSerdes.from(settings);
    }
}
