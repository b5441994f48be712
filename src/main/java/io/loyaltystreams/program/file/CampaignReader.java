package io.loyaltystreams.program.file;

import io.loyaltystreams.program.Campaign;
import io.loyaltystreams.program.Edition;
import io.loyaltystreams.program.Lines;
import io.loyaltystreams.program.When;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads {@code campaigns}. */
final class CampaignReader {

    private final RuleIds ids;
    private final Optional<Edition> edition;

    private CampaignReader(RuleIds ids, Optional<Edition> edition) {
        this.ids = ids;
        this.edition = edition;
    }

    /** Without an edition, which is a fault of its own, times are only checked. */
    static Type<List<Campaign>> campaigns(RuleIds ids, Optional<Edition> edition) {
        return Type.list(Type.section(new CampaignReader(ids, edition)::campaign));
    }

    private Optional<Campaign> campaign(Section campaign) {
        var moment = Times.moment(edition.map(Edition::zone));
        var id =
                campaign.required("id", ids.type(), "Unique among all rules; every point names the rule that gave it.");
        var from = campaign.optional("from", moment, "The first moment, on the zone's clocks; since ever if left out.");
        var until = campaign.optional(
                "until",
                moment.then((value, end) -> runs(value, from, end)),
                "The moment at which it is over, on the zone's clocks; without end if left out.");
        var when = campaign.optional("when", Conditions.WHEN, "What must hold of the order: all of it.");
        var lines = campaign.optional(
                "lines", Conditions.LINES, "Which lines it multiplies; for a bonus the order needs one of them.");
        var condition = campaign.optional("if", Conditions.IF, Conditions.IF_MEANING);
        var multiplier = campaign.optional("multiply", Scalars.DECIMAL, "Times the points of the lines that it hits.");
        var bonus = campaign.optional("bonus", Scalars.pointsFrom(1), "Flat points for the order, never multiplied.");
        var limit = campaign.optional("limit", Limits.LIMIT, Limits.MEANING);
        if (!campaign.has("multiply") && !campaign.has("bonus")) {
            campaign.refuse("a campaign that gives nothing", "multiply, bonus or both");
        }
        return campaign.build(() -> new Campaign(
                id.orElseThrow(),
                from,
                until,
                when.orElse(When.ALWAYS),
                lines.orElse(Lines.ALL),
                condition,
                multiplier,
                bonus.orElse(0L),
                limit));
    }

    private Optional<Instant> runs(Value value, Optional<Instant> from, Instant until) {
        if (from.filter(start -> !until.isAfter(start)).isPresent()) {
            return value.refuse("a time later than from: until is the first moment without the campaign");
        }
        if (edition.filter(found -> !until.isAfter(found.effectiveFrom())).isPresent()) {
            return value.refuse("a time later than effective-from: before it this file does not count");
        }
        return Optional.of(until);
    }
}
