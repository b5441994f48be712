package io.loyaltystreams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.program.BasketLine;
import io.loyaltystreams.program.LineReturned;
import io.loyaltystreams.program.ReturnedSoFar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories of members under random programs, with late events: a hundred of 250 deeds each. */
class LedgerHistoryTest {

    private static final int DEEDS = 250;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithTheSimpleLedgerAndKeepsItsInvariants(long seed) {
        var random = new Random(seed);
        PlainTerms terms = PlainTerms.random(random, RandomHistory.BEGIN);
        List<Deed> deeds = RandomHistory.of(random, DEEDS);
        var history = new History(terms);
        for (int i = 0; i < deeds.size(); i++) {
            history.live(deeds.get(i));
            history.check("seed " + seed + ", deed " + i + ": " + deeds.get(i));
        }
        assertAlike("seed " + seed + ", " + terms, history.member.tells(), SimpleLedger.of(terms, deeds));

        var again = new History(terms);
        deeds.forEach(again::live);
        assertThat(again.member.posted()).as("seed %d, replayed", seed).isEqualTo(history.member.posted());
        assertThat(again.member.account()).as("seed %d, replayed", seed).isEqualTo(history.member.account());
    }

    @Test
    void aSweepThatLooksOftenChangesNothing() {
        for (long seed = 1; seed <= 30; seed++) {
            var random = new Random(seed);
            PlainTerms terms = PlainTerms.random(random, RandomHistory.BEGIN);
            List<Deed> deeds = RandomHistory.of(random, DEEDS);
            var without = new History(terms);
            deeds.forEach(without::live);
            var with = new History(terms);
            for (Deed deed : deeds) {
                for (int daysBefore = 9; daysBefore >= 0; daysBefore -= 3) {
                    with.sweepTo(deed.at().minus(Duration.ofDays(daysBefore)));
                }
                with.live(deed);
            }
            assertAlike("seed " + seed, with.member.tells(), without.member.tells());
        }
    }

    /**
     * Events reach the bus within a day, and the sweep never runs ahead of the bus. Then it may look whenever it likes: the same
     * happens, to the instant.
     */
    @Test
    void theLedgerDoesNotDependOnWhenTheSweepLooks() {
        for (long seed = 1; seed <= 30; seed++) {
            var random = new Random(seed);
            PlainTerms terms = PlainTerms.random(random, RandomHistory.BEGIN);
            var heard = RandomHistory.heardWithin(random, DEEDS, Duration.ofHours(24));
            var never = new History(terms);
            var often = new History(terms);
            for (RandomHistory.Heard each : heard) {
                never.member.heardAt(each.at());
                never.live(each.deed());
                often.member.heardAt(each.at());
                for (int look = random.nextInt(4); look > 0; look--) {
                    often.sweepTo(each.at().minusSeconds(10).minus(Duration.ofMinutes(random.nextInt(10_000))));
                }
                often.live(each.deed());
            }
            assertAlike("seed " + seed, often.member.tells(), never.member.tells());
            assertThat(often.member.posted()).as("seed %d", seed).isEqualTo(never.member.posted());
        }
    }

    /** Shows the lines around the first that differs. */
    private static void assertAlike(String what, List<String> found, List<String> expected) {
        int first = 0;
        while (first < Math.min(found.size(), expected.size())
                && found.get(first).equals(expected.get(first))) {
            first++;
        }
        int from = Math.max(0, first - 5);
        assertThat(found.subList(from, Math.min(found.size(), first + 3)))
                .as("%s, from line %d", what, from)
                .isEqualTo(expected.subList(from, Math.min(expected.size(), first + 3)));
        assertThat(found).as(what).hasSameSizeAs(expected);
    }

