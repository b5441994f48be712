package io.loyaltystreams;

import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.ConfigRefused;
import io.loyaltystreams.http.OperatorServer;
import io.loyaltystreams.http.Part;
import io.loyaltystreams.launcher.Role;
import io.loyaltystreams.launcher.Service;
import io.loyaltystreams.launcher.WorkFailed;
import io.loyaltystreams.launcher.topics.BrokerWatch;
import io.loyaltystreams.launcher.topics.TopicCheck;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.file.Hints;
import io.loyaltystreams.program.file.ProgramFiles;
import io.loyaltystreams.program.file.ProgramRefused;
import io.loyaltystreams.query.LocalMembers;
import io.loyaltystreams.query.MemberPages;
import io.loyaltystreams.query.NotReadable;
import io.loyaltystreams.serde.AvroSerdes;
import io.loyaltystreams.sink.Unresolved;
import io.loyaltystreams.stream.LedgerStreams;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance: HTTP, and the topologies and the sink as far as the instance has that role. */
final class LoyaltyService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(LoyaltyService.class);

    private final Config config;
    private final Programs programs;
    private final AvroSerdes avro;
    private final Slot kafka = new Slot("kafka", true);
    private final Slot topologies;
    private final Slot sink;
    private final Clock clock = Clock.systemUTC();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CompletableFuture<String> died = new CompletableFuture<>();

    private volatile LocalMembers members;
    private volatile RunningSink runningSink;

    /** Closed from the last that was opened to the first. */
    private final Deque<Runnable> closing = new ArrayDeque<>();

    LoyaltyService(Config config, Set<Role> roles) {
        this.config = config;
        this.programs = programs(config);
        this.avro = serdes(config);
        this.topologies = new Slot("streams", roles.contains(Role.TOPOLOGY));
        this.sink = new Slot("sink", roles.contains(Role.SINK));
    }

    @Override
    public void start() throws InterruptedException {
        measureJvm();
        var pages = MemberPages.of(this::members, config.http().token());
        closing.push(pages::close);
        var all = new ArrayList<>(pages.all());
        all.add(new SinkPage(() -> Optional.ofNullable(runningSink), new Unresolved(config.kafka(), config.topics())));
        var http = OperatorServer.start(config.http(), wanted(), meters, all);
        closing.push(http::close);
        LOG.info("Health and metrics are at {}", http.address());
        waitFor("a broker that answers");
        TopicCheck.await(config);
        var brokers = BrokerWatch.start(config.kafka());
        closing.push(brokers::close);
        kafka.fill(brokers);
        waitFor("the schema registry");
        new SchemaRegistration(avro, config.topics()).await();
        try {
            if (topologies.wanted()) {
                startTopologies(http.advertised());
            }
            if (sink.wanted()) {
                startSink();
            }
        } catch (KafkaException refused) {
            throw kafkaRefused(refused);
        }
    }

    /** A property with a wrong value is found only by the client that it is for. */
    private static RuntimeException kafkaRefused(KafkaException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigException wrong) {
                return new ConfigRefused(List.of("kafka: " + wrong.getMessage() + "; correct it in the configuration"));
            }
        }
        return refused;
    }

    private void waitFor(String what) {
        for (Slot slot : List.of(kafka, topologies, sink)) {
            slot.waitFor(what);
        }
    }

    private void startTopologies(String advertised) {
        var streams = LedgerStreams.start(config, programs, avro, meters, clock, advertised, died::complete);
        closing.push(streams::close);
        members = streams.members();
        topologies.fill(streams);
    }

    private void startSink() {
        var running = RunningSink.start(config, avro, meters, clock, died::complete);
        closing.push(running::close);
        runningSink = running;
        sink.fill(running);
    }

    private LocalMembers members() {
        LocalMembers started = members;
        if (started != null) {
            return started;
        }
        throw new NotReadable(
                topologies.wanted()
                        ? "the topologies have not started yet; see /health/ready"
                        : "this instance runs the sink only; ask one that runs the topologies");
    }

    @Override
    public void await() throws InterruptedException {
        try {
            throw new WorkFailed(died.get());
        } catch (ExecutionException e) {
            throw new WorkFailed("the service failed: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }

    private List<Part> wanted() {
        var parts = new ArrayList<Part>();
        for (Slot slot : List.of(kafka, topologies, sink)) {
            if (slot.wanted()) {
                parts.add(slot);
            }
        }
        return parts;
    }

    private void measureJvm() {
        var gc = new JvmGcMetrics();
        gc.bindTo(meters);
        closing.push(gc::close);
        new JvmMemoryMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
    }

    private static Programs programs(Config config) {
        try {
            var programs = ProgramFiles.load(config.program());
            programs.inOrder()
                    .forEach(program -> Hints.of(program)
                            .forEach(hint -> LOG.warn("Program version {}: {}", program.version(), hint)));
            return programs;
        } catch (ProgramRefused refused) {
            throw new ConfigRefused(refused.getMessage().lines().toList());
        }
    }

    private static AvroSerdes serdes(Config config) {
        try {
            return AvroSerdes.from(config.schemaRegistry().forSerde());
        } catch (ConfigException wrong) {
            throw new ConfigRefused(List.of("schema-registry: " + wrong.getMessage()));
        }
    }
}
