package io.loyaltystreams.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Divides what one account holds between two members. Spent is spent: where a redemption of one side was paid by a lot of the other,
 * that part of the lot stays with the redemption, as a lot of its own without points left, which gets them back if the redemption is
 * cancelled.
 */
final class Cut {

    private final Separation separation;
    private final Belongings belongings;
    private final List<Lot> ours = new ArrayList<>();
    private final List<Lot> theirs = new ArrayList<>();

    private Cut(Separation separation, Belongings belongings) {
        this.separation = separation;
        this.belongings = belongings;
    }

    /** @param theirs what goes back to the former member; spent lots and redemptions included, as far as they are kept */
    record Halves(Holdings ours, Holdings theirs) {}

    /** Nothing but the names of things changes at this; what goes is at hand. */
    static Halves of(Posting posting, Separation separation, Belongings belongings) {
        takeToHand(posting, belongings);
        return new Cut(separation, belongings).divide(posting.account().holdings());
    }

    private static void takeToHand(Posting posting, Belongings belongings) {
        belongings.lots().forEach(posting::lot);
        belongings.redemptions().forEach(posting::redemption);
        int before;
        do {
            before = atHand(posting);
            takePayersToHand(posting, belongings);
        } while (atHand(posting) > before);
    }

    /** Also what the other side has paid, and what it was paid by; each may lead to more. */
    private static void takePayersToHand(Posting posting, Belongings belongings) {
        posting.account().holdings().lots().stream()
                .filter(lot -> belongings.hasLot(lot.id()))
                .flatMap(lot -> lot.draws().stream())
                .forEach(draw -> posting.redemption(draw.redemptionId()));
        for (Redemption redemption : posting.account().holdings().redemptions().values()) {
            boolean goes = belongings.redemptions().contains(redemption.id());
            redemption.parts().stream()
                    .filter(part -> part.source() == Redemption.Source.LOT)
                    .filter(part -> goes || belongings.hasLot(part.id()))
                    .forEach(part -> posting.lot(part.id()));
        }
    }

    private static int atHand(Posting posting) {
        var holdings = posting.account().holdings();
        return holdings.lots().size() + holdings.redemptions().size();
    }

    private Halves divide(Holdings all) {
        all.lots().forEach(this::divide);
        return new Halves(
                new Holdings(ours, debts(all, false), redemptions(all, false)),
                new Holdings(theirs, debts(all, true), redemptions(all, true)));
    }

    private void divide(Lot lot) {
        boolean goes = belongings.hasLot(lot.id());
        var across = lot.draws().stream()
                .filter(draw -> belongings.redemptions().contains(draw.redemptionId()) != goes)
                .toList();
        Lot own = lot;
        for (Lot.Draw draw : across) {
            own = own.forget(draw);
        }
        (goes ? theirs : ours).add(own);
        if (!across.isEmpty()) {
            (goes ? ours : theirs).add(lot.spentOn(across, EntryIds.separated(separation.eventId(), lot.id())));
        }
    }

    private List<Debt> debts(Holdings all, boolean going) {
        return all.debts().stream()
                .filter(debt -> belongings.has(debt) == going)
                .toList();
    }

    private Map<String, Redemption> redemptions(Holdings all, boolean going) {
        var some = new TreeMap<String, Redemption>();
        all.redemptions().forEach((id, redemption) -> {
            if (belongings.redemptions().contains(id) == going) {
                some.put(id, paidByItsSide(redemption, going));
            }
        });
        return some;
    }

    private Redemption paidByItsSide(Redemption redemption, boolean goes) {
        Stream<Redemption.Part> parts = redemption.parts().stream()
                .map(part -> part.source() == Redemption.Source.DEBT || belongings.hasLot(part.id()) == goes
                        ? part
                        : new Redemption.Part(
                                part.source(), EntryIds.separated(separation.eventId(), part.id()), part.points()));
        return new Redemption(redemption.id(), redemption.number(), parts.toList(), redemption.mirror());
    }
}
