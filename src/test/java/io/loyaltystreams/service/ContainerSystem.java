package io.loyaltystreams.service;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Volume;
import io.loyaltystreams.demo.PiggyWindow;
import io.loyaltystreams.demo.check.PiggyHoldings;
import io.loyaltystreams.deploy.Docker;
import io.loyaltystreams.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;

/**
 * The system as containers: broker, registry, and our own image three times over. Ours run as they are meant to: not as root, without
 * capabilities, with nothing to write to but their state and {@code /tmp}.
 */
final class ContainerSystem implements Surroundings {

    private static final long GIGABYTE = 1L << 30;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int TO_STOP_SECONDS = 40;

    private final Network network = Network.newNetwork();
    private final KafkaContainer broker;
    private final GenericContainer<?> registry;
    private final GenericContainer<?> simulator;
    private final GenericContainer<?> topics;
    private final GenericContainer<?> service;
    private final Path directory;

    private ContainerSystem(Path directory, String image) {
        this.directory = directory;
        broker = new KafkaContainer(Docker.KAFKA)
                .withListener("kafka:19092")
                .withNetwork(network)
                .withStartupTimeout(PATIENCE);
        registry = new GenericContainer<>(Docker.REGISTRY)
                .withNetwork(network)
                .withNetworkAliases("registry")
                .withEnv("APICURIO_STORAGE_KIND", "sql")
                .withExposedPorts(8080)
                .waitingFor(Wait.forHttp("/apis/registry/v3/system/info").withStartupTimeout(PATIENCE));
        simulator = ours(image, "simulator", "--bind", "0.0.0.0", "--port", "9090", "--rate", "1000")
                .withNetworkAliases("simulator")
                .withExposedPorts(9090)
                .waitingFor(Wait.forHttp("/_simulator/stats"));
        topics = ours(image, "topics", "create", "--config", "/etc/loyalty/loyalty.yaml")
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(PATIENCE));
        service = ours(image, "run", "--config", "/etc/loyalty/loyalty.yaml")
                .withEnv("PIGGY_TOKEN", SimulatorSettings.DEFAULT_TOKEN)
                .withExposedPorts(8080)
                .waitingFor(Wait.forHttp("/health/ready").forPort(8080).withStartupTimeout(PATIENCE));
    }

    static ContainerSystem start(Path directory) throws Exception {
        var system = new ContainerSystem(Files.createDirectories(directory.resolve("etc")), Docker.ownImage());
        try {
            system.configure();
            Startables.deepStart(system.broker, system.registry, system.simulator)
                    .join();
            system.topics.start();
            system.service.start();
            return system;
        } catch (Throwable failed) {
            System.out.println(system.service.isCreated() ? system.service.getLogs() : "The service was not started");
            system.close();
            throw failed;
        }
    }

    private void configure() throws IOException {
        Files.writeString(directory.resolve("loyalty.yaml"), """
                kafka: { bootstrap.servers: "kafka:19092" }
                schema-registry: { url: "http://registry:8080/apis/ccompat/v7" }
                topics: { replication-factor: 1 }
                partitions: 4
                sweep: { every: PT0.5S, settle: PT3S }
                piggy:
                  base-url: http://simulator:9090
                  token-env: PIGGY_TOKEN
                  default-shop: %s
                  requests-per-second: 1000
                  settling-time: PT0.5S
                """.formatted(SimulatorSettings.DEFAULT_SHOP));
        try (var program = Objects.requireNonNull(ContainerSystem.class.getResourceAsStream("/demo/program.yaml"))) {
            Files.write(directory.resolve("program.yaml"), program.readAllBytes());
        }
    }

    private GenericContainer<?> ours(String image, String... command) {
        return new GenericContainer<>(image)
                .withNetwork(network)
                .withCommand(command)
                .withCreateContainerCmdModifier(this::confine);
    }

    private void confine(CreateContainerCmd command) {
        Objects.requireNonNull(command.getHostConfig())
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges:true"))
                .withMemory(GIGABYTE)
                .withTmpFs(Map.of("/tmp", "exec,mode=1777,size=128m"))
                .withBinds(new Bind(directory.toString(), new Volume("/etc/loyalty"), AccessMode.ro));
    }

    @Override
    public String description() {
        return "in containers: " + Docker.KAFKA + ", " + Docker.REGISTRY + " and our own image";
    }

    @Override
    public String bootstrapServers() {
        return broker.getBootstrapServers();
    }

    @Override
    public String registry() {
        return "http://%s:%d/apis/ccompat/v7".formatted(registry.getHost(), registry.getMappedPort(8080));
    }

    @Override
    public PiggyHoldings piggy() {
        var address = URI.create("http://%s:%d".formatted(simulator.getHost(), simulator.getMappedPort(9090)));
        try (var window = new PiggyWindow(address, Path.of("the simulator's container"))) {
            return window.holdings();
        }
    }

    @Override
    public void mustRun() {
        if (!service.isRunning()) {
            throw new AssertionError("The service's container has ended:\n" + service.getLogs());
        }
    }

    @Override
    public int stopService() {
        var docker = service.getDockerClient();
        docker.stopContainerCmd(service.getContainerId())
                .withTimeout(TO_STOP_SECONDS)
                .exec();
        var state = docker.inspectContainerCmd(service.getContainerId()).exec().getState();
        return Math.toIntExact(Objects.requireNonNull(state.getExitCodeLong()));
    }

    @Override
    public void close() {
        List.of(service, topics, simulator, registry, broker).forEach(GenericContainer::stop);
        network.close();
    }
}
