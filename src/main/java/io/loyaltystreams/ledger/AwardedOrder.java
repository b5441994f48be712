package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Earnings;

/**
 * What an order earned, kept for its returns.
 *
 * @param programVersion the version that awarded it; how much a return takes follows it
 * @param points the award
 * @param taken what returns have taken so far
 */
public record AwardedOrder(int programVersion, long points, Earnings earnings, long taken) {

    AwardedOrder take(long more) {
        return new AwardedOrder(programVersion, points, earnings, taken + more);
    }
}
