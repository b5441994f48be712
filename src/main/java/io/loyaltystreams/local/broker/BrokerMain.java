package io.loyaltystreams.local.broker;

import kafka.Kafka;
import kafka.tools.StorageTool;

/** Formats the storage when it is new, then runs one broker that is its own controller. */
public final class BrokerMain {

    /** Any valid id will do: nobody else joins this cluster. */
    private static final String CLUSTER_ID = "bG95YWx0eS1zdHJlYW1zMA";

    private BrokerMain() {}

    /**
     * Runs the broker.
     *
     * @param args the broker's properties file
     */
    public static void main(String[] args) {
        var format = new String[] {
            "format", "--standalone", "--ignore-formatted", "--cluster-id", CLUSTER_ID, "--config", args[0]
        };
        var failed = StorageTool.execute(format, System.out);
        if (failed != 0) {
            System.exit(failed);
        }
        Kafka.main(args);
    }
}
