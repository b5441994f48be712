package io.loyaltystreams.stream;

import io.loyaltystreams.avro.in.AdjustmentRequested;
import io.loyaltystreams.avro.in.ExchangeRateSet;
import io.loyaltystreams.avro.in.MemberActivity;
import io.loyaltystreams.avro.in.MemberErased;
import io.loyaltystreams.avro.in.MemberSignedUp;
import io.loyaltystreams.avro.in.MembersSeparated;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.in.OrderReturned;
import io.loyaltystreams.avro.in.RedemptionCancelled;
import io.loyaltystreams.avro.in.RedemptionRequested;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.config.Topics;
import io.loyaltystreams.intake.ActivityIntake;
import io.loyaltystreams.intake.AdjustmentIntake;
import io.loyaltystreams.intake.ErasureIntake;
import io.loyaltystreams.intake.OrderIntake;
import io.loyaltystreams.intake.OrderRating;
import io.loyaltystreams.intake.RateIntake;
import io.loyaltystreams.intake.RedemptionIntake;
import io.loyaltystreams.intake.ReturnIntake;
import io.loyaltystreams.intake.SeparationIntake;
import io.loyaltystreams.intake.SignUpIntake;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.rates.Rates;
import io.loyaltystreams.serde.AvroSerdes;
import io.loyaltystreams.stage.DeadLetter;
import io.loyaltystreams.stage.StageOutput;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** The topics that others write, each behind its checks. */
final class InboundTopics {

    private final StreamsBuilder in;
    private final TopologySettings settings;
    private final Topics topics;
    private final AvroSerdes avro;
    private final StageMetrics metrics;

    InboundTopics(StreamsBuilder in, TopologySettings settings, Topics topics, AvroSerdes avro, StageMetrics metrics) {
        this.in = in;
        this.settings = settings;
        this.topics = topics;
        this.avro = avro;
        this.metrics = metrics;
    }

    KStream<String, StageOutput> orders(Programs programs, Rates rates) {
        var rating = new OrderRating(programs, rates);
        metrics.mayBury(topics.name(Topic.ORDERS), DeadLetter.Cause.NO_EXCHANGE_RATE);
        return takeIn(
                Topic.ORDERS,
                OrderPlaced.class,
                (order, origin, original) -> rating.rate(OrderIntake.check(order, origin, futureMargin())));
    }

    KStream<String, StageOutput> returns() {
        return takeIn(
                Topic.RETURNS,
                OrderReturned.class,
                (returned, origin, original) -> ReturnIntake.check(returned, origin, original, futureMargin()));
    }

    /** Sign-ups and erasures share a topic, so that nobody is forgotten before they are known. */
    KStream<String, StageOutput> signups() {
        return takeIn(
                Topic.SIGNUPS,
                () -> avro.oneOf(List.of(MemberSignedUp.class, MemberErased.class)),
                (event, origin, original) -> switch (event) {
                    case MemberSignedUp signUp -> SignUpIntake.check(signUp, origin, futureMargin());
                    case MemberErased erased -> ErasureIntake.check(erased, origin, futureMargin());
                    default ->
                        throw new IllegalArgumentException("Expected a sign-up or an erasure but found "
                                + event.getClass().getName());
                });
    }

    KStream<String, StageOutput> activities() {
        return takeIn(
                Topic.ACTIVITIES,
                MemberActivity.class,
                (activity, origin, original) -> ActivityIntake.check(activity, origin, futureMargin()));
    }

    KStream<String, StageOutput> adjustments(Programs programs) {
        var intake = new AdjustmentIntake(programs, futureMargin());
        return takeIn(
                Topic.ADJUSTMENTS,
                () -> avro.oneOf(List.of(AdjustmentRequested.class, MembersSeparated.class)),
                (event, origin, original) -> switch (event) {
                    case AdjustmentRequested requested -> intake.check(requested, origin);
                    case MembersSeparated separated -> SeparationIntake.check(separated, origin, futureMargin());
                    default ->
                        throw new IllegalArgumentException("Expected an adjustment or a separation but found "
                                + event.getClass().getName());
                });
    }

    /** Requests and cancellations share a topic, so that each is read behind what its producer sent before. */
    KStream<String, StageOutput> redemptions(Programs programs) {
        var intake = new RedemptionIntake(programs, futureMargin());
        return takeIn(
                Topic.REDEMPTIONS,
                () -> avro.oneOf(List.of(RedemptionRequested.class, RedemptionCancelled.class)),
                intake::check);
    }

    KStream<String, StageOutput> exchangeRates(Programs programs) {
        return takeIn(
                Topic.EXCHANGE_RATES,
                ExchangeRateSet.class,
                (rate, origin, original) -> RateIntake.check(rate, programs.baseCurrencies()));
    }

    private Duration futureMargin() {
        return settings.futureMargin();
    }

    private <T extends SpecificRecord> KStream<String, StageOutput> takeIn(
            Topic topic, Class<T> type, IntakeProcessor.Check<T> check) {
        return takeIn(topic, () -> avro.value(type).deserializer(), check);
    }

    private <T extends SpecificRecord> KStream<String, StageOutput> takeIn(
            Topic topic, Supplier<Deserializer<T>> deserializer, IntakeProcessor.Check<T> check) {
        String name = topic.defaultName();
        metrics.mayBury(topics.name(topic), DeadLetter.Cause.UNREADABLE, DeadLetter.Cause.INVALID);
        var patience = new Patience(settings.registryGiveUpAfter(), System::nanoTime);
        return in.stream(
                        topics.name(topic),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                // a record without a time is one of intake's to refuse, not a reason to stop
                                .withTimestampExtractor((read, time) -> Math.max(0, read.timestamp()))
                                .withName(name))
                // only a compacted topic means something by it: that its reader forgets a key
                .filter(
                        (key, value) -> value != null || topic.cleanup() != Topic.Cleanup.COMPACT,
                        Named.as(name + "-with-value"))
                .process(
                        () -> new IntakeProcessor<>(
                                deserializer.get(), patience, check, settings.references(), metrics),
                        Named.as("take-in-" + name));
    }
}
