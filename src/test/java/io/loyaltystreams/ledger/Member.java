package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.BasketLine;
import io.loyaltystreams.program.LineReturned;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.ReturnedSoFar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** One member and the stores around, for stories. What happened is told in lines of text. */
final class Member {

    private final Ledger ledger;
    private final String id;
    private final MapShelf shelf = new MapShelf();
    private final Map<String, List<LineReturned>> bought = new HashMap<>();
    private final List<Posted> posted = new ArrayList<>();
    private Optional<Account> account = Optional.empty();
    private Optional<Instant> heardAt = Optional.empty();
    private final Set<String> things = new TreeSet<>();
    private Account remembered;
    private int told;

    Member(Programs programs) {
        this(programs, "m-1");
    }

    Member(Programs programs, String id) {
        this.ledger = new Ledger(programs);
        this.id = id;
    }

    static Member of(Rulebook rulebook) {
        return new Member(rulebook.alone());
    }

    Member order(String id, String at, long... cents) {
        List<BasketLine> lines = new ArrayList<>();
        List<LineReturned> kept = new ArrayList<>();
        for (long amount : cents) {
            lines.add(new BasketLine("line-" + lines.size(), "sku", Optional.empty(), 1, amount, 0));
            kept.add(new LineReturned(amount, 1, 0, 0));
        }
        bought.put(id, kept);
        return handle(new LedgerCommand.AwardOrder(Carts.cart(id, Instant.parse(at), lines), references()));
    }

    /** The whole order comes back. */
    Member returned(String id, String orderId, String at) {
        var all = bought.get(orderId).stream()
                .map(line -> new LineReturned(line.amount(), 1, line.amount(), 0))
                .toList();
        return returned(id, orderId, at, all);
    }

    /** So much of the order's first line comes back. */
    Member returned(String id, String orderId, String at, long cents) {
        var lines = new ArrayList<>(bought.get(orderId));
        var first = lines.getFirst();
        lines.set(0, new LineReturned(first.amount(), 1, first.returnedAmount() + cents, 0));
        return returned(id, orderId, at, lines);
    }

    private Member returned(String id, String orderId, String at, List<LineReturned> lines) {
        bought.put(orderId, lines);
        return handle(
                new LedgerCommand.TakeBack(id, orderId, Instant.parse(at), new ReturnedSoFar(lines, 0, 0), false));
    }

    Member signUp(String id, String at) {
        return handle(
                new LedgerCommand.Welcome(id, Instant.parse(at), references(), Profile.UNKNOWN, Optional.empty()));
    }

    /** @param names how the sign-up names who brought the member */
    Member signUp(String id, String at, String names) {
        return handle(new LedgerCommand.Welcome(
                id, Instant.parse(at), List.of(this.id), Profile.UNKNOWN, Optional.of(names)));
    }

    Member redeem(String id, String at, long points) {
        return handle(
                new LedgerCommand.Redeem(id, Instant.parse(at), List.of(), Optional.empty(), OptionalLong.of(points)));
    }

    Member redeemReward(String id, String at, String reward) {
        return handle(
                new LedgerCommand.Redeem(id, Instant.parse(at), List.of(), Optional.of(reward), OptionalLong.empty()));
    }

    Member cancel(String id, String at) {
        return handle(new LedgerCommand.CancelRedemption(id, Instant.parse(at)));
    }

    Member adjust(String id, String at, long points) {
        return adjust(id, at, points, Optional.empty(), false);
    }

    Member adjust(String id, String at, long points, Optional<LocalDate> expiresOn, boolean qualifying) {
        return handle(new LedgerCommand.Adjust(
                id, Instant.parse(at), List.of(), points, "goodwill", "desk-4", expiresOn, qualifying));
    }

    Member activity(String id, String kind, String at, String... subject) {
        var about = subject.length == 0 ? Optional.<String>empty() : Optional.of(subject[0]);
        return handle(new LedgerCommand.DoActivity(id, kind, Instant.parse(at), List.of(), about));
    }

