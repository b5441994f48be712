package io.loyaltystreams.program.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypes;

/** Types as a program's owner calls them. */
final class TypeWords {

    private TypeWords() {}

    static String a(CelType type) {
        return a(CelTypes.format(type));
    }

    /** @param type as the type checker writes it */
    static String a(String type) {
        return switch (type) {
            case "string" -> "a text";
            case "double" -> "a decimal number";
            case "int" -> "a whole number";
            case "bool" -> "true or false";
            case "google.protobuf.Timestamp" -> "a time";
            case "google.protobuf.Duration" -> "a duration";
            case "list(string)" -> "a list of texts";
            case "list(int)" -> "a list of whole numbers";
            case "list(double)" -> "a list of decimal numbers";
            case "map(string, string)" -> "a map of texts";
            case "null" -> "null";
            default -> type.startsWith("list(") ? "a list" : type.startsWith("map(") ? "a map" : "a value of any type";
        };
    }
}
