package io.loyaltystreams.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** The examples of {@code golden/wire-bytes.txt}: three lines each, the record's name, the record as JSON, its bytes as hex. */
record GoldenBytes(String name, String json, String hex) {

    static List<GoldenBytes> all() {
        var lines = lines().stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        var examples = new ArrayList<GoldenBytes>();
        for (int i = 0; i < lines.size(); i += 3) {
            examples.add(new GoldenBytes(lines.get(i), lines.get(i + 1), lines.get(i + 2)));
        }
        return examples;
    }

    <T extends SpecificRecord> T record(Class<T> type) {
        var reader = new SpecificDatumReader<>(type);
        try {
            return reader.read(null, DecoderFactory.get().jsonDecoder(reader.getSchema(), json));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the example of " + name, e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static List<String> lines() {
        try (var in = GoldenBytes.class.getResourceAsStream("/golden/wire-bytes.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
