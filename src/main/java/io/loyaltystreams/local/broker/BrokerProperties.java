package io.loyaltystreams.local.broker;

import java.nio.file.Path;
import java.util.List;

/** What one small broker needs that stands alone and is often killed. */
final class BrokerProperties {

    private BrokerProperties() {}

    static List<String> lines(Path data, int port, int controllerPort) {
        var addresses = "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort);
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.bootstrap.servers=127.0.0.1:" + controllerPort,
                "listeners=" + addresses,
                "advertised.listeners=" + addresses,
                "controller.listener.names=CONTROLLER",
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name=PLAINTEXT",
                "log.dirs=" + data,
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=4",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "transaction.state.log.num.partitions=4",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                "auto.create.topics.enable=false",
                // a client that was killed must not hold up the others for long
                "group.initial.rebalance.delay.ms=0",
                "transaction.abort.timed.out.transaction.cleanup.interval.ms=1000",
                // nor a broker that was killed its own return: until the old session is over it may not register again
                "broker.session.timeout.ms=3000",
                "broker.heartbeat.interval.ms=500",
                "log.cleaner.dedupe.buffer.size=4194304");
    }
}
