package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Gives the bonuses of a referral, and takes them back whole. The account of who was brought decides; what it decides for who
 * brought travels there.
 */
final class ReferralBonus {

    private static final String RULE = "referral";

    private final Programs programs;
    private final Counting counting;

    ReferralBonus(Programs programs, Counting counting) {
        this.programs = programs;
        this.counting = counting;
    }

    /** The order earns for who was brought, and for who brought. */
    void earn(Posting posting, Referrals.Claim claim, Referrals.Occasion occasion) {
        Program program = program(occasion.programVersion(), occasion.orderId());
        var terms = program.referral().orElseThrow();
        posting.post(new LedgerEvent.Referred(new ReferralStep.Earned(
                claim.eventId(), claim.referrer().orElseThrow(), occasion, terms.referrerBonus())));
        if (terms.refereeBonus() > 0) {
            give(
                    posting,
                    program,
                    new Gift(
                            EntryIds.referee(occasion.orderId()),
                            occasion.orderId(),
                            occasion.placedAt(),
                            terms.refereeBonus(),
                            "bonus for being brought: order " + occasion.orderId() + " is large enough"));
        }
    }

    void earnReferrer(Posting posting, LedgerCommand.Referral.Earn earn) {
        give(
                posting,
                program(earn.programVersion(), earn.orderId()),
                new Gift(
                        EntryIds.referrer(earn.orderId()),
                        earn.orderId(),
                        earn.at(),
                        earn.points(),
                        "bonus for bringing a member, whose order " + earn.orderId() + " is large enough"));
    }

    private record Gift(String entryId, String orderId, Instant placedAt, long points, String note) {}

    private void give(Posting posting, Program program, Gift gift) {
        posting.post(new LedgerEvent.Earned(
                gift.entryId(),
                new Cause("order", gift.orderId()),
                OrderLots.of(gift.entryId(), gift.points(), gift.placedAt(), program, Optional.empty()),
                Optional.empty(),
                List.of(new Step(RULE, program.version(), Long.toString(gift.points()), gift.note()))));
        posting.dated(gift.entryId());
        Debts.pay(posting);
        counting.earned(posting, program.dayOf(gift.placedAt()), gift.points());
    }

    /** No order reaches the minimum any more. */
    void takeBack(Posting posting, Referrals.Claim claim, LedgerCommand.TakeBack back) {
        String orderId = claim.earnedBy().orElseThrow();
        // the order may have gone back to somebody whom the member was taken for
        boolean counted =
                posting.order(orderId).map(order -> order.counted().points()).orElse(false);
        posting.post(new LedgerEvent.Referred(new ReferralStep.Lost(
                claim.eventId(), claim.referrer().orElseThrow(), orderId, back.returnId(), back.at(), counted)));
        take(
                posting,
                EntryIds.referee(orderId),
                new Taking(EntryIds.refereeReversed(back.returnId()), back.returnId(), back.at()),
                counted);
    }

    void takeFromReferrer(Posting posting, LedgerCommand.Referral.TakeBack back) {
        take(
                posting,
                EntryIds.referrer(back.orderId()),
                new Taking(EntryIds.referrerReversed(back.returnId()), back.returnId(), back.at()),
                back.counted());
    }

    /** There is no lot where the program gives one of the two nothing. */
    private void take(Posting posting, String lotId, Taking taking, boolean counted) {
        posting.lot(lotId).ifPresent(lot -> {
            Program program = program(lot.terms().programVersion(), lotId);
            var policy = programs.at(taking.at()).orElse(program).negativeBalance();
            var reversed = taking.of(posting, lot, lot.parts().points(), policy);
            posting.post(ReversalNote.on(
                    reversed,
                    program.version(),
                    "takes the referral bonus of " + reversed.taken()
                            + " points back: no order that is left is large enough"));
            if (counted) {
                counting.earned(posting, program.dayOf(lot.terms().earnedAt()), -reversed.taken());
            }
        });
    }

    private Program program(int version, String what) {
        return programs.version(version)
                .orElseThrow(() -> new IllegalStateException("The referral bonus of " + what
                        + " was awarded by program version " + version
                        + ", which is no longer there; put that version back"));
    }
}
