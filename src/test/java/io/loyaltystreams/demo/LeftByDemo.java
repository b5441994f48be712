package io.loyaltystreams.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a demo leaves behind with {@code --keep}. */
final class LeftByDemo {

    private static final Pattern WHERE = Pattern.compile("are in (\\S+)\\s*$");
    private static final Pattern METRIC = Pattern.compile("\\bloyalty_[a-z_]+");

    private final Path directory;

    private LeftByDemo(Path directory) {
        this.directory = directory;
    }

    /** @param printed by the demo; its last line says where everything is */
    static LeftByDemo of(String printed) {
        var where = WHERE.matcher(printed);
        if (!where.find()) {
            throw new AssertionError("Expected the demo to say where its logs are but it printed " + printed);
        }
        return new LeftByDemo(Path.of(where.group(1)));
    }

    String serviceLog() {
        return read(directory.resolve("service.log"));
    }

    String metrics() {
        return read(directory.resolve("metrics.txt"));
    }

    /** The metrics of ours that alert rules and dashboard ask for. */
    static List<String> watched() {
        return Stream.of("monitoring/prometheus/alerts.yml", "monitoring/grafana/loyalty-streams.json")
                .map(file -> read(Path.of(file)))
                .flatMap(text -> METRIC.matcher(text).results().map(match -> match.group()))
                .filter(name ->
                        !name.equals("loyalty_rules_failed_total")) // has nothing to count in a program that works
                .distinct()
                .sorted()
                .toList();
    }

    void delete() {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
