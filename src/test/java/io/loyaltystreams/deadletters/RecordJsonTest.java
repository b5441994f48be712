package io.loyaltystreams.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class RecordJsonTest {

    /** A producer one version ahead: nobody has judged {@code loyaltyPin} yet. */
    private static final Schema SCHEMA = new Schema.Parser().parse("""
            {"type":"record","name":"MemberSignedUp","fields":[
              {"name":"eventId","type":"string"},
              {"name":"signedUpAt","type":{"type":"long","logicalType":"timestamp-millis"}},
              {"name":"memberRefs","type":{"type":"array","items":{"type":"record","name":"MemberRef","fields":[
                {"name":"kind","type":"string"},{"name":"value","type":"string"}]}}},
              {"name":"email","type":["null","string"]},
              {"name":"birthDate","type":["null",{"type":"int","logicalType":"date"}]},
              {"name":"points","type":["null","long"]},
              {"name":"marketingConsent","type":"boolean"},
              {"name":"loyaltyPin","type":"int"},
              {"name":"couponCodes","type":{"type":"array","items":"string"}},
              {"name":"attributes","type":{"type":"map","values":"string"}}]}
            """);

    @Test
    void hidesWhatIsNotKnownToBeImpersonal() {
        assertThat(new RecordJson(false).of(record()).toString())
                .isEqualTo("{\"eventId\":\"e-1\",\"signedUpAt\":\"2026-02-03T10:15:30Z\","
                        + "\"memberRefs\":[{\"kind\":\"email\",\"value\":\"(hidden)\"}],"
                        + "\"email\":\"(hidden)\",\"birthDate\":\"(hidden)\",\"points\":7,\"marketingConsent\":true,"
                        + "\"loyaltyPin\":\"(hidden)\",\"couponCodes\":[\"SPRING\"],"
                        + "\"attributes\":{\"note\":\"(hidden)\"}}");
    }

    @Test
    void showsAllWhenAsked() {
        assertThat(new RecordJson(true).of(record()).toString())
                .contains("\"value\":\"ann@example.org\"", "\"birthDate\":\"1990-05-17\"", "\"loyaltyPin\":1234")
                .contains("\"attributes\":{\"note\":\"likes tea\"}");
    }

    private static GenericRecord record() {
        var reference =
                new GenericData.Record(SCHEMA.getField("memberRefs").schema().getElementType());
        reference.put("kind", "email");
        reference.put("value", "ann@example.org");
        var record = new GenericData.Record(SCHEMA);
        record.put("eventId", "e-1");
        record.put("signedUpAt", 1_770_113_730_000L);
        record.put("memberRefs", List.of(reference));
        record.put("email", "ann@example.org");
        record.put("birthDate", 7441);
        record.put("points", 7L);
        record.put("marketingConsent", true);
        record.put("loyaltyPin", 1234);
        record.put("couponCodes", List.of("SPRING"));
        record.put("attributes", Map.of("note", "likes tea"));
        return record;
    }
}
