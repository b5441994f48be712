package io.loyaltystreams.intake;

import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.rates.Rates;
import io.loyaltystreams.stage.Baskets;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Gives an order in another currency the rate that was in force when it was placed. The order keeps it from here on, for its points
 * and for its returns. This happens at the door, before the order leaves a trace: a dead letter for want of a rate can be sent
 * again under its ids. A rate that is there is given to orders that need none, too: a referral asks for the total in base currency,
 * and a later version of the program may count spend.
 */
public final class OrderRating {

    private final Programs programs;
    private final Rates rates;

    public OrderRating(Programs programs, Rates rates) {
        this.programs = programs;
        this.rates = rates;
    }

    /** Passes a verdict on, with the rate where there is one to give. */
    public Verdict rate(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted -> rate(accepted);
            case Verdict.Invalid invalid -> invalid;
            case Verdict.NoRate noRate -> noRate;
            case Verdict.Noted noted -> noted;
        };
    }

    private Verdict rate(Verdict.Accepted accepted) {
        StagedEvent staged = accepted.event();
        var order = (PlacedOrder) staged.getEvent();
        Optional<Program> program = programs.at(order.getPlacedAt());
        boolean isGuest = staged.getReferences().isEmpty();
        if (isGuest || program.isEmpty() || isInBaseCurrency(order, program.get())) {
            return accepted;
        }
        boolean needed = program.get().needsRate(Baskets.of(order));
        Optional<BigDecimal> rate = rate(staged, order, program.get(), needed);
        rate.ifPresent(found -> order.setRate(found.toPlainString()));
        return needed && rate.isEmpty()
                ? new Verdict.NoRate("placedAt is " + order.getPlacedAt() + ", when no rate from " + order.getCurrency()
                        + " to " + base(program.get()) + " was in force; send the rate, then this order again")
                : accepted;
    }

    private Optional<BigDecimal> rate(StagedEvent staged, PlacedOrder order, Program program, boolean needed) {
        return needed || program.referral().isPresent()
                ? rates.inForce(
                        order.getCurrency(),
                        base(program),
                        order.getPlacedAt(),
                        staged.getOrigin().getTimestamp())
                : rates.asFarAsRead(order.getCurrency(), base(program), order.getPlacedAt());
    }

    private static String base(Program program) {
        return program.edition().baseCurrency().getCurrencyCode();
    }

    private static boolean isInBaseCurrency(PlacedOrder order, Program program) {
        return base(program).equals(order.getCurrency());
    }
}
