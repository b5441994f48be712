package io.loyaltystreams.bench;

import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.serde.AvroSerdes;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes orders as a point-of-sale producer would: keyed by order id. */
final class OrderWriter implements AutoCloseable {

    private final KafkaProducer<String, OrderPlaced> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** @param lingerMillis how long a record may wait for others */
    OrderWriter(String bootstrapServers, String registryUrl, int lingerMillis) {
        var settings = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                lingerMillis);
        this.producer = new KafkaProducer<>(
                settings,
                new StringSerializer(),
                AvroSerdes.from(Map.of("schema.registry.url", registryUrl))
                        .value(OrderPlaced.class)
                        .serializer());
    }

    void write(OrderPlaced order) {
        // failures come to the callback
        var unused = producer.send(
                new ProducerRecord<>(Topic.ORDERS.defaultName(), order.getOrderId(), order),
                (written, failed) -> failure.compareAndSet(null, failed));
    }

    /** Returns when the broker has them all. Throws {@link IllegalStateException} if it refused one. */
    @Override
    public void close() {
        producer.close();
        if (failure.get() != null) {
            throw new IllegalStateException("Not all orders could be written", failure.get());
        }
    }
}
