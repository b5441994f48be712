package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is deployed somewhere must go on reading what we write, and we what is deployed somewhere writes. */
class ReleasedSchemasTest {

    static List<SchemaFile> sharedWithOthers() {
        return Stream.concat(SchemaFile.in("in").stream(), SchemaFile.in("out").stream())
                .toList();
    }

    static List<SchemaFile> internal() {
        return SchemaFile.in("internal");
    }

    @ParameterizedTest
    @MethodSource("sharedWithOthers")
    void readsWhatTheLastReleaseWrites(SchemaFile file) {
        assertThat(problems(file.schema(), lastReleased(file)))
                .as(
                        "%s can no longer read records written by producers of the last release: they would all become dead"
                                + " letters. Give a new field a default; never rename a field or change its type.",
                        file)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sharedWithOthers")
    void isReadByTheLastRelease(SchemaFile file) {
        assertThat(problems(lastReleased(file), file.schema()))
                .as(
                        "Readers that still have the last release of %s can no longer read what is written with this one: they"
                                + " would stop. Never remove a field without a default; never rename a field or change its type.",
                        file)
                .isEmpty();
    }

    /** A store is full of old versions: its records are marked with the version, so each change needs a new one. */
    @ParameterizedTest
    @MethodSource("internal")
    void isTheNewestReleasedVersion(SchemaFile file) {
        var released = file.released();
        assertThat(released.isEmpty() ? null : released.getLast())
                .as(() -> file
                        + " (or a record that it contains) is not its newest released version, so state written by the last"
                        + " release would be misread. Release this one: " + file.proposal())
                .isEqualTo(file.schema());
    }

    @ParameterizedTest
    @MethodSource("internal")
    void readsTheStateOfEveryRelease(SchemaFile file) {
        assertThat(file.released())
                .allSatisfy(version -> assertThat(problems(file.schema(), version))
                        .as(
                                "%s can no longer read state that an earlier release wrote: the service would not start on it."
                                        + " Give a new field a default; never rename a field or change its type.",
                                file)
                        .isEmpty());
    }

    private static Schema lastReleased(SchemaFile file) {
        var released = file.released();
        assertThat(released)
                .as(() -> file + " has no released copy: " + file.proposal())
                .isNotEmpty();
        return released.getLast();
    }

    private static List<String> problems(Schema reader, Schema writer) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        return result.getType() == SchemaCompatibilityType.COMPATIBLE
                ? List.of()
                : result.getResult().getIncompatibilities().stream()
                        .map(one -> one.getType() + " at " + one.getLocation() + ": " + one.getMessage())
                        .toList();
    }
}
