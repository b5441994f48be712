package io.loyaltystreams.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Bytes of the state stores on disk, and of their changelogs at the broker. */
final class Sizes {

    private Sizes() {}

    /** By store; the service must have stopped, so that all is on disk. */
    static Map<String, Long> stores(Path state) {
        var sizes = new TreeMap<String, Long>();
        try (var files = Files.walk(state)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                Path store = file.getParent().getFileName();
                Path kind = file.getParent().getParent().getFileName();
                if (kind.toString().equals("rocksdb")) {
                    sizes.merge(store.toString(), file.toFile().length(), Long::sum);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sizes;
    }

    /** By store: all that lies there, since a bench is over before the broker compacts. */
    static Map<String, Long> changelogs(String bootstrapServers) {
        var sizes = new TreeMap<String, Long>();
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var brokers = admin.describeCluster().nodes().get().stream()
                    .map(node -> node.id())
                    .toList();
            for (var folders :
                    admin.describeLogDirs(brokers).allDescriptions().get().values()) {
                folders.values()
                        .forEach(folder -> folder.replicaInfos().forEach((partition, replica) -> {
                            String topic = partition.topic();
                            if (topic.startsWith(Stand.APPLICATION) && topic.endsWith("-changelog")) {
                                String store = topic.substring(
                                        Stand.APPLICATION.length() + 1, topic.length() - "-changelog".length());
                                sizes.merge(store, replica.size(), Long::sum);
                            }
                        }));
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not tell the sizes of its topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return sizes;
    }
}