    @Test
    void ordersInAnotherOrderLeadToTheSameBalance() {
        for (long seed = 1; seed <= 30; seed++) {
            var random = new Random(seed);
            List<Deed.Buy> orders = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                Instant at = RandomHistory.BEGIN.plusSeconds(random.nextInt(60 * 86_400));
                orders.add(new Deed.Buy("o" + i, at, List.of(1L + random.nextInt(6000))));
            }
            long straight = total(orders);
            Collections.shuffle(orders, random);
            assertThat(total(orders)).as("seed %d", seed).isEqualTo(straight);
        }
    }

    private static long total(List<Deed.Buy> orders) {
        var member = Member.of(Rulebook.amsterdam().hold("P14D").expiry("P12M"));
        orders.forEach(order ->
                member.order(order.id(), order.at().toString(), order.cents().getFirst()));
        return member.account().available() + member.account().pending();
    }

    /** A member, and the order book that would be upstream. */
    private static final class History {
        private final PlainTerms terms;
        private final Member member;
        private final Map<String, List<Long>> bought = new HashMap<>();
        private final Map<String, Boolean> allBack = new HashMap<>();

        private History(PlainTerms terms) {
            this.terms = terms;
            this.member = new Member(terms.programs());
        }

        private void live(Deed deed) {
            switch (deed) {
                case Deed.Buy buy -> buy(buy);
                case Deed.BringBack back -> bringBack(back);
                case Deed.SignUp signUp ->
                    member.handle(new LedgerCommand.Welcome(
                            signUp.id(),
                            signUp.at(),
                            List.of("card:1"),
                            Profile.UNKNOWN,
                            signUp.names() ? Optional.of("card:2") : Optional.empty()));
                case Deed.Answer answer ->
                    member.handle(new LedgerCommand.Referral.Hear(
                            answer.id(), answer.at(), List.of("m-friend"), Optional.empty()));
                case Deed.Bring bring ->
                    member.handle(new LedgerCommand.Referral.Earn(
                            bring.orderId(), bring.at(), version(bring.at()), PlainTerms.REFERRER));
                case Deed.Unbring unbring ->
                    member.handle(
                            new LedgerCommand.Referral.TakeBack(unbring.id(), unbring.orderId(), unbring.at(), true));
                case Deed.Spend spend ->
                    member.handle(new LedgerCommand.Redeem(
                            spend.id(), spend.at(), List.of(), Optional.empty(), OptionalLong.of(spend.points())));
                case Deed.Undo undo -> member.cancel(undo.id(), undo.at().toString());
                case Deed.Correct correct ->
                    member.adjust(
                            correct.id(),
                            correct.at().toString(),
                            correct.points(),
                            correct.lastDay(),
                            correct.qualifying());
                case Deed.Review review ->
                    member.handle(new LedgerCommand.DoActivity(
                            review.id(), "review", review.at(), List.of(), review.subject()));
                case Deed.Wait wait -> sweepTo(wait.at());
            }
        }

        private int version(Instant at) {
            return at.isBefore(terms.versions().get(1).from()) ? 1 : 2;
        }

        private void sweepTo(Instant at) {
            if (member.hasAccount()) {
                member.until(at.toString());
            }
        }

        private void buy(Deed.Buy buy) {
            bought.put(buy.id(), buy.cents());
            List<BasketLine> lines = new ArrayList<>();
            for (long cents : buy.cents()) {
                lines.add(new BasketLine("line-" + lines.size(), "sku", Optional.empty(), 1, cents, 0));
            }
            member.handle(
                    new LedgerCommand.AwardOrder(Member.Carts.cart(buy.id(), buy.at(), lines), List.of("card:1")));
        }

        private void bringBack(Deed.BringBack back) {
            List<Long> cents = bought.get(back.orderId());
            List<LineReturned> lines = new ArrayList<>();
            for (int i = 0; i < cents.size(); i++) {
                lines.add(new LineReturned(cents.get(i), 1, back.cents().get(i), 0));
            }
            allBack.put(back.orderId(), back.cents().equals(cents));
            member.handle(new LedgerCommand.TakeBack(
                    back.id(), back.orderId(), back.at(), new ReturnedSoFar(lines, 0, 0), false));
        }

        private void check(String when) {
            if (!member.hasAccount()) {
                return;
            }
            Account account = member.account();
            assertThat(sumOfEntries()).as(when).isEqualTo(account.available() + account.pending());
            assertThat(account.holdings().lots()).as(when).allMatch(lot -> lot.remaining() > 0);
            assertThat(account.holdings().redemptions()).as(when).isEmpty();
            assertThat(member.shelf().spentLots.values()).as(when).allMatch(lot -> lot.remaining() == 0);
            assertThat(account.holdings().lots())
                    .as(when)
                    .noneMatch(lot -> member.shelf().spentLots.containsKey(lot.id()));
            assertThat(member.shelf().orders.entrySet().stream()
                            .filter(order -> !isRight(order.getKey(), order.getValue())))
                    .as(when)
                    .isEmpty();
            account.nextDue().ifPresent(due -> assertThat(due).as(when).isAfter(account.advancedTo()));
            if (account.available() < 0) {
                assertThat(account.holdings().spendable()).as(when).isEmpty();
            }
        }

        private boolean isRight(String id, AwardedOrder order) {
            boolean all = order.taken() == order.points();
            return order.taken() >= 0 && order.taken() <= order.points() && (all || !allBack.getOrDefault(id, false));
        }

        private long sumOfEntries() {
            long sum = 0;
            for (Posted each : member.posted()) {
                sum += switch (each.event()) {
                    case LedgerEvent.Earned e -> e.lot().parts().points();
                    case LedgerEvent.Reversed e -> -e.fall();
                    case LedgerEvent.Expired e -> -e.points();
                    case LedgerEvent.Redeemed e -> -e.points();
                    case LedgerEvent.RedemptionReversed e -> e.points();
                    case LedgerEvent.Adjusted e -> e.points();
                    default -> 0;
                };
            }
            return sum;
        }
    }
}
