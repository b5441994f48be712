package io.loyaltystreams.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is a member's, by the names of what came for that member. Whoever has the account of two finds by it whose is what.
 *
 * @param orders their ids, in order
 * @param redemptions their ids, in order
 * @param lots ids of lots
 * @param debts ids of the entries that made them
 * @param activities what the ids of lots that activities made begin with
 * @param members ids of members who had become this one
 */
public record Belongings(
        Set<String> orders,
        Set<String> redemptions,
        Set<String> lots,
        Set<String> debts,
        List<String> activities,
        Set<String> members) {

    /** What came for a member; the name of a thing begins with it. */
    public enum Kind {
        ORDER,
        REFERRER,
        RETURN,
        REDEMPTION,
        ADJUSTMENT,
        ACTIVITY,
        LOT,
        DEBT,
        MEMBER;

        /** The name of a thing of this kind. */
        public String named(String id) {
            return name() + ":" + id;
        }
    }

    /** @param things as {@link Kind#named} names them */
    public static Belongings of(Collection<String> things) {
        var all = new Belongings(
                new TreeSet<>(), new TreeSet<>(), new HashSet<>(), new HashSet<>(), new ArrayList<>(), new HashSet<>());
        for (String thing : things) {
            int colon = thing.indexOf(':');
            all.add(Kind.valueOf(thing.substring(0, colon)), thing.substring(colon + 1));
        }
        return all;
    }

    private void add(Kind kind, String id) {
        switch (kind) {
            case ORDER -> {
                orders.add(id);
                lots.add(EntryIds.earned(id));
                lots.add(EntryIds.referee(id));
            }
            case REFERRER -> lots.add(EntryIds.referrer(id));
            case RETURN -> {
                debts.add(EntryIds.reversed(id));
                debts.add(EntryIds.refereeReversed(id));
                debts.add(EntryIds.referrerReversed(id));
            }
            case REDEMPTION -> redemptions.add(id);
            case ADJUSTMENT -> {
                lots.add(EntryIds.adjusted(id));
                debts.add(EntryIds.adjusted(id));
            }
            case ACTIVITY -> activities.add(EntryIds.activity(id, ""));
            case LOT -> lots.add(id);
            case DEBT -> debts.add(id);
            case MEMBER -> members.add(id);
        }
    }

    /** Whether a thing of this name is among them; what an order made may have been named by itself. */
    public boolean has(String thing) {
        int colon = thing.indexOf(':');
        String id = thing.substring(colon + 1);
        return switch (Kind.valueOf(thing.substring(0, colon))) {
            case ORDER -> orders.contains(id);
            case REFERRER -> lots.contains(EntryIds.referrer(id));
            case RETURN -> debts.contains(EntryIds.reversed(id));
            case REDEMPTION -> redemptions.contains(id);
            case ADJUSTMENT -> debts.contains(EntryIds.adjusted(id));
            case ACTIVITY -> activities.contains(EntryIds.activity(id, ""));
            case LOT -> hasLot(id);
            case DEBT -> debts.contains(id);
            case MEMBER -> members.contains(id);
        };
    }

    boolean hasLot(String id) {
        return lots.contains(id) || activities.stream().anyMatch(id::startsWith);
    }

    /** What stands in for a redemption goes with it. */
    boolean has(Debt debt) {
        Optional<String> redemption = debt.redemptionId();
        return redemption.isPresent() ? redemptions.contains(redemption.get()) : debts.contains(debt.entryId());
    }
}
