package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.Separation;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.avro.out.PiggyOutcome;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.config.Topics;
import io.loyaltystreams.ledger.Ledger;
import io.loyaltystreams.outbox.Published;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.rates.Rates;
import io.loyaltystreams.serde.AvroSerdes;
import io.loyaltystreams.serde.InternalAvroSerde;
import io.loyaltystreams.stage.StageOutput;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The way of an event from its topic to the ledger. Every node, store and internal topic has a name of its own: a running
 * deployment keeps its state over an upgrade only as long as these names stay.
 */
public final class LoyaltyTopology {

    static final String BY_ORDER = "events-by-order";
    static final String BY_REDEMPTION = "events-by-redemption";
    static final String BY_REFERENCE = "events-by-reference";
    static final String BY_MEMBER = "events-by-member";

    private final TopologySettings settings;
    private final Topics topics;
    private final AvroSerdes avro;
    private final Programs programs;
    private final Ledger ledger;
    private final Rates rates;
    private final StageMetrics metrics;
    private final Serde<StagedEvent> staged = InternalAvroSerde.of(StagedEvent.class);
    private final StreamsBuilder in = new StreamsBuilder();

    public LoyaltyTopology(TopologySettings settings, Topics topics, AvroSerdes avro, Programs programs, Rates rates) {
        this.settings = settings;
        this.topics = topics;
        this.avro = avro;
        this.programs = programs;
        this.ledger = new Ledger(programs);
        this.rates = rates;
        this.metrics = new StageMetrics(settings.metrics());
    }

    /** The whole dataflow, top to bottom. */
    public Topology build() {
        var inbound = new InboundTopics(in, settings, topics, avro, metrics);
        var orders = inbound.orders(programs, rates);
        var returns = inbound.returns();
        var redemptions = inbound.redemptions(programs);
        var signups = inbound.signups();
        var adjustments = inbound.adjustments(programs);
        var activities = inbound.activities();
        var exchangeRates = inbound.exchangeRates(programs);

        var byOrder = onward("orders", orders).merge(onward("returns", returns), Named.as("orders-and-returns"));
        var booked = repartition(byOrder, BY_ORDER)
                .process(OrderBookStage.supplier(settings, metrics), Named.as("order-book"));
        var redeemed = repartition(onward("redemptions", redemptions), BY_REDEMPTION)
                .process(RedemptionBookStage.supplier(settings, metrics), Named.as("redemption-book"));

        var identified = repartition(onward("order-book", booked), BY_REFERENCE)
                .process(IdentityStage.supplier(settings, metrics), Named.as("identity"));
        toIdentity("redemption-book", onward("redemption-book", redeemed));
        toIdentity("signups", onward("signups", signups));
        var corrections = onward("adjustments", adjustments);
        toIdentity("adjustments", corrections.filterNot(LoyaltyTopology::separates, Named.as("adjustments-of-points")));
        toMembers(corrections.filter(LoyaltyTopology::separates, Named.as("separations")));
        toIdentity("activities", onward("activities", activities));
        toIdentity("asked-again", again(identified));

        var seenIds = Stores.numbers(Stores.SEEN_IDS);
        var sifted = repartition(onward("identity", identified), BY_MEMBER)
                .process(RepeatStage.supplier(metrics, seenIds), Named.as("repeats"));
        var events = onward("repeats", sifted)
                .mapValues(event -> (LedgerInput) new LedgerInput.Event(event), Named.as("as-event"));
        var posted = events.merge(answers(), Named.as("events-and-answers"))
                .process(LedgerStage.supplier(ledger, settings, metrics, seenIds), Named.as("ledger"));

        publish(posted);
        toOtherStages(posted);
        writeWithoutEffect("order-book", booked);
        writeWithoutEffect("redemption-book", redeemed);
        writeWithoutEffect("identity", identified);
        writeWithoutEffect("repeats", sifted);
        bury("orders", orders);
        bury("returns", returns);
        bury("redemptions", redemptions);
        bury("signups", signups);
        bury("adjustments", adjustments);
        bury("activities", activities);
        bury("exchange-rates", exchangeRates);
        bury("order-book", booked);
        bury("redemption-book", redeemed);
        return in.build();
    }

    private KStream<String, StagedEvent> onward(String stage, KStream<String, StageOutput> outputs) {
        return outputs.filter((key, output) -> output instanceof StageOutput.Onward, Named.as(stage + "-onward"))
                .mapValues(output -> ((StageOutput.Onward) output).event(), Named.as(stage + "-event"));
    }

    private KStream<String, StagedEvent> repartition(KStream<String, StagedEvent> events, String name) {
        return events.repartition(Repartitioned.with(Serdes.String(), staged)
                .withName(name)
                .withNumberOfPartitions(settings.partitions()));
    }

