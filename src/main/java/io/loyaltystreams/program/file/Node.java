package io.loyaltystreams.program.file;

import java.util.List;
import java.util.Map;

/** What a YAML document consists of. Scalars keep their text as written: no number or date is guessed. */
sealed interface Node {

    /** Of the key, or of the item's beginning in a list, from 1; 0 for the document. */
    int line();

    /** Keys in the order of the file. */
    record Mapping(Map<String, Node> entries, int line) implements Node {}

    record Sequence(List<Node> items, int line) implements Node {}

    record Scalar(String text, int line) implements Node {}

    record Nothing(int line) implements Node {}

    /** Stands for a value that is written elsewhere. It is seen, and refused, wherever a value is read. */
    record Alias(String name, int line) implements Node {}

    /** As shown to the operator, in one short line. */
    default String shown() {
        return switch (this) {
            case Mapping mapping ->
                mapping.entries().isEmpty()
                        ? "a section without keys"
                        : "a section with the keys "
                                + String.join(", ", mapping.entries().keySet());
            case Sequence sequence -> "a list of " + sequence.items().size();
            case Scalar scalar -> "'" + shortened(scalar.text().replaceAll("\\s+", " ")) + "'";
            case Nothing nothing -> "nothing";
            case Alias alias -> "the alias *" + alias.name();
        };
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
