package io.loyaltystreams.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows in aligned columns: texts to the left, numbers by their decimal point. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private Set<Integer> numbers = Set.of();

    /** Which columns hold numbers, from 0. The first row names the columns. */
    public TextTable numbers(Integer... columns) {
        numbers = Set.of(columns);
        return this;
    }

    public TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public String text() {
        var columns = new ArrayList<List<String>>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            columns.add(aligned(column));
        }
        var text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            int current = row;
            var cells = columns.stream().map(column -> column.get(current)).toList();
            text.append(String.join(GAP, cells).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private List<String> aligned(int column) {
        var cells = new ArrayList<>(rows.stream().map(row -> row.get(column)).toList());
        boolean number = numbers.contains(column);
        if (number) {
            int widest =
                    cells.stream().skip(1).mapToInt(TextTable::fraction).max().orElse(0);
            for (int row = 1; row < cells.size(); row++) {
                var cell = cells.get(row);
                cells.set(row, cell + " ".repeat(widest - fraction(cell)));
            }
        }
        int width = cells.stream().mapToInt(String::length).max().orElse(0);
        return cells.stream()
                .map(cell ->
                        number ? " ".repeat(width - cell.length()) + cell : cell + " ".repeat(width - cell.length()))
                .toList();
    }

    /** How much of a number is behind its last whole digit. */
    private static int fraction(String number) {
        int point = number.indexOf('.');
        return point < 0 ? 0 : number.length() - point;
    }
}
