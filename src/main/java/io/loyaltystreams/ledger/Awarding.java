package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Award;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Tiers;
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
        Award award = program.award(order.basket(), multiplier(posting.account(), program));
        if (award.points() == 0) {
            posting.unchanged(award.matched() ? Reason.NO_POINTS : Reason.NO_RULE);
            return;
        }
        Enrolment.once(posting, order.at());
        String entryId = EntryIds.earned(order.orderId());
        var lot = Lot.of(
                entryId,
                award.points(),
                program.expiry().map(expiry -> expiry.lastDay(order.at())),
                order.at(),
                program.version());
        posting.post(
                new LedgerEvent.Earned(entryId, new Cause("order", order.orderId()), lot, order.shop(), award.steps()));
        posting.remember(new AwardedOrder(program.version(), award.points(), award.earnings(), 0));
        new TierReview(programs).afterEarning(posting, entryId);
    }

    private static Ratio multiplier(Account account, Program program) {
        Optional<Tiers> tiers = program.tiers();
        return account.standing()
                .flatMap(standing -> tiers.flatMap(all -> all.named(standing.tier())))
                .map(Tiers.Level::multiplier)
                .orElse(Ratio.UNIT);
    }
}
