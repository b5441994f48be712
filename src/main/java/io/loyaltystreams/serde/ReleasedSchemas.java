package io.loyaltystreams.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** The released versions of an internal record, oldest first, as packaged with the program. */
final class ReleasedSchemas {

    private static final String FOLDER = "schemas/internal/released/";

    private ReleasedSchemas() {}

    /** All released versions; the last one equals {@code current} in all that decides the bytes. */
    static List<Schema> of(Schema current) {
        var versions = new ArrayList<Schema>();
        String file = fileName(current);
        for (var next = read(file, 1); next != null; next = read(file, versions.size() + 1)) {
            versions.add(next);
        }
        if (versions.isEmpty() || !writesAlike(versions.getLast(), current)) {
            throw new IllegalStateException("Expected the newest released version of " + current.getName()
                    + " to be the current one: copy schemas/internal/" + file + ".avsc to " + FOLDER + file + ".v"
                    + (versions.size() + 1) + ".avsc");
        }
        return versions;
    }

    /** {@code OrderPlaced} lives in {@code order-placed.avsc}. */
    static String fileName(Schema schema) {
        return schema.getName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static boolean writesAlike(Schema one, Schema other) {
        return SchemaNormalization.toParsingForm(one).equals(SchemaNormalization.toParsingForm(other));
    }

    private static Schema read(String file, int version) {
        String path = FOLDER + file + ".v" + version + ".avsc";
        try (var in = ReleasedSchemas.class.getClassLoader().getResourceAsStream(path)) {
            return in == null ? null : new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}
