package io.loyaltystreams.local.broker;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Properties;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * Lets the controller write off the broker of an earlier run before the next one starts.
 *
 * <p>The metadata that a lone broker finds at its start still names it the leader of every partition. It would take up its old
 * transactions at once, and when the controller then fences the earlier run, no partition has a leader for a moment. Kafka 4.3.1 takes
 * such partitions for deleted and ends their transactions without the markers that committed readers wait for (KAFKA-20734). So the
 * fencing happens while no broker runs.
 */
final class FormerRun {

    private static final String COUNTS = "kafka.controller:type=KafkaController,name=";
    private static final long PAUSE_MS = 20;

    /** Far more than a slow machine needs; it is waited out only when the earlier run ended before its broker was known. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private FormerRun() {}

    /** Runs the controller alone until it has fenced the broker. */
    static void fence(Properties controller) throws JMException, InterruptedException {
        var server = new KafkaRaftServer(KafkaConfig.fromProps(controller), Time.SYSTEM);
        server.startup();
        while (count("ActiveControllerCount") == 0) {
            Thread.sleep(PAUSE_MS);
        }
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count("FencedBrokerCount") == 0 && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE_MS);
        }
        server.shutdown();
        server.awaitShutdown();
    }

    private static int count(String name) throws JMException {
        try {
            return (int)
                    ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(COUNTS + name), "Value");
        } catch (InstanceNotFoundException e) {
            return 0; // the controller has just started
        }
    }
}
