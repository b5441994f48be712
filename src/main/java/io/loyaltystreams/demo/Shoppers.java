package io.loyaltystreams.demo;

import io.loyaltystreams.demo.traffic.Traffic;
import io.loyaltystreams.demo.traffic.TrafficSender;
import io.loyaltystreams.serde.AvroSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The demo's traffic for a system that somebody else has started. */
public final class Shoppers {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Shoppers() {}

    /**
     * Returns when the broker has confirmed every record.
     *
     * @param perSecond records per second; 0 for as fast as possible
     * @param seed decides the traffic
     * @return how many records
     * @throws DemoFailure when broker or registry do not take it; one line
     */
    public static int send(String bootstrapServers, String registry, int orders, int perSecond, long seed)
            throws InterruptedException {
        var traffic = Traffic.of(seed, orders, Instant.now());
        var serdes = AvroSerdes.from(Map.of("schema.registry.url", registry));
        try (var sender = new TrafficSender(traffic, perSecond, bootstrapServers, serdes)) {
            sender.start();
            while (!sender.isDone()) {
                Thread.sleep(PAUSE);
            }
            return traffic.size();
        } catch (RuntimeException notTaken) {
            throw new DemoFailure(
                    "The traffic did not arrive: " + reason(notTaken)
                            + "; see that the broker at %s has the topics and the registry at %s answers"
                                    .formatted(bootstrapServers, registry),
                    notTaken);
        }
    }

    private static String reason(RuntimeException notTaken) {
        return notTaken.getCause() == null
                ? notTaken.getMessage()
                : notTaken.getCause().getMessage();
    }
}
