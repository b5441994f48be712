package io.loyaltystreams.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects what one command posts; every event is applied before the next is decided. */
final class Posting {

    private final String memberId;
    private final Desk desk;
    private Account account;
    private final Map<String, Optional<AwardedOrder>> orders = new HashMap<>();
    private final List<Posted> posted = new ArrayList<>();
    private final Set<String> dated = new LinkedHashSet<>();
    private Instant now;
    private boolean mayFall;

    Posting(String memberId, Account account, Shelf shelf) {
        this.memberId = memberId;
        this.account = account;
        this.now = account.advancedTo();
        this.desk = new Desk(shelf);
    }

    String memberId() {
        return memberId;
    }

    /** Whoever the member is known as, the present id first. */
    List<String> memberIds() {
        return account.idsOf(memberId);
    }

    Account account() {
        return account;
    }

    void post(LedgerEvent event) {
        Enrolment.before(this, event);
        reach(now);
        account = account.after(event);
        posted.add(new Posted(account.totals().posted(), event, account.available(), account.pending(), clock()));
    }

    void unchanged(Reason reason) {
        post(new LedgerEvent.Unchanged(reason, Optional.empty()));
    }

    /** For what changes the account and is no event of the member: how far it was advanced, what is known of the person. */
    void become(Account after) {
        account = after;
    }

    Optional<AwardedOrder> order(String orderId) {
        var atHand = orders.get(orderId);
        return atHand == null ? desk.order(orderId) : atHand;
    }

    void remember(String orderId, AwardedOrder order) {
        orders.put(orderId, Optional.of(order));
    }

    /** The order is somebody else's. */
    void forget(String orderId) {
        orders.put(orderId, Optional.empty());
    }

    /** A lot, also one without points left; from now on it is at hand. */
    Optional<Lot> lot(String id) {
        var open = account.holdings().lot(id);
        if (open.isPresent()) {
            return open;
        }
        var spent = desk.spentLot(id);
        spent.ifPresent(lot -> account = account.with(account.holdings().with(lot)));
        return spent;
    }

    /** A redemption that can still be cancelled; from now on it is at hand. */
    Optional<Redemption> redemption(String id) {
        var atHand = account.holdings().redemptions().get(id);
        if (atHand != null) {
            return Optional.of(atHand);
        }
        var kept = desk.redemption(id);
        kept.ifPresent(redemption -> account = account.with(account.holdings().with(redemption)));
        return kept;
    }

    /** The lot's dates are new to the account, and may be past. */
    void dated(String lotId) {
        dated.add(lotId);
    }

    Set<String> dated() {
        return dated;
    }

    /** The qualifying value or the tier changed in a way that may bring the next review forward. */
    void mayFallSooner() {
        mayFall = true;
    }

    boolean mayFall() {
        return mayFall;
    }

    Instant clock() {
        return account.advancedTo();
    }

    /** What is posted from now on happens at this instant, or at the clock if that is later. */
    void at(Instant instant) {
        now = instant;
    }

    /** The clock goes to an instant at which something happens; it never goes back. */
    void reach(Instant instant) {
        if (instant.isAfter(clock())) {
            account = account.advanced(instant, account.nextDue());
        }
    }

    /** Nothing falls due sooner. */
    void nextDue(Optional<Instant> next) {
        account = account.advanced(clock(), next);
    }

    boolean hasPosted(Class<? extends LedgerEvent> kind) {
        return !all(kind).isEmpty();
    }

    /** What this command has posted so far of a kind. */
    <E extends LedgerEvent> List<E> all(Class<E> kind) {
        return posted.stream()
                .map(Posted::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    LedgerResult result() {
        var kept = desk.putBack(account.holdings(), orders);
        var atRest = account.with(account.holdings().atRest())
                .with(account.membership().atRest());
        return new LedgerResult(atRest, kept, posted);
    }
}
