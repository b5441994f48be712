package io.loyaltystreams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Random histories of a person who is known under several references, which sign-ups tie together in random order. */
class MergeHistoryTest {

    private static final int REFERENCES = 4;
    private static final int SEEDS = 60;

    @Test
    void pointsDoNotDependOnWhichReferencesWereUsedAndWhenTheyWereTied() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var rulebook = Rulebook.amsterdam().hold("P14D").expiry("P3M", 10, 2);
            List<Deed> deeds = RandomHistory.of(new Random(seed), 120).stream()
                    .filter(deed ->
                            deed instanceof Deed.Buy || deed instanceof Deed.BringBack || deed instanceof Deed.Wait)
                    .toList();
            Instant end = deeds.stream()
                    .map(MergeHistoryTest::at)
                    .max(Instant::compareTo)
                    .orElseThrow();

            var known = new Person(rulebook.alone(), 1, new Random(seed));
            deeds.forEach(known::live);
            var scattered = new Person(rulebook.alone(), REFERENCES, new Random(seed));
            deeds.forEach(scattered::live);
            scattered.becomeOne(end);

            Member one = known.only().until(end.plus(Duration.ofDays(1)).toString());
            Member many = scattered.only().until(end.plus(Duration.ofDays(1)).toString());
            assertThat(remaining(many)).as("lots of seed %d", seed).isEqualTo(remaining(one));
            assertThat(many.account().available())
                    .as("seed %d", seed)
                    .isEqualTo(one.account().available());
            assertThat(many.account().pending())
                    .as("seed %d", seed)
                    .isEqualTo(one.account().pending());
            assertThat(many.account().lifetimeEarned())
                    .as("seed %d", seed)
                    .isEqualTo(one.account().lifetimeEarned());
            assertThat(many.account().totals().orders())
                    .as("seed %d", seed)
                    .isEqualTo(one.account().totals().orders());
        }
    }

    @Test
    void nothingIsLostOrDoubledWhateverTheProgramAndTheHistory() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var random = new Random(seed);
            PlainTerms terms = PlainTerms.random(random, RandomHistory.BEGIN);
            List<Deed> deeds = RandomHistory.of(random, 250);
            var person = new Person(terms.programs(), REFERENCES, random);
            for (int i = 0; i < deeds.size(); i++) {
                person.live(deeds.get(i));
                person.check("seed " + seed + ", deed " + i + ": " + deeds.get(i));
            }
            person.becomeOne(at(deeds.getLast()));
            person.check("seed " + seed + ", at the end");
        }
    }

    private static Map<String, Long> remaining(Member member) {
        var lots = new HashMap<String, Long>();
        member.account().holdings().lots().forEach(lot -> lots.put(lot.id(), lot.remaining()));
        return lots;
    }

    private static Instant at(Deed deed) {
        return switch (deed) {
            case Deed.Buy e -> e.at();
            case Deed.BringBack e -> e.at();
            case Deed.SignUp e -> e.at();
            case Deed.Answer e -> e.at();
            case Deed.Bring e -> e.at();
            case Deed.Unbring e -> e.at();
            case Deed.Spend e -> e.at();
            case Deed.Undo e -> e.at();
            case Deed.Correct e -> e.at();
            case Deed.Review e -> e.at();
            case Deed.Wait e -> e.at();
        };
    }

    /** Deeds fall to any of the references; now and then two of the members become one. */
    private static final class Person {

        private final Random random;
        private final Member[] byReference;
        private final List<Member> all = new ArrayList<>();
        private final Map<String, Integer> orders = new HashMap<>();
        private final Map<String, Integer> spendings = new HashMap<>();
        private final Map<String, Integer> signedUp = new HashMap<>();
        private final Map<String, Integer> brought = new HashMap<>();
        private final Map<String, List<Long>> bought = new HashMap<>();
        private int signUps;

        Person(Programs programs, int references, Random random) {
            this.random = random;
            this.byReference = new Member[references];
            for (int i = 0; i < references; i++) {
                byReference[i] = new Member(programs, "m-" + i);
                all.add(byReference[i]);
            }
        }

        Member only() {
            return byReference[0];
        }

        void live(Deed deed) {
            if (random.nextInt(25) == 0) {
                tie(random.nextInt(byReference.length), random.nextInt(byReference.length), at(deed));
            }
            int any = random.nextInt(byReference.length);
            switch (deed) {
                case Deed.Buy buy -> buy(any, buy);
                case Deed.BringBack back -> bringBack(back);
                case Deed.SignUp signUp -> {
                    signedUp.put(signUp.id(), any);
                    byReference[any].handle(new LedgerCommand.Welcome(
                            signUp.id(),
                            signUp.at(),
                            List.of("card:" + any),
                            Profile.UNKNOWN,
                            signUp.names() ? Optional.of("card:9") : Optional.empty()));
                }
                case Deed.Answer answer ->
                    byReference[signedUp.get(answer.id())].handle(new LedgerCommand.Referral.Hear(
                            answer.id(), answer.at(), List.of("m-" + (any + 2)), Optional.empty()));
                case Deed.Bring bring -> {
                    brought.put(bring.orderId(), any);
                    byReference[any].handle(
                            new LedgerCommand.Referral.Earn(bring.orderId(), bring.at(), 1, PlainTerms.REFERRER));
                }
                case Deed.Unbring unbring ->
                    byReference[brought.get(unbring.orderId())].handle(
                            new LedgerCommand.Referral.TakeBack(unbring.id(), unbring.orderId(), unbring.at(), true));
                case Deed.Spend spend -> {
                    spendings.put(spend.id(), any);
                    byReference[any].handle(new LedgerCommand.Redeem(
                            spend.id(), spend.at(), List.of(), Optional.empty(), OptionalLong.of(spend.points())));
                }
                case Deed.Undo undo ->
                    byReference[spendings.get(undo.id())].cancel(
                            undo.id(), undo.at().toString());
                case Deed.Correct correct ->
                    byReference[any].adjust(
                            correct.id(),
                            correct.at().toString(),
                            correct.points(),
                            correct.lastDay(),
                            correct.qualifying());
                case Deed.Review review ->
                    byReference[any].handle(new LedgerCommand.DoActivity(
                            review.id(), "review", review.at(), List.of(), review.subject()));
                case Deed.Wait wait -> {
                    if (byReference[any].hasAccount()) {
                        byReference[any].until(wait.at().toString());
                    }
                }
            }
        }

        private void buy(int reference, Deed.Buy buy) {
            orders.put(buy.id(), reference);
            bought.put(buy.id(), buy.cents());
            List<BasketLine> lines = new ArrayList<>();
            for (long cents : buy.cents()) {
                lines.add(new BasketLine("line-" + lines.size(), "sku", Optional.empty(), 1, cents, 0));
            }
            byReference[reference].handle(
                    new LedgerCommand.AwardOrder(Member.Carts.cart(buy.id(), buy.at(), lines), List.of()));
        }

        private void bringBack(Deed.BringBack back) {
            List<Long> cents = bought.get(back.orderId());
            List<LineReturned> lines = new ArrayList<>();
            for (int i = 0; i < cents.size(); i++) {
                lines.add(new LineReturned(cents.get(i), 1, back.cents().get(i), 0));
            }
            byReference[orders.get(back.orderId())].handle(new LedgerCommand.TakeBack(
                    back.id(), back.orderId(), back.at(), new ReturnedSoFar(lines, 0, 0), false));
        }

        /** The older account stays; references of the younger one are the older one's from now on. */
        private void tie(int one, int other, Instant at) {
            Member first = byReference[one];
            Member second = byReference[other];
            if (first == second || !first.hasAccount() || !second.hasAccount()) {
                return;
            }
            boolean firstIsOlder = !second.account()
                    .membership()
                    .firstEventAt()
                    .isBefore(first.account().membership().firstEventAt());
            Member older = firstIsOlder ? first : second;
            Member younger = firstIsOlder ? second : first;
            older.joinedBy(younger, "S" + signUps++, at.toString());
            for (int i = 0; i < byReference.length; i++) {
                byReference[i] = byReference[i] == younger ? older : byReference[i];
            }
        }

        void becomeOne(Instant at) {
            for (int round = 0; round < byReference.length; round++) {
                for (int i = 1; i < byReference.length; i++) {
                    tie(0, i, at);
                }
            }
        }

        void check(String when) {
            var entries = new HashSet<String>();
            var lots = new HashSet<String>();
            for (Member member : all) {
                if (member.hasAccount()) {
                    check(when, member, entries, lots);
                }
            }
        }

        private void check(String when, Member member, Set<String> entries, Set<String> lots) {
            Account account = member.account();
            long sum = 0;
            for (Posted posted : member.posted()) {
                sum += change(posted.event());
                if (posted.event() instanceof LedgerEvent.Transferred transferred) {
                    assertThat(transferred.points()).as(when).isNotZero();
                }
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
            account.nextDue().ifPresent(due -> assertThat(due).as(when).isAfter(account.advancedTo()));
            if (account.available() < 0) {
                assertThat(account.holdings().spendable()).as(when).isEmpty();
            }
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
                case LedgerEvent.Transferred e -> Optional.of(e.entryId());
                case LedgerEvent.Released e -> Optional.of(e.entryId());
                default -> Optional.empty();
            };
        }
    }
}
