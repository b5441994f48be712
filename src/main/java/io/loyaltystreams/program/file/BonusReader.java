package io.loyaltystreams.program.file;

import io.loyaltystreams.program.ActivityRule;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Referral;
import java.util.List;
import java.util.Optional;

/** Reads what earns besides orders: {@code signup}, {@code activities} and {@code referral}. */
final class BonusReader {

    private static final Type<String> ON = Scalars.choice(List.of("first-order"), word -> word);

    private BonusReader() {}

    static Optional<Long> signup(Section file) {
        return file.optional("signup", Type.section(BonusReader::signupBonus), "What joining earns.");
    }

    static Optional<List<ActivityRule>> activities(Section file, RuleIds ids) {
        return file.optional(
                "activities",
                Type.list(Type.section(activity -> activity(activity, ids))),
                "What members earn by other deeds than buying. Every entry of the deed's kind applies.");
    }

    static Optional<Referral> referral(Section file) {
        return file.optional(
                "referral",
                Type.section(BonusReader::referralRule),
                "What bringing a new member earns, together with that member's first order that is large enough.");
    }

    private static Optional<Long> signupBonus(Section signup) {
        var bonus = signup.required("bonus", Scalars.pointsFrom(0), "Points for joining, once for each member.");
        return signup.build(bonus::orElseThrow);
    }

    private static Optional<ActivityRule> activity(Section activity, RuleIds ids) {
        var id =
                activity.required("id", ids.type(), "Unique among all rules; every point names the rule that gave it.");
        var kind = activity.required("kind", Scalars.TEXT, "The deed, as the event names it.");
        var bonus = activity.required("bonus", Scalars.pointsFrom(1), "Points for each.");
        var limit = activity.optional("limit", Limits.LIMIT, Limits.MEANING);
        return activity.build(() -> new ActivityRule(id.orElseThrow(), kind.orElseThrow(), bonus.orElseThrow(), limit));
    }

    private static Optional<Referral> referralRule(Section referral) {
        var referrer = referral.optional("referrer-bonus", Scalars.pointsFrom(0), "Points for who brought.");
        var referee = referral.optional("referee-bonus", Scalars.pointsFrom(0), "Points for who was brought.");
        referral.optional("on", ON, "What earns it: first-order, also if left out.");
        var minimum = referral.optional(
                "minimum",
                Scalars.DECIMAL,
                "The order's total must reach it, shipping included, in the base currency; 0 if left out.");
        if (!referral.has("referrer-bonus") && !referral.has("referee-bonus")) {
            referral.refuse("a referral that gives nothing", "referrer-bonus, referee-bonus or both");
        }
        return referral.build(() -> new Referral(referrer.orElse(0L), referee.orElse(0L), minimum.orElse(Ratio.ZERO)));
    }
}
