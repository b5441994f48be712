package io.loyaltystreams.config;

import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The {@code kafka} group: any client property, save those that would break exactly-once or that have a key of their own. */
final class KafkaKeys {

    private static final String ONCE = "the service sets it, since exactly-once depends on it";
    private static final String RECORDS = "the service sets it, since it knows the format of its records";
    private static final String SILENT_LOSS = "the service sets it, since records could be skipped without a trace";

    private static final String MEMBER = "the service sets it, since one member's records must stay in one partition";
    private static final String INTERNAL = "the service sets it, since internal topics would lose what they must keep";

    /** Refused with and without the prefix of one kind of client. */
    static final Map<String, String> REFUSED = Map.ofEntries(
            entry("processing.guarantee", ONCE),
            entry("enable.auto.commit", ONCE),
            entry("auto.commit.interval.ms", ONCE),
            entry("isolation.level", ONCE),
            entry("transactional.id", ONCE),
            entry("transaction.two.phase.commit.enable", ONCE),
            entry("enable.idempotence", ONCE),
            entry("acks", ONCE),
            entry("retries", ONCE),
            entry("group.protocol", ONCE),
            entry("partitioner.class", MEMBER),
            entry("partitioner.ignore.keys", MEMBER),
            entry("partition.assignment.strategy", MEMBER),
            entry("cleanup.policy", INTERNAL),
            entry("retention.ms", INTERNAL),
            entry("retention.bytes", INTERNAL),
            entry("message.timestamp.type", "the service sets it, since records carry the time of their event"),
            entry("auto.offset.reset", SILENT_LOSS),
            entry("deserialization.exception.handler", SILENT_LOSS),
            entry("default.deserialization.exception.handler", SILENT_LOSS),
            entry("processing.exception.handler", SILENT_LOSS),
            entry("production.exception.handler", SILENT_LOSS),
            entry("default.production.exception.handler", SILENT_LOSS),
            entry("errors.dead.letter.queue.topic.name", "set topics.dead-letters instead"),
            entry("key.serializer", RECORDS),
            entry("value.serializer", RECORDS),
            entry("key.deserializer", RECORDS),
            entry("value.deserializer", RECORDS),
            entry("default.key.serde", RECORDS),
            entry("default.value.serde", RECORDS),
            entry("default.timestamp.extractor", RECORDS),
            entry("group.id", "set application-id instead"),
            entry("application.id", "set application-id instead"),
            entry("application.server", "set http.advertised instead"),
            entry("group.instance.id", "set instance-id instead"),
            entry("num.stream.threads", "set stream-threads instead"),
            entry("commit.interval.ms", "set commit-interval instead"),
            entry("state.dir", "set state-dir instead"),
            entry("schema.registry.url", "set schema-registry.url instead"));

    private static final Set<String> KNOWN = known();

    private KafkaKeys() {}

    static KafkaProperties read(Section kafka, Secrets secrets) {
        var values = new LinkedHashMap<String, String>();
        kafka.others(end -> end.toLowerCase(Locale.ROOT).replace('_', '.')).forEach((key, given) -> {
            check(kafka, key, given);
            values.put(key, secrets.resolve(given));
        });
        if (!values.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            kafka.missing(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        }
        return new KafkaProperties(values);
    }

    private static void check(Section kafka, String key, Given given) {
        var property = withoutPrefix(key);
        var reason = REFUSED.get(property);
        if (reason != null) {
            kafka.fault(given.where() + ": not allowed; " + reason);
        } else if (!KNOWN.contains(property)) {
            // Plug-ins such as interceptors bring properties of their own, so only what looks misspelt is refused.
            Spelling.nearest(property, KNOWN)
                    .ifPresent(near -> kafka.fault(
                            given.where() + ": Kafka has no such property; did you mean " + kafka.full(near) + "?"));
        }
        SecretKeys.refuseWrittenOut(kafka, key, given);
    }

    private static String withoutPrefix(String key) {
        return KafkaProperties.PREFIXES.stream()
                .filter(key::startsWith)
                .findFirst()
                .map(prefix -> key.substring(prefix.length()))
                .orElse(key);
    }

    private static Set<String> known() {
        var names = new TreeSet<>(StreamsConfig.configDef().names());
        names.addAll(ConsumerConfig.configNames());
        names.addAll(ProducerConfig.configNames());
        names.addAll(AdminClientConfig.configNames());
        return names;
    }
}
