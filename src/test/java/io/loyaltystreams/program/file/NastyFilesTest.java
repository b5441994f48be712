package io.loyaltystreams.program.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever somebody writes in place of a value, it is read or refused in words, and editors never underline what is read. */
class NastyFilesTest {

    private static final List<String> NASTY = List.of(
            "",
            "~",
            "[]",
            "{}",
            "[[1]]",
            "{ a: 1 }",
            "-1",
            "0",
            "1",
            "2.50",
            "010",
            "1e3",
            "1_000",
            "999999999999999999999",
            "P0D",
            "P1D",
            "P999999999Y",
            "'*'",
            "&a 1",
            "*a",
            "!!int 5",
            "2026-03-29T02:30",
            "9999-12-31T23:59",
            "XXX",
            "EUR",
            "'\\u0000'",
            "\"\\u0007\"",
            "ünïcödé",
            "order.total > 0.0",
            "((((",
            "points");

    private static final Pattern VALUE =
            Pattern.compile("(?<=(: |\\[|, ))[^\\s\\[\\]{},:][^\\[\\]{},\\n]*(?=[,}\\]\\n])");

    /** Without its expression, which takes longer to compile than all the rest to read. */
    private final String sound = read().replaceFirst("\n +if: .*", "");

    private static String read() {
        try {
            return Files.readString(ProgramSchemaTest.SOUND.resolve("everything.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void areReadOrRefusedWhateverStandsInPlaceOfAValue() throws IOException {
        int judged = 0;
        var values = VALUE.matcher(sound);
        while (values.find()) {
            for (var nasty : NASTY) {
                judge(sound.substring(0, values.start()) + nasty + sound.substring(values.end()));
                judged++;
            }
        }
        assertThat(judged).isGreaterThan(2000);
    }

    @Test
    void areReadOrRefusedWhateverStandsInPlaceOfAnExpression() throws IOException {
        for (var nasty : NASTY) {
            judge(read().replaceFirst("if: .*", Matcher.quoteReplacement("if: " + nasty)));
        }
    }

    @Test
    void areReadOrRefusedWhicheverLineIsMissingOrTwice() throws IOException {
        var lines = sound.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var less = new ArrayList<>(lines);
            less.remove(i);
            judge(String.join("\n", less));
            var more = new ArrayList<>(lines);
            more.add(i, lines.get(i));
            judge(String.join("\n", more));
        }
    }

    private static void judge(String text) throws IOException {
        var faults = new Faults(Path.of("program.yaml"));
        var program =
                YamlReader.read(text, faults).flatMap(node -> ProgramReader.PROGRAM.read(new Value(node, "", faults)));
        boolean refused = faults.count() > 0;
        assertThat(refused || program.isPresent()).as(text).isTrue();
        assertThat(faults.list())
                .allSatisfy(
                        fault -> assertThat(fault.toString()).hasLineCount(1).doesNotContain("java.", "Exception"));
        if (!refused) {
            assertThat(complaints(text)).as(text).isEmpty();
        }
    }

    private static List<String> complaints(String text) throws IOException {
        try {
            return ProgramSchemaTest.complaints(text);
        } catch (JsonProcessingException e) {
            return List.of(e.getOriginalMessage());
        }
    }
}
