package io.loyaltystreams.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is to be put on the {@link Shelf} of a member, by id; empty values are to be taken off it.
 *
 * @param orders by order id
 * @param spentLots by lot id
 * @param redemptions by redemption id
 */
public record Kept(
        Map<String, AwardedOrder> orders,
        SortedMap<String, Optional<Lot>> spentLots,
        SortedMap<String, Optional<Redemption>> redemptions) {}
