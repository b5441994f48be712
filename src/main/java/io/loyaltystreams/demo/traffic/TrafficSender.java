package io.loyaltystreams.demo.traffic;

import io.loyaltystreams.serde.AvroSerdes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends events in their order at a steady pace, on a thread of its own, and knows of every one whether it arrived. */
public final class TrafficSender implements AutoCloseable {

    private static final int AS_LONG_AS_IT_TAKES =
            Math.toIntExact(Duration.ofMinutes(15).toMillis());

    private final List<TrafficEvent> events;
    private final int perSecond;
    private final Wire wire;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("traffic").unstarted(this::sendAll);

    /**
     * Prepares to send.
     *
     * @param perSecond records per second; 0 for as fast as the broker takes them
     */
    public TrafficSender(List<TrafficEvent> events, int perSecond, String bootstrapServers, AvroSerdes serdes) {
        this.events = List.copyOf(events);
        this.perSecond = perSecond;
        this.wire = new Wire(serdes);
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers,
                "client.id",
                "demo-traffic",
                "linger.ms",
                5,
                "acks",
                "all",
                // a broker that was killed remembers only the last batch of each producer: it must not be asked about
                // earlier ones
                "max.in.flight.requests.per.connection",
                1,
                // on a busy machine a broker takes minutes to come back, and a record that is given up spoils the count
                "delivery.timeout.ms",
                AS_LONG_AS_IT_TAKES,
                "max.block.ms",
                AS_LONG_AS_IT_TAKES);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    public void start() {
        thread.start();
    }

    /** How many records the broker has confirmed. */
    public int sent() {
        return sent.get();
    }

    /**
     * Whether every record is confirmed.
     *
     * @throws IllegalStateException if one was not
     */
    public boolean isDone() {
        var problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException(
                    "The broker did not take a record of the traffic: " + problem.getMessage(), problem);
        }
        return sent.get() == events.size();
    }

    @Override
    public void close() {
        thread.interrupt();
        producer.close(Duration.ZERO);
    }

    private void sendAll() {
        var start = System.nanoTime();
        try {
            for (int i = 0; i < events.size() && failure.get() == null; i++) {
                awaitTurn(start, i);
                var unused = producer.send(wire.record(events.get(i)), (metadata, problem) -> confirm(problem));
            }
            producer.flush();
        } catch (CancellationException e) {
            // closed before the end
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void confirm(Exception problem) {
        if (problem == null) {
            sent.incrementAndGet();
        } else {
            failure.compareAndSet(null, problem);
        }
    }

    private void awaitTurn(long start, int index) {
        var turn = perSecond == 0 ? start : start + index * 1_000_000_000L / perSecond;
        while (System.nanoTime() < turn) {
            LockSupport.parkNanos(turn - System.nanoTime());
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
        }
    }
}
