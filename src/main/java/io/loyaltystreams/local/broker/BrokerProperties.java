package io.loyaltystreams.local.broker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one small broker needs that stands alone and is often killed.
 *
 * @param data where it keeps its data
 * @param port where it serves clients
 * @param controllerPort where its controller listens
 */
record BrokerProperties(Path data, int port, int controllerPort) {

    /** The broker with its controller. */
    List<String> broker() {
        var addresses = "PLAINTEXT://127.0.0.1:%d,%s".formatted(port, controllerAddress());
        var lines = new ArrayList<>(common());
        lines.addAll(List.of(
                "process.roles=broker,controller",
                "listeners=" + addresses,
                "advertised.listeners=" + addresses,
                "inter.broker.listener.name=PLAINTEXT",
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
                // nobody could lead instead, and a moment without leaders loses transactions (see FormerRun)
                "controlled.shutdown.enable=false",
                "broker.session.timeout.ms=60000",
                "broker.heartbeat.interval.ms=500",
                "log.cleaner.dedupe.buffer.size=4194304"));
        return lines;
    }

    /** The controller without the broker, which it fences soon. */
    List<String> controllerAlone() {
        var lines = new ArrayList<>(common());
        lines.addAll(List.of(
                "process.roles=controller",
                "listeners=" + controllerAddress(),
                "broker.heartbeat.interval.ms=50",
                "broker.session.timeout.ms=100"));
        return lines;
    }

    private List<String> common() {
        return List.of(
                "node.id=1",
                "controller.quorum.bootstrap.servers=127.0.0.1:" + controllerPort,
                "controller.listener.names=CONTROLLER",
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs=" + data);
    }

    private String controllerAddress() {
        return "CONTROLLER://127.0.0.1:" + controllerPort;
    }
}
