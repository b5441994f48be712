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
 * again under its ids.
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
        return program.get().needsRate(Baskets.of(order))
                ? withRate(accepted, order, base(program.get()))
                : withRateIfKnown(accepted, order, program.get());
    }

    private Verdict withRate(Verdict.Accepted accepted, PlacedOrder order, String base) {
        Optional<BigDecimal> rate = rates.inForce(order.getCurrency(), base, order.getPlacedAt());
        if (rate.isEmpty()) {
            return new Verdict.NoRate("placedAt is " + order.getPlacedAt() + ", when no rate from "
                    + order.getCurrency() + " to " + base + " was in force; send the rate, then this order again");
        }
        order.setRate(rate.get().toPlainString());
        return accepted;
    }

    /** A referral asks whether the order is large enough; without a rate it is not. */
    private Verdict withRateIfKnown(Verdict.Accepted accepted, PlacedOrder order, Program program) {
        if (program.referral().isPresent()) {
            rates.asFarAsRead(order.getCurrency(), base(program), order.getPlacedAt())
                    .ifPresent(rate -> order.setRate(rate.toPlainString()));
        }
        return accepted;
    }

    private static String base(Program program) {
        return program.edition().baseCurrency().getCurrencyCode();
    }

    private static boolean isInBaseCurrency(PlacedOrder order, Program program) {
        return base(program).equals(order.getCurrency());
    }
}
