package io.loyaltystreams.piggy;

import java.util.List;

/** One page of a contact's history, newest first. */
public record Transactions(List<Transaction> items, boolean last) {

    public Transactions {
        items = List.copyOf(items);
    }
}
