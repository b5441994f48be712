package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Step;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The account of a younger member becomes a part of the older one's. Each lot with points left, and what is owed, leaves and joins as
 * a pair of entries that cancel out; counters are added up; then what is owed is paid.
 */
final class Merging {

    private final MergedTier tier;
    private final Inactivity inactivity;
    private final Referring referring;

    Merging(MergedTier tier, Inactivity inactivity, Referring referring) {
        this.tier = tier;
        this.inactivity = inactivity;
        this.referring = referring;
    }

    void leave(Posting posting, Merge merge) {
        Holdings holdings = posting.account().holdings().atRest();
        int hop = hop(posting.account(), merge);
        for (Lot lot : inOrder(holdings)) {
            posting.post(transfer(merge, LedgerEvent.Transferred.Way.OUT, hop, lot));
        }
        if (!holdings.debts().isEmpty()) {
            posting.post(transfer(merge, LedgerEvent.Transferred.Way.OUT, hop, holdings.debts()));
        }
        posting.post(new LedgerEvent.Left(merge));
    }

    /** @param estate the account of the younger one, before it left */
    void join(Posting posting, Merge merge, Account estate) {
        Optional<Standing> own = posting.account().standing();
        int hop = hop(estate, merge);
        int again = Math.max(hop, hop(posting.account(), merge));
        posting.post(new LedgerEvent.Joined(merge, estate));
        Introducing.joinedBy(posting, merge);
        for (Lot lot : inOrder(estate.holdings())) {
            posting.post(transfer(merge, LedgerEvent.Transferred.Way.IN, hop, lot));
            posting.dated(lot.id());
        }
        if (!estate.holdings().debts().isEmpty()) {
            posting.post(transfer(
                    merge,
                    LedgerEvent.Transferred.Way.IN,
                    again,
                    estate.holdings().debts()));
        }
        inactivity.ofAll(posting);
        Debts.pay(posting);
        referring.joined(posting);
        tier.of(posting, merge, own, estate.standing());
        posting.mayFallSooner();
    }

    private static List<Lot> inOrder(Holdings holdings) {
        return holdings.lots().stream().sorted(Lot.SPENDING_ORDER).toList();
    }

    /** A sign-up that ties three members may move one lot twice, and bring debts of two to a third: their entries are told apart. */
    private static int hop(Account account, Merge merge) {
        return 1 + Collections.frequency(account.membership().merges(), merge.eventId());
    }

    private static LedgerEvent transfer(Merge merge, LedgerEvent.Transferred.Way way, int hop, Lot lot) {
        return transferred(
                merge,
                way,
                EntryIds.transferred(merge.eventId(), lot.id(), way, hop),
                lot.remaining(),
                new Moved(List.of(lot), List.of(), lot.terms().programVersion()));
    }

    private static LedgerEvent transfer(Merge merge, LedgerEvent.Transferred.Way way, int hop, List<Debt> debts) {
        long owed = debts.stream().mapToLong(Debt::points).sum();
        return transferred(
                merge,
                way,
                EntryIds.transferred(merge.eventId(), "debt", way, hop),
                -owed,
                new Moved(List.of(), debts, 0));
    }

    private record Moved(List<Lot> lots, List<Debt> debts, int version) {}

    private static LedgerEvent transferred(
            Merge merge, LedgerEvent.Transferred.Way way, String entryId, long worth, Moved moved) {
        boolean out = way == LedgerEvent.Transferred.Way.OUT;
        String note = out ? "goes over to member " + merge.older() : "comes from member " + merge.younger();
        return new LedgerEvent.Transferred(
                entryId,
                new Cause("signup", merge.eventId()),
                merge.at(),
                way,
                moved.lots(),
                moved.debts(),
                new Step("merge", moved.version(), Long.toString(out ? -worth : worth), note));
    }

    /** The account of the older one is brought to where that of the younger one is: a clock never goes back. */
    static Instant clock(Merge merge, Account estate) {
        return estate.advancedTo().isAfter(merge.at()) ? estate.advancedTo() : merge.at();
    }
}
