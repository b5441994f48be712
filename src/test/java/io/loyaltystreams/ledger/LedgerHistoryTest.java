package io.loyaltystreams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.BasketLine;
import io.loyaltystreams.program.LineReturned;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.ReturnedSoFar;
import io.loyaltystreams.program.file.ProgramFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories of one member, with late events, against the invariants of a ledger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerHistoryTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int STEPS = 400;

    private Ledger ledger;

    @BeforeAll
    void load(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("program.yaml"), """
                program: history
                version: 1
                effective-from: 2020-01-01T00:00
                zone: America/Sao_Paulo
                base-currency: EUR
                earn:
                  - { id: all, points: 3, per: 1.70 }
                caps: { per-order: 150 }
                signup: { bonus: 40 }
                expiry: { after: P3M, round-up: month, notices: [P30D, P3D], notice-at: "09:00" }
                tiers:
                  metric: points
                  window: lifetime
                  levels:
                    - { name: bronze }
                    - { name: silver, at: 500 }
                    - { name: gold, at: 2000 }
                """);
        Programs programs = ProgramFiles.load(file);
        ledger = new Ledger(programs);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void keepsItsInvariantsAndReplaysTheSame(long seed) {
        List<LedgerCommand> commands = new ArrayList<>();
        var first = new History(ledger);
        var shop = new RandomShop(new Random(seed));
        for (int step = 0; step < STEPS; step++) {
            LedgerCommand command = shop.next(first.awarded);
            commands.add(command);
            first.handle(command);
            first.check("seed " + seed + ", step " + step);
        }
        shop.returnedWhole.forEach(
                orderId -> assertThat(first.awarded.get(orderId).taken())
                        .as("seed %d: order %s came back whole", seed, orderId)
                        .isEqualTo(first.awarded.get(orderId).points()));

        var again = new History(ledger);
        for (LedgerCommand command : commands) {
            again.handle(withAwarded(command, again.awarded));
        }
        assertThat(again.posted).as("seed %d, replayed", seed).isEqualTo(first.posted);
        assertThat(again.account).isEqualTo(first.account);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void ordersInAnotherOrderLeadToTheSameBalance(long seed) {
        var random = new Random(seed);
        List<LedgerCommand> orders = new ArrayList<>();
        var shop = new RandomShop(random);
        for (int i = 0; i < 30; i++) {
            orders.add(shop.order(START.plus(Duration.ofHours(random.nextInt(24 * 60)))));
        }
        var straight = new History(ledger);
        orders.forEach(straight::handle);
        Collections.shuffle(orders, random);
        var shuffled = new History(ledger);
        orders.forEach(shuffled::handle);

        assertThat(shuffled.account.available()).as("seed %d", seed).isEqualTo(straight.account.available());
        assertThat(shuffled.account.qualifying()).isEqualTo(straight.account.qualifying());
    }

    private static LedgerCommand withAwarded(LedgerCommand command, Map<String, AwardedOrder> awarded) {
        return switch (command) {
            case LedgerCommand.TakeBack back ->
                new LedgerCommand.TakeBack(
                        back.returnId(),
                        back.orderId(),
                        back.at(),
                        back.references(),
                        back.returned(),
                        Optional.ofNullable(awarded.get(back.orderId())),
                        back.clamped());
            case LedgerCommand.AwardOrder order -> order;
            case LedgerCommand.Welcome welcome -> welcome;
        };
    }

    /** What the stores would hold. */
    private static final class History {
        private final Ledger ledger;
        private final Map<String, AwardedOrder> awarded = new HashMap<>();
        private final List<Posted> posted = new ArrayList<>();
        private Account account;

        private History(Ledger ledger) {
            this.ledger = ledger;
        }

        private void handle(LedgerCommand command) {
            Instant before = account == null ? Instant.MIN : account.advancedTo();
            LedgerResult result = ledger.handle("m-1", Optional.ofNullable(account), command);
            account = result.account();
            posted.addAll(result.posted());
            result.awarded().ifPresent(order -> awarded.put(orderId(command), order));
            assertThat(account.advancedTo()).as("the clock never goes back").isAfterOrEqualTo(before);
        }

        private void check(String when) {
            assertThat(sumOfEntries()).as(when).isEqualTo(account.available());
            assertThat(account.lots()).as(when).allSatisfy(lot -> {
                assertThat(lot.remaining()).isPositive();
                assertThat(lot.expiresOn()
                                .orElseThrow()
                                .plusDays(1)
                                .atStartOfDay(java.time.ZoneId.of("America/Sao_Paulo")))
                        .as("no lot outlives its date")
                        .isAfter(account.advancedTo().atZone(java.time.ZoneId.of("America/Sao_Paulo")));
            });
            assertThat(awarded.values())
                    .as(when)
                    .allSatisfy(order -> assertThat(order.taken()).isBetween(0L, order.points()));
            assertThat(account.lifetimeEarned()).as(when).isEqualTo(account.qualifying());
            account.nextDue().ifPresent(due -> assertThat(due).as(when).isAfter(account.advancedTo()));
        }

        private long sumOfEntries() {
            long sum = 0;
            for (Posted each : posted) {
                sum += switch (each.event()) {
                    case LedgerEvent.Earned e -> e.lot().points();
                    case LedgerEvent.Reversed e -> -e.fall();
                    case LedgerEvent.Expired e -> -e.points();
                    default -> 0;
                };
            }
            return sum;
        }

        private static String orderId(LedgerCommand command) {
            return switch (command) {
                case LedgerCommand.AwardOrder order -> order.orderId();
                case LedgerCommand.TakeBack back -> back.orderId();
                case LedgerCommand.Welcome welcome -> throw new AssertionError("a sign-up awards no order");
            };
        }
    }

    /** A shop whose customer buys, brings back and signs up, now and then with a date in the past. */
    private static final class RandomShop {
        private final Random random;
        private final Map<String, LedgerCommand.AwardOrder> orders = new HashMap<>();
        private final Map<String, List<LineReturned>> lines = new HashMap<>();
        private final List<String> returnedWhole = new ArrayList<>();
        private Instant now = START;
        private int next;

        private RandomShop(Random random) {
            this.random = random;
        }

        private LedgerCommand next(Map<String, AwardedOrder> awarded) {
            now = now.plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
            Instant at = random.nextInt(5) == 0 ? now.minus(Duration.ofDays(random.nextInt(200))) : now;
            return switch (random.nextInt(10)) {
                case 0 -> new LedgerCommand.Welcome("S-" + random.nextInt(5), at, List.of("card:1"), Profile.UNKNOWN);
                case 1, 2, 3 -> awarded.isEmpty() ? order(at) : takeBack(at, awarded);
                default -> order(at);
            };
        }

        private LedgerCommand.AwardOrder order(Instant at) {
            String orderId = "o-" + next++;
            List<BasketLine> basket = new ArrayList<>();
            List<LineReturned> bought = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(4); i++) {
                long amount = random.nextInt(6000);
                int quantity = 1 + random.nextInt(3);
                basket.add(new BasketLine("line-" + i, "sku", Optional.empty(), quantity, amount, 0));
                bought.add(new LineReturned(amount, quantity, 0, 0));
            }
            lines.put(orderId, bought);
            var order = new LedgerCommand.AwardOrder(
                    orderId,
                    at,
                    List.of("card:1"),
                    Optional.empty(),
                    new Basket(
                            orderId,
                            "pos",
                            Optional.empty(),
                            at,
                            Currency.getInstance("EUR"),
                            basket,
                            0,
                            0,
                            List.of(),
                            Map.of(),
                            Optional.empty()));
            orders.put(orderId, order);
            return order;
        }

        private LedgerCommand takeBack(Instant at, Map<String, AwardedOrder> awarded) {
            var candidates = awarded.keySet().stream().sorted().toList();
            String orderId = candidates.get(random.nextInt(candidates.size()));
            boolean whole = random.nextBoolean();
            List<LineReturned> left = new ArrayList<>();
            for (LineReturned line : lines.get(orderId)) {
                left.add(whole ? all(line) : oneMore(line));
            }
            lines.put(orderId, left);
            if (whole) {
                returnedWhole.add(orderId);
            }
            return new LedgerCommand.TakeBack(
                    "r-" + next++,
                    orderId,
                    at,
                    List.of("card:1"),
                    new ReturnedSoFar(left, 0, 0),
                    Optional.of(awarded.get(orderId)),
                    false);
        }

        private static LineReturned all(LineReturned line) {
            return new LineReturned(line.amount(), line.quantity(), line.amount(), line.quantity());
        }

        private LineReturned oneMore(LineReturned line) {
            return random.nextBoolean()
                    ? line
                    : new LineReturned(
                            line.amount(),
                            line.quantity(),
                            Math.min(line.amount(), line.returnedAmount() + random.nextInt(500)),
                            Math.min(line.quantity(), line.returnedQuantity() + 1));
        }
    }
}
