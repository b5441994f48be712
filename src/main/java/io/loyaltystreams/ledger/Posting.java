package io.loyaltystreams.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what one command posts; every event is applied before the next is decided. */
final class Posting {

    private final String memberId;
    private final Shelf shelf;
    private Account account;
    private Optional<AwardedOrder> awarded = Optional.empty();
    private final List<Posted> posted = new ArrayList<>();

    Posting(String memberId, Account account, Shelf shelf) {
        this.memberId = memberId;
        this.shelf = shelf;
        this.account = account;
    }

    String memberId() {
        return memberId;
    }

    Shelf shelf() {
        return shelf;
    }

    Account account() {
        return account;
    }

    void post(LedgerEvent event) {
        account = account.after(event);
        posted.add(new Posted(event, account.available()));
    }

    void unchanged(Reason reason) {
        post(new LedgerEvent.Unchanged(reason, Optional.empty()));
    }

    /** For what changes the account and is no event of the member: how far it was advanced, what is known of the person. */
    void become(Account after) {
        account = after;
    }

    void remember(AwardedOrder order) {
        awarded = Optional.of(order);
    }

    /** The lot that the command made, if it made one. */
    Optional<Lot> made() {
        return posted.stream()
                .map(Posted::event)
                .filter(LedgerEvent.Earned.class::isInstance)
                .map(earned -> ((LedgerEvent.Earned) earned).lot())
                .findFirst();
    }

    LedgerResult result() {
        return new LedgerResult(account, awarded, posted);
    }
}
