package io.loyaltystreams.program.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loyaltystreams.program.Tiers.Metric;
import io.loyaltystreams.program.Tiers.Window;
import io.loyaltystreams.program.expression.Expressions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What qualifies for a tier, and over which time: each is one of a few words, or a text with more in it. */
final class Qualifying {

    private static final List<Map.Entry<String, Metric>> METRICS = List.of(
            Map.entry("points", new Metric.Points()),
            Map.entry("spend", new Metric.Spend()),
            Map.entry("orders", new Metric.Orders()));

    private static final List<Map.Entry<String, Window>> WINDOWS = List.of(
            Map.entry("calendar-year", new Window.CalendarYear()),
            Map.entry("anniversary", new Window.Anniversary()),
            Map.entry("lifetime", new Window.Lifetime()));

    private static final Pattern ONE_WORD = Pattern.compile("[A-Za-z-]+");
    private static final String ROLLING = "rolling ";

    static final Type<Metric> METRIC = new Type<>(Qualifying::metric, () -> wordsOr(METRICS, Scalars.TEXT.describe()));

    static final Type<Window> WINDOW = new Type<>(
            Qualifying::window,
            () -> wordsOr(WINDOWS, Type.object("string").put("pattern", "^" + ROLLING + Times.PERIOD_PATTERN + "$")));

    private Qualifying() {}

    private static Optional<Metric> metric(Value value) {
        var text = value.text().orElse("");
        var word = word(text, METRICS);
        var misspelt =
                ONE_WORD.matcher(text).matches() ? Spelling.near(text, names(METRICS)) : Optional.<String>empty();
        if (word.isPresent()) {
            return word;
        }
        if (text.isEmpty() || misspelt.isPresent()) {
            return value.refuse(misspelt.orElse("points, spend, orders or an expression over them"));
        }
        return Conditions.compiled(value, Expressions.measure(text)).map(Metric.Expression::new);
    }

    private static Optional<Window> window(Value value) {
        var text = value.text().orElse("");
        if (text.startsWith(ROLLING)) {
            var period = new Value(
                    new Node.Scalar(
                            text.substring(ROLLING.length()), value.node().line()),
                    value.path(),
                    value.faults());
            return Times.PERIOD.read(period).map(Window.Rolling::new);
        }
        var word = word(text, WINDOWS);
        return word.isPresent()
                ? word
                : value.refuse(Spelling.near(text, names(WINDOWS))
                        .orElse("rolling and a period, such as rolling P12M, or one of "
                                + String.join(", ", names(WINDOWS))));
    }

    private static <T> Optional<T> word(String text, List<Map.Entry<String, T>> words) {
        return words.stream()
                .filter(word -> word.getKey().equals(text))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static <T> List<String> names(List<Map.Entry<String, T>> words) {
        return words.stream().map(Map.Entry::getKey).toList();
    }

    private static <T> ObjectNode wordsOr(List<Map.Entry<String, T>> words, ObjectNode other) {
        var schema = JsonNodeFactory.instance.objectNode();
        var either = schema.putArray("anyOf");
        var known = either.addObject().putArray("enum");
        names(words).forEach(known::add);
        either.add(other);
        return schema;
    }
}
