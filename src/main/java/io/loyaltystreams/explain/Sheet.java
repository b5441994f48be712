package io.loyaltystreams.explain;

import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.ExplainedAward;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Shopper;
import java.time.ZonedDateTime;

/** The answer: what the order earns under the version in force when it was placed, and why. */
public record Sheet(Basket basket, Program program, Shopper member, ExplainedAward explained) {

    /** As a table for people. */
    public String asText() {
        return new SheetText(this).text();
    }

    /** As JSON; its keys stay as they are. */
    public String asJson() {
        return SheetJson.of(this);
    }

    ZonedDateTime placedAt() {
        return basket.placedAt().atZone(program.edition().zone());
    }
}
