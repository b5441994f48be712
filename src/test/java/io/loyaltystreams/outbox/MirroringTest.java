package io.loyaltystreams.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.out.EntryKind;
import io.loyaltystreams.avro.out.GiveCredits;
import io.loyaltystreams.avro.out.MemberBalance;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.avro.out.RedemptionResult;
import io.loyaltystreams.avro.out.TakeCredits;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.AwardedOrder;
import io.loyaltystreams.ledger.Ledger;
import io.loyaltystreams.ledger.LedgerCommand;
import io.loyaltystreams.ledger.LedgerResult;
import io.loyaltystreams.ledger.Lot;
import io.loyaltystreams.ledger.Redemption;
import io.loyaltystreams.ledger.Shelf;
import io.loyaltystreams.program.AmountRule;
import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.BasketLine;
import io.loyaltystreams.program.Caps;
import io.loyaltystreams.program.EarnRule;
import io.loyaltystreams.program.Earning;
import io.loyaltystreams.program.EarningPolicy;
import io.loyaltystreams.program.Edition;
import io.loyaltystreams.program.ExpiryPolicy;
import io.loyaltystreams.program.Hold;
import io.loyaltystreams.program.LineReturned;
import io.loyaltystreams.program.Lines;
import io.loyaltystreams.program.NegativeBalance;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.ReturnedSoFar;
import io.loyaltystreams.program.Rounding;
import io.loyaltystreams.program.Stacking;
import io.loyaltystreams.program.When;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What Piggy and others get to know. */
class MirroringTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final Currency EUR = Currency.getInstance("EUR");

    private final Map<String, AwardedOrder> orders = new HashMap<>();
    private final Map<String, Lot> spent = new HashMap<>();
    private final Map<String, Redemption> redemptions = new HashMap<>();
    private final List<Published> published = new ArrayList<>();
    private Optional<Account> account = Optional.empty();

    @Test
    void pendingPointsReachPiggyWhenTheyAreReleased() {
        var ledger = ledger("P14D", ExpiryPolicy.Owner.LOYALTY_STREAMS);
        live(ledger, order("1"));
        assertThat(commands()).isEmpty();
        assertThat(balance())
                .extracting(MemberBalance::getAvailable, MemberBalance::getPending)
                .containsExactly(0L, 20L);

        wait(ledger, "2026-03-30T00:00:00Z");
        assertThat(entries().getLast().getKind()).isEqualTo(EntryKind.RELEASED);
        assertThat(entries().getLast().getPoints()).isZero();
        assertThat(entries().getLast().getReleased()).isEqualTo(20);
        assertThat(commands())
                .extracting(PiggyCommand::getCommandId)
                .containsExactly("enrol:m-1", "release:order:1:earn");
        assertThat(commands().getLast().getAction()).isEqualTo(new GiveCredits(20L));
        assertThat(commands().getLast().getShopId()).isEqualTo("shop-1");
        assertThat(balance())
                .extracting(MemberBalance::getAvailable, MemberBalance::getPending)
                .containsExactly(20L, 0L);
    }

    @Test
    void aReturnInsideTheHoldCostsNoCall() {
        var ledger = ledger("P14D", ExpiryPolicy.Owner.LOYALTY_STREAMS);
        live(ledger, order("1"));
        live(ledger, whole("R", "1"));
        wait(ledger, "2030-01-01T00:00:00Z");

        assertThat(entries()).extracting(PointsPosted::getKind).containsExactly(EntryKind.EARNED, EntryKind.REVERSED);
        assertThat(commands()).isEmpty();
    }

    @Test
    void redemptionsGoByTheLaneOfTheTillAndAreAnswered() {
        var ledger = ledger("P0D", ExpiryPolicy.Owner.LOYALTY_STREAMS);
        live(ledger, order("1"));
        live(ledger, redeem("X", 15));
        live(ledger, redeem("Y", 15));
        live(ledger, new LedgerCommand.CancelRedemption("X", NOON));

        assertThat(on(Topic.PIGGY_INTERACTIVE, PiggyCommand.class))
                .extracting(PiggyCommand::getCommandId, PiggyCommand::getAction)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("redemption:X:redeem", new TakeCredits(15L)),
                        org.assertj.core.groups.Tuple.tuple("redemption:X:cancel", new GiveCredits(15L)));
        assertThat(on(Topic.REDEMPTION_RESULTS, RedemptionResult.class))
                .containsExactly(
                        new RedemptionResult("X", "m-1", true, null, 15L, 5L, NOON),
                        new RedemptionResult("Y", "m-1", false, "NOT_ENOUGH_POINTS", 15L, 5L, NOON),
                        new RedemptionResult("X", "m-1", true, null, 15L, 20L, NOON));
        assertThat(entries()).last().satisfies(entry -> {
            assertThat(entry.getLotId()).isNull();
            assertThat(entry.getExplanation()).hasSize(1);
        });
    }

    @Test
    void whatAReturnOwesIsTakenAtPiggyToo() {
        var ledger = ledger("P0D", ExpiryPolicy.Owner.LOYALTY_STREAMS);
        live(ledger, order("1"));
        live(ledger, redeem("X", 15));
        live(ledger, whole("R", "1"));

        assertThat(commands().getLast().getAction()).isEqualTo(new TakeCredits(20L));
        assertThat(balance().getAvailable()).isEqualTo(-15);
    }

    @Test
    void expiryIsMirroredUnlessPiggyExpiresByItself() {
        for (var owner : ExpiryPolicy.Owner.values()) {
            published.clear();
            account = Optional.empty();
            var ledger = ledger("P0D", owner);
            live(ledger, order("1"));
            wait(ledger, "2030-01-01T00:00:00Z");

            assertThat(entries())
                    .last()
                    .satisfies(entry -> assertThat(entry.getPoints()).isEqualTo(-20));
            assertThat(commands()).as(owner.name()).hasSize(owner == ExpiryPolicy.Owner.LOYALTY_STREAMS ? 3 : 2);
        }
    }

    private void live(Ledger ledger, LedgerCommand command) {
        keep(ledger.handle("m-1", account, command, command.at(), new Shelves()));
    }

    private void wait(Ledger ledger, String until) {
        keep(ledger.advance("m-1", account.orElseThrow(), Instant.parse(until), new Shelves()));
    }

    private void keep(LedgerResult result) {
        account = Optional.of(result.account());
        result.kept().orders().forEach((id, order) -> orders.put(id, order.orElseThrow()));
        result.kept()
                .spentLots()
                .forEach((id, lot) -> lot.ifPresentOrElse(each -> spent.put(id, each), () -> spent.remove(id)));
        result.kept()
                .redemptions()
                .forEach((id, one) ->
                        one.ifPresentOrElse(each -> redemptions.put(id, each), () -> redemptions.remove(id)));
        published.addAll(Outbox.of(
                "m-1",
                result,
                PersonalData.LEFT_OUT,
                none -> new io.loyaltystreams.avro.out.NoEffect(
                        "any", "e", "id", "m-1", none.reason().name(), null, NOON)));
    }

    private final class Shelves implements Shelf {
        @Override
        public Optional<AwardedOrder> order(String orderId) {
            return Optional.ofNullable(orders.get(orderId));
        }

        @Override
        public Optional<Lot> spentLot(String lotId) {
            return Optional.ofNullable(spent.get(lotId));
        }

        @Override
        public Optional<Redemption> redemption(String redemptionId) {
            return Optional.ofNullable(redemptions.get(redemptionId));
        }
    }

    private List<PiggyCommand> commands() {
        return on(Topic.PIGGY_STANDARD, PiggyCommand.class);
    }

    private List<PointsPosted> entries() {
        return on(Topic.POINTS_LEDGER, PointsPosted.class);
    }

    private MemberBalance balance() {
        return on(Topic.MEMBER_BALANCES, MemberBalance.class).getLast();
    }

    private <T> List<T> on(Topic topic, Class<T> type) {
        return published.stream()
                .filter(each -> each.topic() == topic)
                .map(each -> type.cast(each.record()))
                .toList();
    }

    private static LedgerCommand order(String id) {
        return new LedgerCommand.AwardOrder(
                new Basket(
                        id,
                        "pos",
                        Optional.of("shop-1"),
                        NOON,
                        EUR,
                        List.of(new BasketLine("1", "sku", Optional.empty(), 1, 2000, 0)),
                        0,
                        0,
                        List.of(),
                        Map.of(),
                        Optional.empty()),
                List.of("card:1"));
    }

    private static LedgerCommand whole(String id, String orderId) {
        var returned = new ReturnedSoFar(List.of(new LineReturned(2000, 1, 2000, 0)), 0, 0);
        return new LedgerCommand.TakeBack(id, orderId, NOON, returned, false);
    }

    private static LedgerCommand redeem(String id, long points) {
        return new LedgerCommand.Redeem(id, NOON, List.of(), Optional.empty(), OptionalLong.of(points));
    }

    private static Ledger ledger(String hold, ExpiryPolicy.Owner owner) {
        var rule = new EarnRule(
                "all", When.ALWAYS, Lines.ALL, Optional.empty(), EarnRule.In.ORDER_CURRENCY, Ratio.UNIT, Ratio.UNIT);
        var policy = new EarningPolicy(
                EUR, List.of(rule), List.of(), Stacking.BEST, AmountRule.DEFAULT, Rounding.FLOOR, Caps.NONE);
        var expiry = new ExpiryPolicy(
                Period.ofMonths(12),
                ExpiryPolicy.From.EARNING,
                ExpiryPolicy.RoundUp.NONE,
                List.of(),
                LocalTime.of(9, 0),
                ZONE,
                owner,
                Period.ofDays(30));
        return new Ledger(new Programs(List.of(new Program(
                new Edition("test", 1, Instant.EPOCH, ZONE, EUR),
                new Earning(policy),
                0,
                List.of(),
                Optional.empty(),
                Map.of(),
                Optional.of(new Hold(Period.parse(hold), ZONE)),
                Optional.of(expiry),
                NegativeBalance.ALLOW,
                Optional.empty()))));
    }
}
