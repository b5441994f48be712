package io.loyaltystreams.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a basket after the tier and the campaigns, and what each of those added.
 *
 * @param linePoints exact, in the order of the lines
 * @param added what each multiplier added over all lines: the tier's first if there is one, then the campaigns'
 */
record Multiplied(List<Ratio> linePoints, List<Ratio> added, Ratio total) {

    /**
     * @param tier the tier's multiplier, or null
     * @param campaigns those that apply to the order and multiply
     */
    static Multiplied of(PricedBasket priced, Ratio tier, List<Campaign> campaigns, Stacking stacking, Judge judge) {
        int first = tier == null ? 0 : 1;
        var factors = new Ratio[first + campaigns.size()];
        var added = new Ratio[factors.length];
        Arrays.fill(added, Ratio.ZERO);
        var linePoints = new ArrayList<Ratio>(priced.lines().size());
        for (var line : priced.lines()) {
            var points = line.points();
            if (points.signum() > 0 && factors.length > 0) {
                if (tier != null) {
                    factors[0] = tier;
                }
                for (int i = 0; i < campaigns.size(); i++) {
                    factors[first + i] = factor(campaigns.get(i), line.line(), judge);
                }
                points = stacking.apply(points, factors, added);
            }
            linePoints.add(points);
        }
        return new Multiplied(linePoints, List.of(added), Ratio.sum(linePoints));
    }

    /** Null if the campaign multiplies nothing here. */
    private static Ratio factor(Campaign campaign, BasketLine line, Judge judge) {
        return RunningCampaigns.hits(campaign, line, judge)
                ? campaign.multiplier().orElseThrow()
                : null;
    }
}
