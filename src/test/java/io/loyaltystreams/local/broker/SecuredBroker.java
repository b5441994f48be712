package io.loyaltystreams.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loyaltystreams.local.ChildProcess;
import io.loyaltystreams.local.FreePort;
import io.loyaltystreams.local.Installation;
import io.loyaltystreams.local.JavaCommand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A broker that speaks TLS only and lets nobody in without a password; one user, {@code loyalty}. */
final class SecuredBroker implements AutoCloseable {

    static final String PASSWORD = "sesame-4711";
    static final String STORE_PASSWORD = "changeit";

    private final Path store;
    private final int port = FreePort.next();
    private final ChildProcess process;

    private SecuredBroker(Path directory) throws IOException, InterruptedException {
        this.store = newKey(directory);
        int controllerPort = FreePort.next();
        var plain = new BrokerProperties(directory.resolve("data"), port, controllerPort);
        var secured = new ArrayList<>(plain.broker());
        secured.addAll(security("SASL_SSL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort)));
        var options = new ArrayList<>(JavaCommand.SMALL);
        options.addAll(List.of("-Xmx384m", "-Dlogback.configurationFile=local/broker-logback.xml"));
        this.process = ChildProcess.start(
                new JavaCommand(
                        "broker",
                        options,
                        Installation.current().brokerClassPath(),
                        BrokerMain.class.getName(),
                        List.of(
                                Files.write(directory.resolve("broker.properties"), secured)
                                        .toString(),
                                Files.write(directory.resolve("controller.properties"), plain.controllerAlone())
                                        .toString())),
                directory);
    }

    static SecuredBroker start(Path directory) throws IOException, InterruptedException {
        var broker = new SecuredBroker(Files.createDirectories(directory).toAbsolutePath());
        await("a secured broker").atMost(Duration.ofSeconds(60)).until(broker::listens);
        return broker;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Holds the certificate that clients must trust. */
    Path trustStore() {
        return store;
    }

    @Override
    public void close() {
        process.close();
    }

    /** What a file says last counts. */
    private List<String> security(String addresses) {
        return List.of(
                "listeners=" + addresses,
                "advertised.listeners=" + addresses,
                "listener.security.protocol.map=SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name=SASL_SSL",
                "sasl.enabled.mechanisms=PLAIN",
                "sasl.mechanism.inter.broker.protocol=PLAIN",
                "listener.name.sasl_ssl.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule"
                        + " required username=\"broker\" password=\"between-us\" user_broker=\"between-us\" user_loyalty=\""
                        + PASSWORD + "\";",
                "ssl.keystore.type=PKCS12",
                "ssl.keystore.location=" + store,
                "ssl.keystore.password=" + STORE_PASSWORD,
                "ssl.truststore.type=PKCS12",
                "ssl.truststore.location=" + store,
                "ssl.truststore.password=" + STORE_PASSWORD);
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static Path newKey(Path directory) throws IOException, InterruptedException {
        var store = directory.resolve("store.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "broker",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        STORE_PASSWORD,
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return store;
    }
}
