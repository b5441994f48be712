package io.loyaltystreams.stream;

import io.loyaltystreams.avro.in.ExchangeRateSet;
import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.Secret;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.http.Part;
import io.loyaltystreams.http.PartState;
import io.loyaltystreams.identity.ReferenceKeys;
import io.loyaltystreams.intake.RateIntake;
import io.loyaltystreams.outbox.PersonalData;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.query.LocalMembers;
import io.loyaltystreams.rates.RateReader;
import io.loyaltystreams.serde.AvroSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running topologies of one instance. */
public final class LedgerStreams implements Part, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerStreams.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

    /** A step of the sweep holds up live records by some hundredths of a second. */
    private static final int DUE_AT_ONCE = 100;

    private final KafkaStreams streams;
    private final InputWatch inputs;
    private final RateReader rates;
    private final KafkaStreamsMetrics streamsMetrics;
    private final Consumer<String> onDeath;
    private final LocalMembers members;
    private final ThreadLosses losses = new ThreadLosses();
    private final Clock clock;
    private volatile String death = "the topologies died";

    private LedgerStreams(
            KafkaStreams streams,
            InputWatch inputs,
            RateReader rates,
            MeterRegistry meters,
            Clock clock,
            LocalMembers members,
            Consumer<String> onDeath) {
        this.clock = clock;
        this.members = members;
        this.rates = rates;
        this.onDeath = onDeath;
        this.streams = streams;
        this.inputs = inputs;
        this.streamsMetrics = new KafkaStreamsMetrics(streams);
        streamsMetrics.bindTo(meters);
        streams.setUncaughtExceptionHandler(this::onFailure);
        streams.setStateListener((now, before) -> onState(now));
    }

    /**
     * Starts reading; returns at once.
     *
     * @param advertised {@code host:port} at which other instances reach the HTTP of this one
     * @param onDeath told why when the topologies have died for good
     */
    public static LedgerStreams start(
            Config config,
            Programs programs,
            AvroSerdes avro,
            MeterRegistry meters,
            Clock clock,
            String advertised,
            Consumer<String> onDeath) {
        var topics = config.topics();
        var references = new ReferenceKeys(
                config.identity().pepper().map(Secret::value), config.identity().hashReferences());
        var inputs = new InputWatch(
                Admin.create(config.kafka().forAdmin()),
                new TailProbe(new KafkaConsumer<>(
                        StreamsSettings.ofTailProbe(config), new ByteArrayDeserializer(), new ByteArrayDeserializer())),
                config.applicationId(),
                InputWatch.inputs(config.applicationId(), topics),
                config.sweep().settle(),
                meters,
                clock);
        var settings = new TopologySettings(
                config.applicationId(),
                config.partitions(),
                config.intake().futureMargin(),
                config.returns().parkFor(),
                config.schemaRegistry().giveUpAfter(),
                new Sweep(config.sweep().every(), DUE_AT_ONCE, inputs::readUpTo),
                config.enrolled().personalData() ? PersonalData.TOLD : PersonalData.LEFT_OUT,
                references,
                meters);
        var rates = RateReader.start(
                new KafkaConsumer<>(
                        StreamsSettings.ofRateReader(config), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                Admin.create(config.kafka().forAdmin()),
                topics.name(Topic.EXCHANGE_RATES),
                avro.value(ExchangeRateSet.class).deserializer(),
                rate -> RateIntake.fault(rate, programs.baseCurrencies()).isEmpty(),
                clock,
                onDeath::accept);
        var topology = new LoyaltyTopology(settings, topics, avro, programs, rates).build();
        var properties = new Properties();
        properties.putAll(StreamsSettings.of(config, advertised));
        var streams = new KafkaStreams(topology, properties);
        var members = new StoredMembers(streams, references, advertised);
        var running = new LedgerStreams(streams, inputs, rates, meters, clock, members, onDeath);
        inputs.start();
        running.streams.start();
        return running;
    }

    /** The members that this instance keeps. */
    public LocalMembers members() {
        return members;
    }

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public PartState state() {
        return switch (streams.state()) {
            case RUNNING -> new PartState.Ready();
            case CREATED, REBALANCING -> new PartState.Waiting("partitions are being assigned or restored");
            case PENDING_SHUTDOWN, NOT_RUNNING -> new PartState.Waiting("shutting down");
            case PENDING_ERROR, ERROR -> new PartState.Failed(death);
        };
    }

    private StreamThreadExceptionResponse onFailure(Throwable failure) {
        if (losses.startsAnew(failure, clock.instant())) {
            LOG.warn("A stream thread lost the broker and starts anew: {}", failure.toString());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("A stream thread failed for good", failure);
        death = "the topologies died: " + failure;
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void onState(State now) {
        LOG.info("Topologies are {}", now);
        if (now == State.ERROR) {
            onDeath.accept(death);
        }
    }

    /** Commits what was read and leaves; another instance or the next start goes on from there. */
    @Override
    public void close() {
        inputs.close();
        // the group keeps the place of this instance until the session times out: a quick restart moves no partition
        streams.close(CloseOptions.timeout(CLOSE_WITHIN));
        rates.close();
        streamsMetrics.close();
    }
}
