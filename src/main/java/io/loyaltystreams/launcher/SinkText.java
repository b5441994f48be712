package io.loyaltystreams.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sink's status for people. */
final class SinkText {

    private SinkText() {}

    static String of(JsonNode status, Instant now) {
        var lines = new ArrayList<String>();
        lines.add("Sink        " + status.path("state").asText());
        lines.add("Partitions  %d of %d"
                .formatted(
                        status.path("partitionsHeld").asInt(),
                        status.path("partitions").asInt()));
        lines.add(String.format(
                Locale.ROOT,
                "Rate        %.1f calls per second granted, %.1f used, %d under way",
                status.path("callsPerSecondGranted").asDouble(),
                status.path("callsPerSecondUsed").asDouble(),
                status.path("callsUnderWay").asInt()));
        lines.add("");
        lines.add("%-12s %10s  %s".formatted("Lane", "Waiting", "Oldest"));
        status.path("lanes")
                .forEach(lane -> lines.add("%-12s %10d  %s"
                        .formatted(
                                lane.path("lane").asText(),
                                lane.path("waiting").asLong(),
                                age(lane.path("oldest"), now))));
        blocked(status, lines);
        unresolved(status, lines);
        return String.join("\n", lines);
    }

    private static String age(JsonNode since, Instant now) {
        return since.isTextual()
                ? Duration.between(Instant.parse(since.asText()), now).toSeconds() + " s"
                : "-";
    }

    private static void blocked(JsonNode status, List<String> lines) {
        var count = status.path("blockedMembers").asInt();
        lines.add("");
        lines.add("Blocked members  " + count);
        status.path("blocked")
                .forEach(member -> lines.add("  %s  %s, %d unknown answers"
                        .formatted(
                                member.path("memberId").asText(),
                                member.path("commandId").asText(),
                                member.path("unknownAnswers").asInt())));
    }

    private static void unresolved(JsonNode status, List<String> lines) {
        var parked = status.path("unresolved");
        lines.add("Unresolved       " + parked.size());
        parked.forEach(command -> lines.add("  %s  member %s: %s"
                .formatted(
                        command.path("commandId").asText(),
                        command.path("memberId").asText(),
                        command.path("message").asText())));
    }
}
