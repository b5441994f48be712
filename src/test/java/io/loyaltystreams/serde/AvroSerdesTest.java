package io.loyaltystreams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.in.OrderPlaced;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {

    private final TestRegistry registry = TestRegistry.start();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void readsWhatItWrote() {
        var serde =
                AvroSerdes.from(Map.of("schema.registry.url", registry.url())).value(OrderPlaced.class);
        var order = Records.anyOrder();

        byte[] bytes = serde.serializer().serialize("orders", order);

        assertThat(bytes).startsWith(0, 0, 0, 0, 1);
        assertThat(serde.deserializer().deserialize("orders", bytes)).isEqualTo(order);
        assertThat(registry.lines())
                .containsExactly(
                        "POST /subjects/orders-value/versions?normalize=false",
                        "GET /schemas/ids/1?fetchMaxId=false&subject=orders-value");
    }
}
