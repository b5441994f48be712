package io.loyaltystreams.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.loyaltystreams.explain.TextTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes a member's JSON for people: what the member has, then lot by lot. */
public final class MemberText {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String NONE = "-";

    private MemberText() {}

    /** @param member what {@code /members} answers */
    public static String of(JsonNode member) {
        return header(member) + "\n" + lots(member.path("lots"));
    }

    private static String header(JsonNode member) {
        var table = new TextTable()
                .row("Member", member.path("memberId").asText())
                .row("Tier", tier(member.path("tier")))
                .row("Available", member.path("available").asText())
                .row("Pending", member.path("pending").asText());
        if (member.has("debt")) {
            table.row("Debt", member.path("debt").asText() + ", paid from the next points that become available");
        }
        if (member.has("broughtBy")) {
            table.row("Brought by", broughtBy(member.path("broughtBy")));
        }
        return table.row("Next expiry", nextExpiry(member.path("nextExpiry")))
                .row("Next", next(member.path("next")))
                .row("Earned in all", member.path("lifetimeEarned").asText())
                .row("Last event", minute(member.path("advancedTo")))
                .text();
    }

    private static String broughtBy(JsonNode by) {
        var bonuses = by.has("earnedBy")
                ? "order " + by.path("earnedBy").asText() + " earned the bonuses"
                : "no order has earned the bonuses";
        return by.path("memberId").asText() + ", " + bonuses;
    }

    private static String tier(JsonNode tier) {
        if (tier.isMissingNode()) {
            return NONE;
        }
        var name = tier.path("name").asText() + " since " + minute(tier.path("since"));
        return tier.has("fallsOn")
                ? name + ", lost on " + tier.path("fallsOn").asText() + " unless the member qualifies again"
                : name;
    }

    private static String minute(JsonNode instant) {
        return MINUTE.format(Instant.parse(instant.asText()));
    }

    private static String nextExpiry(JsonNode next) {
        return next.isMissingNode()
                ? NONE
                : next.path("points").asText() + " points after "
                        + next.path("on").asText();
    }

    private static String next(JsonNode next) {
        var on = next.path("on").asText();
        var points = next.path("points").asText();
        return switch (next.path("what").asText()) {
            case "RELEASE" -> points + " points become available on " + on;
            case "EXPIRY" -> points + " points expire after " + on;
            case "TIER_FALL" -> "the tier is lost on " + on;
            default -> NONE;
        };
    }

    private static String lots(JsonNode lots) {
        if (lots.isEmpty()) {
            return "No lot has points left.\n";
        }
        var table = new TextTable().numbers(1, 2).row("Lot", "Points", "Remaining", "Pending until", "Expires after");
        for (JsonNode lot : lots) {
            table.row(
                    lot.path("id").asText(),
                    lot.path("points").asText(),
                    lot.path("remaining").asText(),
                    lot.path("pendingUntil").asText(NONE),
                    lot.path("expiresOn").asText(NONE));
        }
        return table.text();
    }
}
