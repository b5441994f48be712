package io.loyaltystreams.program.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON Schema of program files, as the readers describe it: editors complete and underline with it. */
public final class ProgramSchema {

    private ProgramSchema() {}

    /** The schema, draft 2020-12. */
    public static ObjectNode schema() {
        var schema = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Loyalty program")
                .put(
                        "description",
                        "How a loyalty program works. What a schema cannot say, loyalty program check FILE says.");
        return schema.setAll(ProgramReader.PROGRAM.describe());
    }

    /** As text to print or keep. */
    public static String text() {
        try {
            return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(schema()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected a schema that can be written", e);
        }
    }
}
