package io.loyaltystreams.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loyaltystreams.config.Config;
import io.loyaltystreams.serde.SerdeException;
import io.loyaltystreams.serde.WrittenRecords;
import java.util.ArrayList;
import java.util.Optional;

/**
 * One letter, decoded as far as it can be. Keys, values and the producer's headers may hold personal data: what is not known to be
 * free of it is hidden unless it is asked for.
 */
public final class LetterView {

    private static final int DUMPED = 1024;

    private final Letter letter;
    private final WrittenRecords records;
    private final boolean personal;

    private LetterView(Letter letter, WrittenRecords records, boolean personal) {
        this.letter = letter;
        this.records = records;
        this.personal = personal;
    }

    /**
     * Finds a letter; empty when there is none.
     *
     * @param personal whether personal data is shown
     * @throws KafkaRefusal when Kafka does not answer
     */
    public static Optional<LetterView> find(Config config, LetterId id, boolean personal) {
        var found = new ArrayList<Letter>();
        new Letters(config).read(Choice.of(id), found::add, line -> {});
        var records = WrittenRecords.from(config.schemaRegistry().forSerde());
        return found.stream().findFirst().map(letter -> new LetterView(letter, records, personal));
    }

    /** What the service noted about a letter. */
    static ObjectNode head(Letter letter) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("letter", letter.id().toString())
                .put("written", letter.written().toString())
                .put("cause", letter.cause())
                .put("why", letter.message())
                .put("stage", letter.stage())
                .put("topic", letter.topic())
                .put("partition", letter.partition())
                .put("offset", letter.offset());
    }

    public String json() {
        var node = head(letter).put("key", text(letter.key()));
        var headers = node.putObject("headers");
        letter.headers().forEach(header -> headers.put(Printable.line(header.key()), text(header.value())));
        try {
            var record = records.read(letter.topic(), letter.value());
            node.put("record", record.getSchema().getFullName());
            node.set("value", new RecordJson(personal).of(record));
        } catch (SerdeException undecoded) {
            node.put("undecoded", undecoded.getMessage());
            node.put("bytes", letter.value() == null ? 0 : letter.value().length);
        }
        return node.toPrettyString();
    }

    /** The bytes, when personal data is asked for; empty otherwise. */
    public Optional<String> bytes() {
        return personal && letter.value() != null
                ? Optional.of(Printable.dump(letter.value(), DUMPED))
                : Optional.empty();
    }

    private String text(byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        return personal ? Printable.line(new String(bytes, UTF_8)) : RecordJson.HIDDEN;
    }
}
