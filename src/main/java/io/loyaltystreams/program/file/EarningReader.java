package io.loyaltystreams.program.file;

import io.loyaltystreams.program.AmountRule;
import io.loyaltystreams.program.AmountRule.Basis;
import io.loyaltystreams.program.Caps;
import io.loyaltystreams.program.Earning;
import io.loyaltystreams.program.EarningPolicy;
import io.loyaltystreams.program.Earnings;
import io.loyaltystreams.program.Edition;
import io.loyaltystreams.program.Rounding;
import io.loyaltystreams.program.Stacking;
import java.util.List;
import java.util.Optional;

/** Reads what a program says about earning with orders: the keys from {@code earn} to {@code caps}. */
final class EarningReader {

    private static final Type<AmountRule> AMOUNT = Type.section(EarningReader::amount);
    private static final Type<Caps> CAPS = Type.section(EarningReader::caps);

    private EarningReader() {}

    /** Empty without an edition, which is a fault of its own, or where something is at fault here. */
    static Optional<Earning> read(Section file, RuleIds ids, Optional<Edition> edition) {
        var rules = file.required(
                "earn",
                EarnReader.rules(ids),
                "Base rules. For each line of an order they are tried from the top; the first that matches counts.");
        var campaigns = file.optional(
                "campaigns",
                CampaignReader.campaigns(ids, edition),
                "Something extra for a while or for some orders. All that match apply.");
        var stacking = file.optional(
                "stacking",
                Scalars.choice(List.of(Stacking.values())),
                "How multipliers that hit the same line work together, the tier's among them: the best one alone, each"
                        + " on top of the others, or their extras added up. best if left out.");
        var amount = file.optional("amount", AMOUNT, "Which part of an order earns.");
        var rounding = file.optional(
                "rounding",
                Scalars.choice(List.of(Rounding.values())),
                "How the exact points of an order become whole points, once, at the end. floor if left out.");
        var caps = file.optional("caps", CAPS, "The most points that orders earn.");
        return rules.flatMap(found -> edition.map(known -> new Earning(new EarningPolicy(
                known.baseCurrency(),
                found,
                campaigns.orElse(List.of()),
                stacking.orElse(Stacking.BEST),
                amount.orElse(AmountRule.DEFAULT),
                rounding.orElse(Rounding.FLOOR),
                caps.orElse(Caps.NONE)))));
    }

    private static Optional<AmountRule> amount(Section amount) {
        var basis = amount.optional(
                "basis", Scalars.choice(List.of(Basis.values())), "With tax or net of it; gross if left out.");
        var shipping = amount.optional(
                "shipping",
                Scalars.FLAG,
                "Whether shipping earns, as one more line of category shipping; false if left out.");
        return amount.build(() -> new AmountRule(
                basis.orElse(AmountRule.DEFAULT.basis()), shipping.orElse(AmountRule.DEFAULT.shipping())));
    }

    private static Optional<Caps> caps(Section caps) {
        var perOrder = cap(caps, "per-order", "Of one order.");
        var perDay = cap(caps, "per-member-day", "Of one member on one day of the zone, net of returns.");
        var perMonth = cap(caps, "per-member-month", "Of one member in one calendar month, net of returns.");
        return caps.build(() -> new Caps(
                perOrder.orElse(Earnings.UNLIMITED),
                perDay.orElse(Earnings.UNLIMITED),
                perMonth.orElse(Earnings.UNLIMITED)));
    }

    private static Optional<Long> cap(Section caps, String key, String meaning) {
        return caps.optional(key, Scalars.pointsFrom(1), meaning + " No cap if left out.");
    }
}
