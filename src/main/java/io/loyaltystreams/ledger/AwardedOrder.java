package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Earnings;
import io.loyaltystreams.program.Ratio;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an order did, kept for its returns.
 *
 * @param programVersion the version that awarded it; how much a return takes follows it
 * @param day the order's own, in the zone of that version
 * @param points the award
 * @param taken what returns have taken so far
 * @param uses rules with a limit of which it spent a use
 * @param spend what each line counts as spent, in base currency; empty where no tier asks for it
 * @param spendLeft what is left of that
 * @param counted where it was counted: a return takes back only what was
 * @param gone whether nothing is left of it
 * @param referral for which it is large enough; empty if it is for none, or is no longer
 */
public record AwardedOrder(
        int programVersion,
        LocalDate day,
        long points,
        Earnings earnings,
        long taken,
        List<String> uses,
        List<Ratio> spend,
        Ratio spendLeft,
        Counted counted,
        boolean gone,
        Optional<ForReferral> referral) {

    /**
     * Where an order was counted.
     *
     * @param points among the qualifying points
     * @param orders among the qualifying orders
     * @param caps against the member's caps
     * @param total among all the member's orders
     */
    public record Counted(boolean points, boolean orders, boolean caps, boolean total) {}

    /**
     * A referral for which an order counts.
     *
     * @param eventId the sign-up that named who brought the member
     * @param least what the total less returns must be at least, in minor units of its currency
     */
    public record ForReferral(String eventId, Ratio least) {}

    public AwardedOrder {
        uses = List.copyOf(uses);
        spend = List.copyOf(spend);
    }

    AwardedOrder after(long more, Ratio nowLeft, boolean nowGone) {
        return new AwardedOrder(
                programVersion,
                day,
                points,
                earnings,
                taken + more,
                nowGone ? List.of() : uses,
                spend,
                nowLeft,
                counted,
                nowGone,
                referral);
    }

    AwardedOrder with(Optional<ForReferral> after) {
        return new AwardedOrder(
                programVersion, day, points, earnings, taken, uses, spend, spendLeft, counted, gone, after);
    }
}
