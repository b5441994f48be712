package io.loyaltystreams;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loyaltystreams.http.Page;
import io.loyaltystreams.http.PageAnswer;
import io.loyaltystreams.query.RunningService;
import io.loyaltystreams.sink.Parked;
import io.loyaltystreams.sink.SinkReport;
import io.loyaltystreams.sink.SinkState;
import io.loyaltystreams.sink.Unresolved;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/** What this instance's sink is doing, and the commands of all instances that wait for a person. */
final class SinkPage implements Page {

    private static final int MOST_BLOCKED = 20;

    private final Supplier<Optional<RunningSink>> sink;
    private final Unresolved unresolved;

    /** @param sink empty while it has not started, or is not wanted here */
    SinkPage(Supplier<Optional<RunningSink>> sink, Unresolved unresolved) {
        this.sink = sink;
        this.unresolved = unresolved;
    }

    @Override
    public String path() {
        return RunningService.SINK;
    }

    @Override
    public PageAnswer answer(Map<String, String> query) {
        return sink.get()
                .map(running -> answer(running.sinkState(), running.report()))
                .orElseGet(() -> PageAnswer.refusal(
                        503, "the sink does not run in this instance, or not yet; see /health/ready, or ask another"));
    }

    private PageAnswer answer(SinkState state, SinkReport report) {
        try {
            return new PageAnswer(200, json(state, report, unresolved.all()).toString());
        } catch (KafkaException away) {
            return PageAnswer.refusal(503, "the commands that wait for a person cannot be read: " + away.getMessage());
        }
    }

    static ObjectNode json(SinkState state, SinkReport report, List<Parked> parked) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("state", text(state));
        json.put("partitionsHeld", report.held()).put("partitions", report.all());
        json.put("callsPerSecondGranted", report.granted()).put("callsPerSecondUsed", report.used());
        json.put("callsUnderWay", report.underWay());
        var lanes = json.putArray("lanes");
        for (var lane : report.lanes()) {
            lanes.addObject()
                    .put("lane", lane.lane())
                    .put("waiting", lane.waiting())
                    .put("oldest", lane.oldest().map(Object::toString).orElse(null));
        }
        json.put("blockedMembers", report.blocked().size());
        var blocked = json.putArray("blocked");
        report.blocked().stream()
                .limit(MOST_BLOCKED)
                .forEach(member -> blocked.addObject()
                        .put("memberId", member.member())
                        .put("commandId", member.command())
                        .put("unknownAnswers", member.unknownAnswers()));
        var unresolved = json.putArray("unresolved");
        parked.forEach(command -> unresolved
                .addObject()
                .put("commandId", command.commandId())
                .put("memberId", command.member())
                .put("message", command.message()));
        return json;
    }

    private static String text(SinkState state) {
        return switch (state) {
            case SinkState.Running running -> "running";
            case SinkState.Waiting waiting -> "waiting: " + waiting.reason();
            case SinkState.Failed failed -> "failed: " + failed.reason();
            case SinkState.Closed closed -> "closed";
        };
    }
}
