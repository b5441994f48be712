package io.loyaltystreams.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where a member's points are.
 *
 * @param lots those with points left; while an event is decided also spent ones that it asks for
 * @param debts oldest first
 * @param redemptions those that an event asks for, by id; none between events
 */
public record Holdings(List<Lot> lots, List<Debt> debts, Map<String, Redemption> redemptions) {

    static final Holdings NONE = new Holdings(List.of(), List.of(), Map.of());

    public Holdings {
        lots = List.copyOf(lots);
        debts = List.copyOf(debts);
        redemptions = Map.copyOf(redemptions);
    }

    long available() {
        long sum = 0;
        for (Lot lot : lots) {
            sum += lot.isPending() ? 0 : lot.remaining();
        }
        return sum - debts.stream().mapToLong(Debt::points).sum();
    }

    long pending() {
        long sum = 0;
        for (Lot lot : lots) {
            sum += lot.isPending() ? lot.remaining() : 0;
        }
        return sum;
    }

    Optional<Lot> lot(String id) {
        return lots.stream().filter(lot -> lot.id().equals(id)).findFirst();
    }

    /** Lots that pay, in the order in which they do. */
    Stream<Lot> spendable() {
        return lots.stream()
                .filter(lot -> !lot.isPending() && lot.remaining() > 0)
                .sorted(Lot.SPENDING_ORDER);
    }

    Holdings with(Lot lot) {
        var more = new ArrayList<>(lots);
        more.add(lot);
        return new Holdings(more, debts, redemptions);
    }

    Holdings with(Redemption redemption) {
        var more = new HashMap<>(redemptions);
        more.put(redemption.id(), redemption);
        return new Holdings(lots, debts, more);
    }

    Holdings with(List<Lot> moreLots, List<Debt> moreDebts) {
        return new Holdings(
                Stream.concat(lots.stream(), moreLots.stream()).toList(),
                Stream.concat(debts.stream(), moreDebts.stream()).toList(),
                redemptions);
    }

    Holdings without(List<Lot> fewerLots, List<Debt> fewerDebts) {
        return new Holdings(
                lots.stream().filter(lot -> !fewerLots.contains(lot)).toList(),
                debts.stream().filter(debt -> !fewerDebts.contains(debt)).toList(),
                redemptions);
    }

    Holdings without(Redemption redemption) {
        var fewer = new HashMap<>(redemptions);
        fewer.remove(redemption.id());
        return new Holdings(lots, debts, fewer);
    }

    Holdings changing(String lotId, UnaryOperator<Lot> change) {
        var after = new ArrayList<Lot>(lots.size());
        for (Lot lot : lots) {
            after.add(lot.id().equals(lotId) ? change.apply(lot) : lot);
        }
        return new Holdings(after, debts, redemptions);
    }

    Holdings changingRedemption(String id, UnaryOperator<Redemption> change) {
        return with(change.apply(redemption(id)));
    }

    /** It was asked for when the event was decided. */
    Redemption redemption(String id) {
        var found = redemptions.get(id);
        if (found == null) {
            throw new IllegalStateException("Expected redemption " + id + " at hand");
        }
        return found;
    }

    /** @param points negative when it is paid or dropped */
    Holdings owing(String entryId, Optional<String> redemptionId, long points) {
        var after = new ArrayList<Debt>(debts.size() + 1);
        boolean found = false;
        for (Debt debt : debts) {
            if (debt.is(entryId, redemptionId)) {
                found = true;
                if (debt.points() + points > 0) {
                    after.add(new Debt(entryId, redemptionId, debt.points() + points));
                }
            } else {
                after.add(debt);
            }
        }
        if (!found) {
            after.add(new Debt(entryId, redemptionId, points));
        }
        return new Holdings(lots, after, redemptions);
    }

    /** What stays in the account between events. */
    Holdings atRest() {
        return new Holdings(lots.stream().filter(lot -> lot.remaining() > 0).toList(), debts, Map.of());
    }
}
