package io.loyaltystreams.demo.check;

import io.loyaltystreams.avro.out.MemberBalance;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.config.Topics;
import io.loyaltystreams.serde.AvroSerdes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads, from their beginning, all topics that the service writes to, committed records only. */
public final class OutputReader implements AutoCloseable {

    private static final List<Topic> COMMANDS =
            List.of(Topic.PIGGY_INTERACTIVE, Topic.PIGGY_STANDARD, Topic.PIGGY_BULK);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Consumer<ConsumerRecord<byte[], byte[]>>> byTopic = new HashMap<>();

    /**
     * Prepares to read; the topics must be there.
     *
     * @param observed where everything goes that is read
     */
    public OutputReader(String bootstrapServers, AvroSerdes serdes, Observed observed) {
        read(Topic.POINTS_LEDGER, PointsPosted.class, serdes, observed::posted);
        readBalances(serdes, observed);
        read(Topic.NO_EFFECTS, NoEffect.class, serdes, observed::noEffect);
        COMMANDS.forEach(lane -> read(lane, PiggyCommand.class, serdes, observed::command));
        read(Topic.PIGGY_OUTCOMES, PiggyOutcome.class, serdes, observed::outcome);
        byTopic.put(
                Topics.defaults().name(Topic.DEAD_LETTERS),
                dead -> observed.deadLetter(header(dead, "cause"), text(dead.key())));
        var settings = Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers,
                "client.id", "demo-check",
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partitions = byTopic.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads what is there, waiting for it at most this long. */
    public void poll(Duration atMost) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(atMost)) {
            byTopic.get(each.topic()).accept(each);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private <T extends SpecificRecord> void read(Topic topic, Class<T> type, AvroSerdes serdes, Consumer<T> into) {
        var deserializer = serdes.value(type).deserializer();
        byTopic.put(
                Topics.defaults().name(topic),
                each -> into.accept(deserializer.deserialize(each.topic(), each.value())));
    }

    private void readBalances(AvroSerdes serdes, Observed observed) {
        var deserializer = serdes.value(MemberBalance.class).deserializer();
        byTopic.put(Topics.defaults().name(Topic.MEMBER_BALANCES), each -> {
            if (each.value() == null) {
                observed.noBalance(text(each.key()));
            } else {
                observed.balance(deserializer.deserialize(each.topic(), each.value()));
            }
        });
    }

    private static String header(ConsumerRecord<byte[], byte[]> each, String name) {
        var header = each.headers().lastHeader(name);
        return header == null ? "(no header '" + name + "')" : text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