    Member handle(LedgerCommand command) {
        return keep(ledger.handle(id, account, command, heardAt.orElse(command.at()), shelf));
    }

    /** From now on the bus has events at this time; otherwise the moment that they happen. */
    void heardAt(Instant time) {
        heardAt = Optional.of(time);
    }

    /** Time passes without events. */
    Member until(String at) {
        return keep(ledger.advance(id, account.orElseThrow(), Instant.parse(at), shelf));
    }

    private Member keep(LedgerResult result) {
        account = Optional.of(result.account());
        shelf.put(result.kept());
        posted.addAll(result.posted());
        return this;
    }

    /** A sign-up says that another, younger member is the same person. */
    Member joinedBy(Member younger, String signUp, String at) {
        var merge = new Merge(signUp, Instant.parse(at), younger.id, id);
        var departure = ledger.leave(younger.account(), merge, merge.at(), younger.shelf);
        younger.keep(departure.result());
        younger.remember(departure);
        bought.putAll(younger.bought);
        shelf.takeOver(younger.shelf);
        return keep(ledger.join(account(), merge, departure.estate(), merge.at(), shelf));
    }

    private void remember(Departure departure) {
        things.clear();
        remembered = ledger.separations().remembered(departure, shelf.orders.values());
        departure.estate().holdings().lots().forEach(lot -> notes(Belongings.Kind.LOT, lot.id()));
        departure.estate().holdings().debts().forEach(debt -> notes(Belongings.Kind.DEBT, debt.entryId()));
        shelf.orders.keySet().forEach(id -> notes(Belongings.Kind.ORDER, id));
        shelf.spentLots.keySet().forEach(id -> notes(Belongings.Kind.LOT, id));
        shelf.redemptions.keySet().forEach(id -> notes(Belongings.Kind.REDEMPTION, id));
    }

    /** It came for this member, who is a part of another. */
    Member notes(Belongings.Kind kind, String id) {
        things.add(kind.named(id));
        return this;
    }

    /** The two were two persons after all: this one has the account of both. */
    Member separatedFrom(Member former, String eventId, String at) {
        var separation = new Separation(eventId, Instant.parse(at), former.id, id, "another person, by desk-4");
        var parted = ledger.separations()
                .giveBack(
                        separation, account(), former.remembered, Belongings.of(former.things), separation.at(), shelf);
        keep(parted.result());
        former.shelf.put(parted.beside());
        former.bought.putAll(bought);
        return former.keep(ledger.separations().takeUp(separation, parted.back(), former.shelf));
    }

    /** Somebody who had become this one, who is a part of another, is none of both any more. */
    void noLonger(Member former, String eventId, String at) {
        var separation = new Separation(eventId, Instant.parse(at), former.id, id, "");
        var theirs = Belongings.of(former.things);
        remembered = ledger.separations().without(remembered, separation, former.remembered, theirs);
        things.removeIf(theirs::has);
    }

    String id() {
        return id;
    }

    private List<String> references() {
        return List.of("card:" + id.substring(2));
    }

    boolean hasAccount() {
        return account.isPresent();
    }

    Account account() {
        return account.orElseThrow();
    }

    MapShelf shelf() {
        return shelf;
    }

    List<Posted> posted() {
        return posted;
    }

    /** Everything that happened since the last time it was told. */
    List<String> tells() {
        var lines = Telling.of(posted.subList(told, posted.size()));
        told = posted.size();
        return lines;
    }

    /** Lets what happened until now be as it is. */
    Member then() {
        told = posted.size();
        return this;
    }

    String tier() {
        return account().standing().orElseThrow().tier();
    }

    /** Orders for tests. */
    static final class Carts {

        private Carts() {}

        static Basket cart(String id, Instant at, List<BasketLine> lines) {
            return new Basket(
                    id,
                    "pos",
                    Optional.of("shop-1"),
                    at,
                    Rulebook.EUR,
                    lines,
                    0,
                    0,
                    List.of(),
                    Map.of(),
                    Optional.empty());
        }
    }
}
