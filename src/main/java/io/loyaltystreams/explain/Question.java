package io.loyaltystreams.explain;

import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Shopper;
import io.loyaltystreams.program.Tiers;
import io.loyaltystreams.program.Usage;
import io.loyaltystreams.stage.Baskets;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What does an order earn, for whom?
 *
 * @param order JSON text
 * @param tier of the member; the first if empty
 * @param rate base currency units for one unit of the order's currency, as decimal text
 * @param orders how many orders the member had before
 */
public record Question(String order, Optional<String> tier, Optional<String> rate, long orders) {

    /** @throws OrderRefused with everything that is wrong with the order, or what is missing to judge it */
    public Sheet ask(Programs programs) throws OrderRefused {
        var placed = OrderJson.read(order);
        var program = programs.at(placed.getPlacedAt())
                .orElseThrow(() -> new OrderRefused("placedAt is " + placed.getPlacedAt()
                        + "; the first version of the program begins at "
                        + programs.inOrder().getFirst().edition().effectiveFrom()));
        var member = member(program);
        rate.ifPresent(placed::setRate);
        var basket = Baskets.of(placed);
        if (program.needsRate(basket) && rate.isEmpty()) {
            throw new OrderRefused("the order is in " + basket.currency() + " and the program converts it to "
                    + program.edition().baseCurrency() + "; say how many "
                    + program.edition().baseCurrency() + " one "
                    + basket.currency() + " is worth, such as --rate 0.92");
        }
        return new Sheet(basket, program, member, program.explain(basket, member));
    }

    private Shopper member(Program program) throws OrderRefused {
        var level = level(program);
        return new Shopper(
                level.map(Tiers.Level::name),
                level.flatMap(Tiers.Level::multiplier),
                orders,
                Optional.empty(),
                Usage.NONE);
    }

    private Optional<Tiers.Level> level(Program program) throws OrderRefused {
        if (tier.isEmpty()) {
            return program.tiers().map(Tiers::first);
        }
        var level = program.tiers().flatMap(tiers -> tiers.named(tier.get()));
        if (level.isEmpty()) {
            throw new OrderRefused(
                    "no tier " + tier.get() + "; version " + program.version() + " has " + names(program));
        }
        return level;
    }

    private static String names(Program program) {
        return program.tiers()
                .map(tiers -> tiers.levels().stream().map(Tiers.Level::name).collect(Collectors.joining(", ")))
                .orElse("no tiers");
    }
}
