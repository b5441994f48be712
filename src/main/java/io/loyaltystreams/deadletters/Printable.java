package io.loyaltystreams.deadletters;

import java.util.HexFormat;

/** Texts of others, fit for a terminal: a record must not be able to move the cursor or to forge a line. */
final class Printable {

    private static final int ROW = 16;

    private Printable() {}

    /** One line without control characters. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\u00b7");
    }

    static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "\u2026";
    }

    /** Sixteen bytes a line, as hex and as far as they are ASCII. */
    static String dump(byte[] bytes, int most) {
        var text = new StringBuilder();
        int end = Math.min(most, bytes.length);
        for (int at = 0; at < end; at += ROW) {
            int rowEnd = Math.min(end, at + ROW);
            text.append("  %06x  %-48s".formatted(at, HexFormat.ofDelimiter(" ").formatHex(bytes, at, rowEnd)));
            for (int i = at; i < rowEnd; i++) {
                text.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
            }
            text.append(System.lineSeparator());
        }
        return end < bytes.length
                ? text.append("  and ")
                        .append(bytes.length - end)
                        .append(" bytes more")
                        .toString()
                : text.toString().stripTrailing();
    }
}
