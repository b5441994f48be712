package io.loyaltystreams.stream;

import io.loyaltystreams.avro.out.MemberBalance;
import io.loyaltystreams.avro.out.MemberEnrolled;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.avro.out.PointsExpired;
import io.loyaltystreams.avro.out.PointsExpiring;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.avro.out.RedemptionResult;
import io.loyaltystreams.avro.out.TierChanged;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.serde.AvroSerdes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** Which record the service writes to which topic. */
public final class PublishedRecords {

    private static final Map<Topic, Class<? extends SpecificRecord>> LEDGER = new EnumMap<>(Map.ofEntries(
            Map.entry(Topic.POINTS_LEDGER, PointsPosted.class),
            Map.entry(Topic.MEMBER_BALANCES, MemberBalance.class),
            Map.entry(Topic.MEMBER_ENROLLED, MemberEnrolled.class),
            Map.entry(Topic.TIER_CHANGES, TierChanged.class),
            Map.entry(Topic.POINTS_EXPIRING, PointsExpiring.class),
            Map.entry(Topic.POINTS_EXPIRED, PointsExpired.class),
            Map.entry(Topic.REDEMPTION_RESULTS, RedemptionResult.class),
            Map.entry(Topic.NO_EFFECTS, NoEffect.class),
            Map.entry(Topic.PIGGY_INTERACTIVE, PiggyCommand.class),
            Map.entry(Topic.PIGGY_STANDARD, PiggyCommand.class),
            Map.entry(Topic.PIGGY_BULK, PiggyCommand.class)));

    private PublishedRecords() {}

    /** The topics that the ledger stage writes. */
    static Set<Topic> topics() {
        return LEDGER.keySet();
    }

    /** The schema of every topic that the service writes in Avro, the sink's included. */
    public static Map<Topic, Schema> schemas() {
        var schemas = new EnumMap<Topic, Schema>(Topic.class);
        LEDGER.forEach((topic, type) -> schemas.put(topic, SpecificData.get().getSchema(type)));
        schemas.put(Topic.PIGGY_OUTCOMES, PiggyOutcome.getClassSchema());
        return schemas;
    }

    static Serde<SpecificRecord> serde(Topic topic, AvroSerdes avro) {
        return writing(LEDGER.get(topic), avro);
    }

    private static <T extends SpecificRecord> Serde<SpecificRecord> writing(Class<T> type, AvroSerdes avro) {
        Serde<T> serde = avro.value(type);
        Serializer<SpecificRecord> serializer =
                (topic, value) -> serde.serializer().serialize(topic, type.cast(value));
        return Serdes.serdeFrom(
                serializer, (topic, bytes) -> serde.deserializer().deserialize(topic, bytes));
    }
}
