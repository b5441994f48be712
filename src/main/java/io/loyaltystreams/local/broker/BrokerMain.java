package io.loyaltystreams.local.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javax.management.JMException;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** Formats the storage when it is new, else writes off the earlier run, then runs one broker that is its own controller. */
public final class BrokerMain {

    /** Any valid id will do: nobody else joins this cluster. */
    private static final String CLUSTER_ID = "bG95YWx0eS1zdHJlYW1zMA";

    private BrokerMain() {}

    /**
     * Runs the broker.
     *
     * @param args the broker's properties file, then the one of its controller alone
     */
    public static void main(String[] args) throws IOException, JMException, InterruptedException {
        var controller = read(Path.of(args[1]));
        if (Files.exists(Path.of(controller.getProperty("log.dirs"), "meta.properties"))) {
            FormerRun.fence(controller);
        } else {
            format(args[0]);
        }
        Kafka.main(new String[] {args[0]});
    }

    private static void format(String config) {
        var format = new String[] {"format", "--standalone", "--cluster-id", CLUSTER_ID, "--config", config};
        var failed = StorageTool.execute(format, System.out);
        if (failed != 0) {
            System.exit(failed);
        }
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
