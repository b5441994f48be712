package io.loyaltystreams.piggy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.loyaltystreams.piggy.Answer.Done;
import io.loyaltystreams.piggy.Answer.NotApplied;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final byte[] ANSWER = "{\"data\":{},\"meta\":{}}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final List<Integer> ports = Collections.synchronizedList(new ArrayList<>());
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private void answer(HttpServer server) {
        server.createContext("/", exchange -> {
            try (exchange) {
                ports.add(exchange.getRemoteAddress().getPort());
                asked.add(exchange.getRequestURI().toString());
                exchange.sendResponseHeaders(200, ANSWER.length);
                exchange.getResponseBody().write(ANSWER);
            }
        });
        server.start();
    }

    private static InetSocketAddress free() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static PiggyClient client(PiggySettings settings) {
        return new PiggyClient(settings, () -> "token", Clock.systemUTC());
    }

    private static PiggySettings settings(String url) {
        return new PiggySettings(URI.create(url), Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    @Test
    void keepsItsConnections() throws Exception {
        var server = HttpServer.create(free(), 0);
        answer(server);
        try (var client =
                client(settings("http://127.0.0.1:" + server.getAddress().getPort()))) {
            for (var i = 0; i < 20; i++) {
                assertThat(client.send(Call.checkToken()).get().answer()).isInstanceOf(Done.class);
            }
        } finally {
            server.stop(0);
        }
        assertThat(new HashSet<>(ports)).hasSize(1);
    }

    @Test
    void goesThroughTheProxyThatItIsGiven() throws Exception {
        var proxy = HttpServer.create(free(), 0);
        answer(proxy);
        var settings = settings("http://piggy.invalid").by(Optional.of(proxy.getAddress()), Optional.empty());
        try (var client = client(settings)) {
            assertThat(client.send(Call.checkToken()).get().answer()).isInstanceOf(Done.class);
        } finally {
            proxy.stop(0);
        }
        assertThat(asked).containsExactly("http://piggy.invalid/api/v3/oauth/clients");
    }

    @Test
    void believesOnlyTheCertificatesThatItIsGiven() throws Exception {
        var server = HttpsServer.create(free(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(ownCertificate()));
        answer(server);
        var url = "https://localhost:" + server.getAddress().getPort();
        try (var stranger = client(settings(url));
                var friend =
                        client(settings(url).by(Optional.empty(), Optional.of(Trust.in(folder.resolve("ca.pem")))))) {
            assertThat(stranger.send(Call.checkToken()).get().answer()).isInstanceOf(NotApplied.class);
            assertThat(friend.send(Call.checkToken()).get().answer()).isInstanceOf(Done.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void saysWhichFileHasNoCertificates() throws Exception {
        var empty = Files.writeString(folder.resolve("empty.pem"), "");
        assertThatThrownBy(() -> Trust.in(empty)).hasMessageContaining("empty.pem");
        assertThatThrownBy(() -> Trust.in(folder.resolve("none.pem"))).hasMessageContaining("none.pem");
    }

    private SSLContext ownCertificate() throws Exception {
        var store = folder.resolve("store.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "piggy",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "piggy",
                "-file",
                folder.resolve("ca.pem").toString());
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-keystore", folder.resolve("store.p12").toString(), "-storetype", "PKCS12", "-storepass", "changeit"));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor()).as("keytool").isZero();
    }
}
