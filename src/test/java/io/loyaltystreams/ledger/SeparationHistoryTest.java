package io.loyaltystreams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.ledger.Belongings.Kind;
import io.loyaltystreams.program.BasketLine;
import io.loyaltystreams.program.LineReturned;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.ReturnedSoFar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random histories of people whom sign-ups tie together by mistake, one within another, and who are separated again. */
class SeparationHistoryTest {

    private static final int PEOPLE = 4;
    private static final int SEEDS = 60;

    @Test
    void afterAllAreSeparatedEachHasWhatWasBoughtAndNotBroughtBackAsIfNothingHadBeen() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var rulebook = Rulebook.amsterdam().hold("P14D");
            List<Deed> deeds = RandomHistory.of(new Random(seed), 150).stream()
                    .filter(deed -> deed instanceof Deed.Buy || deed instanceof Deed.BringBack)
                    .toList();
            var apart = new People(rulebook.alone(), new Random(seed), false);
            var mistaken = new People(rulebook.alone(), new Random(seed), true);
            deeds.forEach(apart::live);
            deeds.forEach(mistaken::live);
            Instant end = deeds.getLast().at().plus(Duration.ofDays(300));
            mistaken.separateAll(end.minusSeconds(1));

            assertThat(mistaken.separations).as("seed %d", seed).isPositive();
            for (int person = 0; person < PEOPLE; person++) {
                if (apart.members[person].hasAccount()) {
                    Account one = apart.members[person].until(end.toString()).account();
                    Account other =
                            mistaken.members[person].until(end.toString()).account();
                    assertThat(remaining(other))
                            .as("seed %d, person %d", seed, person)
                            .isEqualTo(remaining(one));
                    assertThat(other.lifetimeEarned()).as("seed %d", seed).isEqualTo(one.lifetimeEarned());
                    assertThat(other.totals().orders())
                            .as("seed %d", seed)
                            .isEqualTo(one.totals().orders());
                    assertThat(mistaken.members[person].shelf().orders.keySet())
                            .as("seed %d", seed)
                            .isEqualTo(apart.members[person].shelf().orders.keySet());
                }
            }
        }
    }

    @Test
    void nothingIsLostOrDoubledWhateverTheProgramAndTheHistory() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var random = new Random(seed);
            PlainTerms terms = PlainTerms.random(random, RandomHistory.BEGIN);
            List<Deed> deeds = RandomHistory.of(random, 250);
            var people = new People(terms.programs(), random, true);
            for (int i = 0; i < deeds.size(); i++) {
                people.live(deeds.get(i));
                people.check("seed " + seed + ", deed " + i + ": " + deeds.get(i));
            }
            people.separateAll(deeds.getLast().at());
            people.check("seed " + seed + ", at the end");
        }
    }

    private static Map<String, Long> remaining(Account account) {
        var lots = new HashMap<String, Long>();
        account.holdings().lots().forEach(lot -> lots.put(lot.id(), lot.remaining()));
        return lots;
    }

    /** Events go to whom they name, and from there along the sign posts. */
    private static final class People {

        private final Random random;
        private final Random mistakes;
        private final boolean mistaken;
        private final Member[] members = new Member[PEOPLE];
        private final Map<Integer, Integer> became = new HashMap<>();
        private final Map<String, Integer> whose = new HashMap<>();
        private final Map<String, List<Long>> bought = new HashMap<>();
        private int events;
        private int separations;

        People(Programs programs, Random random, boolean mistaken) {
            this.random = random;
            this.mistakes = new Random(random.nextLong());
            this.mistaken = mistaken;
            for (int i = 0; i < PEOPLE; i++) {
                members[i] = new Member(programs, "m-" + i);
            }
        }

        void live(Deed deed) {
            if (mistaken && mistakes.nextInt(12) == 0) {
                tie(mistakes.nextInt(PEOPLE), mistakes.nextInt(PEOPLE), deed.at());
            }
            if (mistaken && mistakes.nextInt(20) == 0) {
                separate(mistakes.nextInt(PEOPLE), deed.at());
            }
            int any = random.nextInt(PEOPLE);
            switch (deed) {
                case Deed.Buy buy -> goes(mine(buy.id(), any), Kind.ORDER, buy.id(), order(buy));
                case Deed.BringBack back -> goes(whose.get(back.orderId()), Kind.RETURN, back.id(), takeBack(back));
                case Deed.SignUp signUp ->
                    owner(mine(signUp.id(), any))
                            .handle(new LedgerCommand.Welcome(
                                    signUp.id(),
                                    signUp.at(),
                                    List.of("card:" + any),
                                    Profile.UNKNOWN,
                                    signUp.names() ? Optional.of("card:9") : Optional.empty()));
                case Deed.Answer answer ->
                    owner(whose.get(answer.id()))
                            .handle(new LedgerCommand.Referral.Hear(
                                    answer.id(), answer.at(), List.of("m-" + (any + 2)), Optional.empty()));
                case Deed.Bring bring ->
                    goes(
                            mine(bring.orderId(), any),
                            Kind.REFERRER,
                            bring.orderId(),
                            new LedgerCommand.Referral.Earn(bring.orderId(), bring.at(), 1, PlainTerms.REFERRER));
                case Deed.Unbring unbring ->
                    goes(
                            whose.get(unbring.orderId()),
                            Kind.RETURN,
                            unbring.id(),
                            new LedgerCommand.Referral.TakeBack(unbring.id(), unbring.orderId(), unbring.at(), true));
                case Deed.Spend spend ->
                    goes(
                            mine(spend.id(), any),
                            Kind.REDEMPTION,
                            spend.id(),
                            new LedgerCommand.Redeem(
                                    spend.id(),
                                    spend.at(),
                                    List.of(),
                                    Optional.empty(),
                                    OptionalLong.of(spend.points())));
                case Deed.Undo undo ->
                    owner(whose.get(undo.id())).cancel(undo.id(), undo.at().toString());
                case Deed.Correct correct -> {
                    note(any, Kind.ADJUSTMENT, correct.id());
                    owner(any)
                            .adjust(
                                    correct.id(),
                                    correct.at().toString(),
                                    correct.points(),
                                    correct.lastDay(),
                                    correct.qualifying());
                }
                case Deed.Review review ->
                    goes(
                            any,
                            Kind.ACTIVITY,
                            review.id(),
                            new LedgerCommand.DoActivity(
                                    review.id(), "review", review.at(), List.of(), review.subject()));
                case Deed.Wait wait -> {
                    if (owner(any).hasAccount()) {
                        owner(any).until(wait.at().toString());
                    }
                }
            }
        }

        private int mine(String id, int person) {
            whose.put(id, person);
            return person;
        }

        private void goes(int person, Kind kind, String id, LedgerCommand command) {
            note(person, kind, id);
            owner(person).handle(command);
        }

        private void note(int person, Kind kind, String id) {
            for (int at = person; became.containsKey(at); at = became.get(at)) {
                members[at].notes(kind, id);
            }
        }

        private Member owner(int person) {
            int at = person;
            while (became.containsKey(at)) {
                at = became.get(at);
            }
            return members[at];
        }

        private LedgerCommand order(Deed.Buy buy) {
            bought.put(buy.id(), buy.cents());
            List<BasketLine> lines = new ArrayList<>();
            for (long cents : buy.cents()) {
                lines.add(new BasketLine("line-" + lines.size(), "sku", Optional.empty(), 1, cents, 0));
            }
            return new LedgerCommand.AwardOrder(Member.Carts.cart(buy.id(), buy.at(), lines), List.of());
        }

        private LedgerCommand takeBack(Deed.BringBack back) {
            List<Long> cents = bought.get(back.orderId());
            List<LineReturned> lines = new ArrayList<>();
            for (int i = 0; i < cents.size(); i++) {
                lines.add(new LineReturned(cents.get(i), 1, back.cents().get(i), 0));
            }
            return new LedgerCommand.TakeBack(
                    back.id(), back.orderId(), back.at(), new ReturnedSoFar(lines, 0, 0), false);
        }

        private void tie(int one, int other, Instant at) {
            Member first = owner(one);
            Member second = owner(other);
            if (first == second || !first.hasAccount() || !second.hasAccount()) {
                return;
            }
            boolean firstIsOlder = !second.account()
                    .membership()
                    .firstEventAt()
                    .isBefore(first.account().membership().firstEventAt());
            Member older = firstIsOlder ? first : second;
            Member younger = firstIsOlder ? second : first;
            older.joinedBy(younger, "S" + events++, at.toString());
            became.put(number(younger), number(older));
        }

        private int number(Member member) {
            return List.of(members).indexOf(member);
        }

        private void separate(int person, Instant at) {
            if (!became.containsKey(person)) {
                return;
            }
            String event = "E" + events++;
            for (int post = became.get(person); became.containsKey(post); post = became.get(post)) {
                members[post].noLonger(members[person], event, at.toString());
            }
            owner(person).separatedFrom(members[person], event, at.toString());
            became.remove(person);
            separations++;
        }

        void separateAll(Instant at) {
            for (int person = 0; person < PEOPLE; person++) {
                separate(person, at);
            }
        }

        void check(String when) {
            var entries = new HashSet<String>();
            var lots = new HashSet<String>();
            long moved = 0;
            for (Member member : members) {
                if (member.hasAccount()) {
                    check(when, member, entries, lots);
                    moved += member.posted().stream()
                            .map(Posted::event)
                            .filter(LedgerEvent.Transferred.class::isInstance)
                            .mapToLong(event -> ((LedgerEvent.Transferred) event).points())
                            .sum();
                }
            }
            assertThat(moved).as(when).isZero();
        }

        private static void check(String when, Member member, Set<String> entries, Set<String> lots) {
            Account account = member.account();
            long sum = 0;
            for (Posted posted : member.posted()) {
                sum += change(posted.event());
                entryId(posted.event())
                        .ifPresent(id -> assertThat(entries.add(id))
                                .as("%s: entry %s is told once", when, id)
                                .isTrue());
            }
            assertThat(sum).as(when).isEqualTo(account.available() + account.pending());
            for (Lot lot : account.holdings().lots()) {
                assertThat(lots.add(lot.id()))
                        .as("%s: lot %s is in one place", when, lot.id())
                        .isTrue();
                assertThat(lot.remaining()).as(when).isPositive();
            }
            member.shelf().spentLots.forEach((id, lot) -> {
                assertThat(lots.add(id))
                        .as("%s: lot %s is in one place", when, id)
                        .isTrue();
                assertThat(lot.remaining()).as(when).isZero();
            });
            account.nextDue().ifPresent(due -> assertThat(due).as(when).isAfter(account.advancedTo()));
            if (account.available() < 0) {
                assertThat(account.holdings().spendable()).as(when).isEmpty();
            }
            assertThat(account.totals().orders()).as(when).isNotNegative();
        }

        private static long change(LedgerEvent event) {
            return switch (event) {
                case LedgerEvent.Earned e -> e.lot().parts().points();
                case LedgerEvent.Reversed e -> -e.fall();
                case LedgerEvent.Expired e -> -e.points();
                case LedgerEvent.Redeemed e -> -e.points();
                case LedgerEvent.RedemptionReversed e -> e.points();
                case LedgerEvent.Adjusted e -> e.points();
                case LedgerEvent.Transferred e -> e.points();
                default -> 0;
            };
        }

        private static Optional<String> entryId(LedgerEvent event) {
            return switch (event) {
                case LedgerEvent.Earned e -> Optional.of(e.entryId());
                case LedgerEvent.Reversed e -> Optional.of(e.entryId());
                case LedgerEvent.Expired e -> Optional.of(e.entryId());
                case LedgerEvent.Redeemed e -> Optional.of(e.entryId());
                case LedgerEvent.RedemptionReversed e -> Optional.of(e.entryId());
                case LedgerEvent.Transferred e -> Optional.of(e.entryId());
                case LedgerEvent.Released e -> Optional.of(e.entryId());
                default -> Optional.empty();
            };
        }
    }
}
