package io.loyaltystreams.bench;

import io.loyaltystreams.avro.in.MemberRef;
import io.loyaltystreams.avro.in.OrderLine;
import io.loyaltystreams.avro.in.OrderPlaced;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Orders of a shop: one card each, one to three lines, few members who buy much. */
final class OrderLoad {

    private static final List<String> CHANNELS = List.of("pos", "web", "app");
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "SEK", "GBP");

    private OrderLoad() {}

    static void write(TopologyBench.Load load, String bootstrapServers, String registryUrl) {
        try (var writer = new OrderWriter(bootstrapServers, registryUrl, 20)) {
            var random = new Random(load.seed());
            Instant at = Instant.now();
            for (int i = 0; i < load.orders(); i++) {
                writer.write(order(i, at, load.members(), random));
            }
        }
    }

    private static OrderPlaced order(int number, Instant at, int members, Random random) {
        var lines = new ArrayList<OrderLine>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            lines.add(new OrderLine(
                    Integer.toString(i), "sku-" + random.nextInt(5000), "food", 1, 100L + random.nextInt(4000), 0L));
        }
        return new OrderPlaced(
                "evt-" + number,
                "order-" + number,
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                "store-" + random.nextInt(50),
                at,
                CURRENCIES.get(random.nextInt(CURRENCIES.size())),
                List.of(new MemberRef("card", "C-" + member(members, random))),
                lines,
                0L,
                0L,
                List.of(),
                Map.of());
    }

    /** The square makes a quarter of the members buy half of the orders. */
    private static long member(int members, Random random) {
        long at = random.nextInt(1 << 20);
        return at * at / (1L << 20) * members / (1L << 20);
    }
}
