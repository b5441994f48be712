package io.loyaltystreams.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The reference of the configuration as a page, made of the commented example and of the properties that are refused. */
final class ConfigReference {

    private static final Pattern KEY =
            Pattern.compile("^( *)(#?)([a-z][a-z0-9.-]*):(?: (?!#)(.*?))?(?: +# (.*)| # (.*))?$");

    private final StringBuilder page = new StringBuilder();
    private final List<String> comment = new ArrayList<>();
    private String group = "";
    private boolean groups;
    private boolean inTable;

    private ConfigReference() {}

    static String of(String example) {
        var reference = new ConfigReference();
        reference.page.append("""
                # Configuration

                Made from [loyalty.example.yaml](../loyalty.example.yaml), which is a file to start from; do not edit it here.
                `mvn test -Dtest=ConfigReferenceTest -Dgolden.update=true` writes it anew.

                """.stripIndent());
        example.lines().forEach(reference::line);
        reference.refused();
        return reference.page.toString();
    }

    private void line(String line) {
        var key = KEY.matcher(line);
        if (line.isBlank()) {
            // what stands above the first key is about the whole file
            if (page.indexOf("\n| ") < 0 && group.isEmpty()) {
                paragraph();
            }
        } else if (line.strip().startsWith("# ")) {
            comment.add(line.strip().substring(2));
        } else if (key.matches()) {
            var meaning = key.group(5) == null ? key.group(6) : key.group(5);
            key(key.group(1).length(), !key.group(2).isEmpty(), key.group(3), key.group(4), meaning);
        }
    }

    private void key(int indent, boolean out, String name, String value, String meaning) {
        if (indent == 0 && value == null && !out) {
            group = name;
            groups = true;
            inTable = false;
            page.append("\n## ").append(name).append("\n\n");
            paragraph();
            return;
        }
        if (indent == 0) {
            if (groups) {
                page.append("\n## ").append(name).append("\n\n");
                inTable = false;
            }
            group = "";
        }
        if (indent > 2) {
            return; // an example of a value
        }
        var all = new ArrayList<>(comment);
        comment.clear();
        if (meaning != null) {
            all.add(meaning);
        }
        row(group.isEmpty() ? name : group + "." + name, out, value, String.join(" ", all));
    }

    private void row(String key, boolean out, String value, String meaning) {
        if (!inTable) {
            page.append("| key | default | variable | meaning |\n|---|---|---|---|\n");
            inTable = true;
        }
        var shown = value == null ? "" : "`" + value.replace("|", "\\|") + "`";
        boolean required = meaning.startsWith("required");
        var standard = required ? "required, such as " + shown : out ? "none; such as " + shown : shown;
        page.append("| `%s` | %s | `%s` | %s |%n"
                .formatted(key, standard, Reading.variableOf(key), meaning.replaceFirst("^required[:,;]? ?", "")));
    }

    private void paragraph() {
        if (!comment.isEmpty()) {
            page.append(String.join("\n", comment)).append("\n\n");
            comment.clear();
        }
    }

    private void refused() {
        page.append("\n## Kafka properties that are refused\n\n");
        page.append("Under `kafka`, with and without a prefix such as `producer.` or `main.consumer.`:\n\n");
        page.append("| property | why |\n|---|---|\n");
        byReason().forEach((why, names) -> page.append("| %s | %s |%n".formatted(names, why)));
    }

    private static Map<String, String> byReason() {
        return KafkaKeys.REFUSED.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        TreeMap::new,
                        Collectors.mapping(entry -> "`" + entry.getKey() + "`", Collectors.joining(", "))));
    }
}
