package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Step;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Undoes that two members became one.
 *
 * <ol>
 *   <li>What came for a member is that member's, before the merge and since: orders with what is left of their points, redemptions,
 *       corrections, activities, and what is owed for them. What was spent is spent, whoever spent it.
 *   <li>What orders count follows them. Everything else that is counted is as it was before the merge.
 *   <li>Each lot with points left, and what is owed, leaves and comes as a pair of entries that cancel out.
 * </ol>
 */
public final class Separations {

    private final Programs programs;
    private final DueWork dueWork;
    private final TierReview review;
    private final Referring referring;

    Separations(Programs programs, DueWork dueWork, TierReview review, Referring referring) {
        this.programs = programs;
        this.dueWork = dueWork;
        this.review = review;
        this.referring = referring;
    }

    /**
     * What is remembered of an account that is given up: all but what it held, and what its orders had counted.
     *
     * @param orders all that were kept beside it
     */
    public Account remembered(Departure departure, Collection<AwardedOrder> orders) {
        Account after = departure.result().account();
        return departure
                .estate()
                .with(after.membership())
                .with(Holdings.NONE)
                .with(new Counters(
                                departure.estate().usage(), departure.estate().history(), after.totals())
                        .minus(Counters.of(orders)));
    }

    /** Somebody who had become a former member gets their own back: no part of that one is remembered any more. */
    public Account without(Account remembered, Separation separation, Account other, Belongings theirs) {
        return remembered.partedFrom(separation, other, theirs);
    }

    /**
     * Takes from an account what is another's.
     *
     * @param remembered what the former member was
     * @param theirs what came for the former member
     * @param heardAt as for an event
     */
    public Parted giveBack(
            Separation separation,
            Account account,
            Account remembered,
            Belongings theirs,
            Instant heardAt,
            Shelf shelf) {
        var posting = new Posting(separation.owner(), account, shelf);
        dueWork.advance(posting, Ledger.reached(separation.at(), heardAt));
        posting.at(separation.at());
        posting.reach(separation.at());
        posting.become(Ledger.standing(programs, posting.account()));
        boolean fitted = review.fits(posting.account());
        var orders = takeOrders(posting, theirs);
        var halves = Cut.of(posting, separation, theirs);
        Account back = back(posting, separation, remembered, orders)
                .with(halves.theirs().atRest());
        leave(posting, separation, halves);
        posting.post(new LedgerEvent.Parted(separation, LedgerEvent.Transferred.Way.OUT, back, theirs));
        referring.joined(posting);
        review.after(posting, cause(separation), TierChange.Why.ADJUSTMENT, fitted);
        posting.mayFallSooner();
        dueWork.settle(posting);
        return new Parted(back, Kept.all(orders, halves.theirs()), posting.result());
    }

    private static Map<String, AwardedOrder> takeOrders(Posting posting, Belongings theirs) {
        var orders = new TreeMap<String, AwardedOrder>();
        for (String id : theirs.orders()) {
            posting.order(id).ifPresent(order -> {
                orders.put(id, order);
                posting.forget(id);
            });
        }
        return orders;
    }

    private static Account back(
            Posting posting, Separation separation, Account remembered, Map<String, AwardedOrder> orders) {
        Account owner = posting.account();
        Instant now =
                owner.advancedTo().isAfter(remembered.advancedTo()) ? owner.advancedTo() : remembered.advancedTo();
        return remembered
                .with(remembered.membership().after(separation, owner.membership()))
                .with(Counters.of(remembered).plus(Counters.of(orders.values())).numberedFrom(owner.totals()))
                .with(remembered.schedule().noticed(owner.schedule()))
                .with(owner.referrals().of(remembered.referrals(), orders.keySet()))
                .advanced(now, Optional.empty());
    }

    private static void leave(Posting posting, Separation separation, Cut.Halves halves) {
        Holdings going = halves.theirs().atRest();
        posting.become(posting.account().with(halves.ours().with(going.lots(), going.debts())));
        transfer(posting, separation, LedgerEvent.Transferred.Way.OUT, going);
    }

    /**
     * The former member takes up what was given back. What is kept beside the account is on the shelf already.
     *
     * @param back the account, with its lots and debts
     */
    public LedgerResult takeUp(Separation separation, Account back, Shelf shelf) {
        var posting = new Posting(separation.former(), Ledger.standing(programs, back.with(Holdings.NONE)), shelf);
        posting.at(separation.at());
        boolean graceIsOver = TierView.of(programs, posting.account(), posting.clock())
                .filter(TierView::graceIsOver)
                .isPresent();
        Enrolment.anew(posting, separation);
        posting.post(
                new LedgerEvent.Parted(separation, LedgerEvent.Transferred.Way.IN, back, Belongings.of(List.of())));
        transfer(posting, separation, LedgerEvent.Transferred.Way.IN, back.holdings());
        back.holdings().lots().forEach(lot -> posting.dated(lot.id()));
        Debts.pay(posting);
        referring.joined(posting);
        review.after(posting, cause(separation), TierChange.Why.ADJUSTMENT, graceIsOver);
        posting.mayFallSooner();
        dueWork.settle(posting);
        return posting.result();
    }

    private static void transfer(
            Posting posting, Separation separation, LedgerEvent.Transferred.Way way, Holdings some) {
        some.lots().stream()
                .sorted(Lot.SPENDING_ORDER)
                .forEach(lot -> posting.post(transferred(
                        separation,
                        way,
                        EntryIds.transferred(separation, lot.id(), way),
                        List.of(lot),
                        List.of(),
                        lot.terms().programVersion())));
        if (!some.debts().isEmpty()) {
            posting.post(transferred(
                    separation, way, EntryIds.transferred(separation, "debt", way), List.of(), some.debts(), 0));
        }
    }

    private static LedgerEvent transferred(
            Separation separation,
            LedgerEvent.Transferred.Way way,
            String entryId,
            List<Lot> lots,
            List<Debt> debts,
            int version) {
        String note = switch (way) {
            case OUT -> "goes back to member " + separation.former();
            case IN -> "comes back from member " + separation.owner();
        };
        var bare = new LedgerEvent.Transferred(
                entryId, separation.cause(), separation.at(), way, lots, debts, new Step("", 0, "0", ""));
        return new LedgerEvent.Transferred(
                entryId,
                separation.cause(),
                separation.at(),
                way,
                lots,
                debts,
                new Step("separation", version, Long.toString(bare.points()), note + ": " + separation.note()));
    }

    private static String cause(Separation separation) {
        return "separation:" + separation.eventId() + ":" + separation.former();
    }
}
