package io.loyaltystreams.demo.traffic;

import io.loyaltystreams.avro.in.MemberSignedUp;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.in.OrderReturned;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.config.Topics;
import io.loyaltystreams.demo.traffic.TrafficEvent.Bad;
import io.loyaltystreams.demo.traffic.TrafficEvent.Order;
import io.loyaltystreams.demo.traffic.TrafficEvent.Return;
import io.loyaltystreams.demo.traffic.TrafficEvent.SignUp;
import io.loyaltystreams.serde.AvroSerdes;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Turns events into what goes over the wire, written with the real serializer and spoilt afterwards where that is wanted. */
public final class Wire {

    private final Output<OrderPlaced> orders;
    private final Output<OrderReturned> returns;
    private final Output<MemberSignedUp> signUps;

    private record Output<T extends SpecificRecord>(String topic, Class<T> type, Serializer<T> serializer) {

        static <T extends SpecificRecord> Output<T> of(Topic topic, Class<T> type, AvroSerdes serdes) {
            var name = Topics.defaults().name(topic);
            return new Output<>(name, type, serdes.value(type).serializer());
        }

        ProducerRecord<String, byte[]> record(TrafficEvent event, SpecificRecord healthy) {
            if (event instanceof Bad bad) {
                var value = type.cast(bad.flaw().applyTo(healthy));
                var bytes = (byte[]) bad.flaw().applyTo(serializer.serialize(topic, value));
                return new ProducerRecord<>(topic, bad.key(), bytes);
            }
            return new ProducerRecord<>(topic, event.key(), serializer.serialize(topic, type.cast(healthy)));
        }
    }

    public Wire(AvroSerdes serdes) {
        this.orders = Output.of(Topic.ORDERS, OrderPlaced.class, serdes);
        this.returns = Output.of(Topic.RETURNS, OrderReturned.class, serdes);
        this.signUps = Output.of(Topic.SIGNUPS, MemberSignedUp.class, serdes);
    }

    /** The event as it is sent, to the topic that it belongs to. */
    public ProducerRecord<String, byte[]> record(TrafficEvent event) {
        return record(event, event instanceof Bad bad ? bad.healthy() : event);
    }

    private ProducerRecord<String, byte[]> record(TrafficEvent event, TrafficEvent healthy) {
        return switch (healthy) {
            case Order order -> orders.record(event, Records.of(order));
            case Return returned -> returns.record(event, Records.of(returned));
            case SignUp signUp -> signUps.record(event, Records.of(signUp));
            case Bad bad ->
                throw new IllegalArgumentException("Expected a healthy event to spoil but found "
                        + bad.flaw().name());
        };
    }
}
