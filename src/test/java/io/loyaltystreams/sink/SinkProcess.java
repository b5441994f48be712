package io.loyaltystreams.sink;

import io.loyaltystreams.serde.AvroSerdes;
import io.loyaltystreams.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A sink in a JVM of its own, to be killed. It also ends when whoever started it does. */
final class SinkProcess {

    private SinkProcess() {}

    static Process launch(SinkWorld world, String name, int rate, Path log) throws IOException {
        return launch(world, name, rate, log, world.piggy());
    }

    /** @param piggy where the process believes Piggy to be */
    static Process launch(SinkWorld world, String name, int rate, Path log, URI piggy) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SinkProcess.class.getName(),
                name,
                world.bootstrap(),
                piggy.toString(),
                Integer.toString(rate));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    public static void main(String[] args) throws IOException {
        // only for its side effect: generated records may be decoded from now on
        AvroSerdes.from(Map.of("schema.registry.url", "http://localhost"));
        var settings = SinkWorld.settings(args[0], "a").withRate(Integer.parseInt(args[3]), 32);
        var client = SinkWorld.client(URI.create(args[2]), () -> SimulatorSettings.DEFAULT_TOKEN);
        try (client;
                var sink = SinkWorld.start(settings, args[1], SinkWorld.topics(args[0]), client)) {
            while (System.in.read() >= 0) {
                sink.state();
            }
        }
    }
}
