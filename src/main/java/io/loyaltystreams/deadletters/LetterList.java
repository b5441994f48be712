package io.loyaltystreams.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.explain.TextTable;
import io.loyaltystreams.serde.AvroSerdes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/** The letters that are there, newest last, and how many of each cause. Shows no content. */
public final class LetterList {

    private static final int MESSAGE = 100;

    private static final Comparator<Row> AGE =
            Comparator.comparing((Row row) -> row.letter.written()).thenComparing(row -> row.letter.id());

    /** The newest of those that are meant; the oldest of them lies on top. */
    private final PriorityQueue<Row> newest = new PriorityQueue<>(AGE);

    private final Map<String, Integer> causes = new TreeMap<>();
    private final List<String> strangers = new ArrayList<>();
    private int all;

    private record Row(Letter letter, String replayed) {}

    private LetterList() {}

    /**
     * Reads the topic.
     *
     * @param atMost how many letters are listed; all are counted
     * @throws KafkaRefusal when Kafka does not answer
     */
    public static LetterList read(Config config, Choice choice, int atMost) {
        var letters = new Letters(config);
        var list = new LetterList();
        try {
            var log = ReplayLog.read(
                    letters,
                    config.topics().name(Topic.DEAD_LETTER_REPLAYS),
                    AvroSerdes.from(config.schemaRegistry().forSerde()));
            letters.read(choice, letter -> list.add(letter, log, atMost), list.strangers::add);
        } catch (KafkaException refused) {
            throw KafkaRefusal.of(refused, config.kafka());
        }
        return list;
    }

    private void add(Letter letter, ReplayLog log, int atMost) {
        all++;
        causes.merge(letter.cause(), 1, Integer::sum);
        var replayed =
                log.of(letter.id()).map(done -> done.getReplayedAt().toString()).orElse("");
        newest.add(new Row(letter.withoutContent(), replayed));
        if (newest.size() > atMost) {
            newest.remove();
        }
    }

    /** How many letters are meant. */
    public int count() {
        return all;
    }

    public String text() {
        if (all == 0) {
            return "No dead letters" + System.lineSeparator() + strangerLines();
        }
        var table = new TextTable().row("Letter", "Written", "Cause", "Came from", "Replayed", "Why");
        rows().forEach(row -> table.row(
                row.letter.id().toString(),
                row.letter.written().toString(),
                row.letter.cause(),
                row.letter.topic() + "-" + row.letter.partition() + "@" + row.letter.offset(),
                row.replayed.isEmpty() ? "-" : row.replayed,
                Printable.shortened(row.letter.message(), MESSAGE)));
        var shown = newest.size() < all ? "; the newest " + newest.size() + " are shown, --limit shows more" : "";
        return table.text() + strangerLines() + all + " dead letters: " + counts() + shown + System.lineSeparator();
    }

    public String json() {
        var node = JsonNodeFactory.instance.objectNode();
        var letters = node.putArray("letters");
        rows().forEach(row -> letters.add(json(row)));
        var counts = node.putObject("causes");
        causes.forEach(counts::put);
        return node.toPrettyString();
    }

    private static JsonNode json(Row row) {
        var node = LetterView.head(row.letter);
        return row.replayed.isEmpty() ? node.putNull("replayedAt") : node.put("replayedAt", row.replayed);
    }

    private List<Row> rows() {
        return newest.stream().sorted(AGE).toList();
    }

    private String counts() {
        return causes.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    private String strangerLines() {
        return strangers.stream().map(line -> line + System.lineSeparator()).collect(Collectors.joining());
    }
}
