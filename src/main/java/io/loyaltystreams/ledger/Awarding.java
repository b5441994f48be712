package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Award;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Shopper;
import io.loyaltystreams.program.Tiers;
import io.loyaltystreams.program.Usage;
import java.util.Optional;

/** An order earns, by the rules of its own time and the tier before it. */
final class Awarding {

    private final Programs programs;

    Awarding(Programs programs) {
        this.programs = programs;
    }

    void award(Posting posting, LedgerCommand.AwardOrder order) {
        programs.at(order.at())
                .ifPresentOrElse(program -> award(posting, order, program), () -> posting.unchanged(Reason.NO_PROGRAM));
    }

    private void award(Posting posting, LedgerCommand.AwardOrder order, Program program) {
        Award award = program.award(order.basket(), shopper(posting.account(), program));
        if (award.points() == 0) {
            posting.unchanged(reason(award.outcome()));
            return;
        }
        Enrolment.once(posting, order.at());
        String entryId = EntryIds.earned(order.basket().id());
        var lot = Lot.of(
                entryId,
                award.points(),
                program.expiry().map(expiry -> expiry.lastDay(order.at())),
                order.at(),
                program.version());
        posting.post(
                new LedgerEvent.Earned(entryId, new Cause("order", order.basket().id()), lot, order.basket().shop(), award.steps()));
        posting.remember(new AwardedOrder(program.version(), award.points(), award.earnings(), 0));
        new TierReview(programs).afterEarning(posting, entryId);
    }

    private static Reason reason(Award.Outcome outcome) {
        return switch (outcome) {
            case NO_RULE -> Reason.NO_RULE;
            case NO_ROOM -> Reason.LIMIT_REACHED;
            case NO_POINTS, EARNED -> Reason.NO_POINTS;
        };
    }

    private static Shopper shopper(Account account, Program program) {
        Optional<String> tier = account.standing().map(Standing::tier);
        Optional<Ratio> multiplier = tier.flatMap(name -> program.tiers().flatMap(all -> all.named(name)))
                .flatMap(Tiers.Level::multiplier);
        return new Shopper(tier, multiplier, 0, Optional.empty(), Usage.NONE);
    }
}