    /** An event with several references is sent round to them. */
    private KStream<String, StagedEvent> again(KStream<String, StageOutput> identified) {
        return identified
                .filter((key, output) -> output instanceof StageOutput.Again, Named.as("identity-again"))
                .mapValues(output -> ((StageOutput.Again) output).event(), Named.as("identity-again-event"));
    }

    /**
     * Writes to the topic that the identity stage reads. Merging these streams before the repartition would put their sources and
     * both books into one sub-topology, whose stores then follow the partitions of topics that others own; the name is
     * computed per record because Streams lets a topology write to an internal topic only so.
     */
    private void toIdentity(String name, KStream<String, StagedEvent> events) {
        var topic = new InternalTopic(settings.applicationId(), BY_REFERENCE);
        events.to(topic, Produced.with(Serdes.String(), staged).withName(name + "-to-identity"));
    }

    /** It names members by their ids, and has nobody to look for. */
    private static boolean separates(String memberId, StagedEvent event) {
        return event.getEvent() instanceof Separation;
    }

    private void toMembers(KStream<String, StagedEvent> separations) {
        separations.to(
                new InternalTopic(settings.applicationId(), BY_MEMBER),
                Produced.with(Serdes.String(), staged).withName("separations-to-members"));
    }

    /**
     * Members who turn out to be one person keep their accounts in several partitions: what one has for the other goes round. And
     * when a member is erased the stages before the ledger are told to forget; and a sign-up may name who brought the member by a
     * reference.
     */
    private void toOtherStages(KStream<String, LedgerOutput> posted) {
        toStage(posted, LedgerOutput.To.LEDGER, "ledger-to-members", BY_MEMBER, "to-other-members");
        toStage(posted, LedgerOutput.To.IDENTITY, "ledger-to-identity", BY_REFERENCE, "back-to-identity");
        toStage(posted, LedgerOutput.To.ORDER_BOOK, "ledger-to-order-book", BY_ORDER, "back-to-order-book");
        toStage(
                posted,
                LedgerOutput.To.REDEMPTION_BOOK,
                "ledger-to-redemption-book",
                BY_REDEMPTION,
                "back-to-redemption-book");
    }

    private void toStage(
            KStream<String, LedgerOutput> posted, LedgerOutput.To to, String name, String topic, String sink) {
        posted.filter((key, output) -> output instanceof LedgerOutput.Sent sent && sent.to() == to, Named.as(name))
                .mapValues(output -> ((LedgerOutput.Sent) output).event(), Named.as(name + "-event"))
                .to(
                        new InternalTopic(settings.applicationId(), topic),
                        Produced.with(Serdes.String(), staged).withName(sink));
    }

    /** Answers that tell a contact, and those to redemptions, concern the ledger. */
    private KStream<String, LedgerInput> answers() {
        return in.stream(
                        topics.name(Topic.PIGGY_OUTCOMES),
                        Consumed.with(Serdes.String(), avro.value(PiggyOutcome.class))
                                // Piggy's answers come by the wall clock: they must not move the time of the ledger
                                .withTimestampExtractor((read, time) -> 0)
                                .withName("piggy-outcomes"))
                .filter((key, outcome) -> PiggyAnswers.matters(outcome), Named.as("answers-that-matter"))
                .mapValues(outcome -> (LedgerInput) new LedgerInput.Answer(outcome), Named.as("as-answer"));
    }

    private void publish(KStream<String, LedgerOutput> posted) {
        var told = posted.filter((key, output) -> output instanceof LedgerOutput.Told, Named.as("ledger-told"))
                .mapValues(output -> ((LedgerOutput.Told) output).published(), Named.as("ledger-published"));
        for (Topic topic : PublishedRecords.topics()) {
            String name = topic.defaultName();
            told.filter((key, published) -> published.topic() == topic, Named.as("only-" + name))
                    .mapValues(Published::record, Named.as("record-of-" + name))
                    .to(
                            topics.name(topic),
                            Produced.with(Serdes.String(), PublishedRecords.serde(topic, avro))
                                    .withName(name));
        }
    }

    private void writeWithoutEffect(String stage, KStream<String, StageOutput> outputs) {
        outputs.filter(
                        (key, output) -> output instanceof StageOutput.WithoutEffect,
                        Named.as(stage + "-without-effect"))
                .mapValues(output -> ((StageOutput.WithoutEffect) output).noEffect(), Named.as(stage + "-no-effect"))
                .to(
                        topics.name(Topic.NO_EFFECTS),
                        Produced.with(Serdes.String(), avro.value(NoEffect.class))
                                .withName("no-effects-of-" + stage));
    }

    private void bury(String stage, KStream<String, StageOutput> outputs) {
        outputs.process(DeadLetterProcessor::new, Named.as(stage + "-dead"))
                .to(
                        topics.name(Topic.DEAD_LETTERS),
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("dead-letters-of-" + stage));
    }
}
