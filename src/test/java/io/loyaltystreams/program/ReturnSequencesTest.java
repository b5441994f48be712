package io.loyaltystreams.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any sequence of partial returns, whichever way it is cut. */
class ReturnSequencesTest {

    private static final int SEEDS = 1_000;

    @Test
    void takesExactlyTheAwardInTheEndAndNeverGivesBack() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var orders = new RandomOrders(seed);
            var earning = orders.earning(orders.rules());
            var basket = orders.basket();
            var award = earning.award(basket, orders.shopper(), Rules.DAY, 1);
            var earned = award.earnings();

            var story = returns(basket, orders.random());
            long kept = earning.keptAfterReturn(earned, story.getFirst());
            for (var soFar : story) {
                long now = earning.keptAfterReturn(earned, soFar);
                assertThat(now).as("seed %d after %s", seed, soFar).isBetween(0L, kept);
                kept = now;
            }
            assertThat(kept).as("seed %d", seed).isZero();
        }
    }

    @Test
    void takesNothingWhileNothingIsReturned() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var orders = new RandomOrders(seed);
            var earning = orders.earning(orders.rules());
            var basket = orders.basket();
            var award = earning.award(basket, orders.shopper(), Rules.DAY, 1);
            var untouched = returns(basket, orders.random()).getFirst();
            if (!untouched.nothingLeft()) {
                // an odd bonus moves a half to the other even neighbour: only then one point may differ
                long tolerated = earning.policy().rounding() == Rounding.HALF_EVEN ? 1 : 0;
                assertThat(earning.keptAfterReturn(award.earnings(), untouched))
                        .as("seed %d", seed)
                        .isBetween(award.points() - tolerated, award.points() + tolerated);
            }
        }
    }

    /** States of an order from untouched to everything returned, by amounts and quantities at random. */
    private static List<ReturnedSoFar> returns(Basket basket, Random random) {
        var lines = new ArrayList<LineReturned>();
        basket.lines().forEach(line -> lines.add(new LineReturned(line.amount(), line.quantity(), 0, 0)));
        var story = new ArrayList<>(List.of(new ReturnedSoFar(lines, basket.shippingAmount(), 0)));
        for (int i = 0; i < 10; i++) {
            int index = random.nextInt(lines.size());
            lines.set(index, more(lines.get(index), random));
            story.add(new ReturnedSoFar(lines, basket.shippingAmount(), i * basket.shippingAmount() / 10));
        }
        lines.replaceAll(line -> new LineReturned(line.amount(), line.quantity(), line.amount(), line.quantity()));
        story.add(new ReturnedSoFar(lines, basket.shippingAmount(), basket.shippingAmount()));
        return story;
    }

    private static LineReturned more(LineReturned line, Random random) {
        return random.nextBoolean()
                ? new LineReturned(
                        line.amount(),
                        line.quantity(),
                        line.returnedAmount() + random.nextLong(line.amount() / 2 + 1),
                        line.returnedQuantity())
                : new LineReturned(line.amount(), line.quantity(), line.returnedAmount(), line.returnedQuantity() + 1);
    }
}
