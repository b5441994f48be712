package io.loyaltystreams.program;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The campaigns that apply to one order, as far as the order and the member decide it; what is left to ask is the line. */
record RunningCampaigns(List<Campaign> campaigns) {

    static RunningCampaigns of(List<Campaign> ofPlace, Judge judge, LocalDate day) {
        var running = new ArrayList<Campaign>();
        for (var campaign : ofPlace) {
            if (appliesTo(judge, campaign, day)) {
                running.add(campaign);
            }
        }
        return new RunningCampaigns(running);
    }

    /** Whether the campaign hits a line. */
    static boolean hits(Campaign campaign, BasketLine line, Judge judge) {
        return campaign.lines().admits(line)
                && (campaign.condition().filter(Condition::asksLine).isEmpty()
                        || judge.holds(campaign.id(), campaign.condition(), line));
    }

    private static boolean appliesTo(Judge judge, Campaign campaign, LocalDate day) {
        var basket = judge.basket();
        if (!campaign.runsAt(basket.placedAt()) || !campaign.when().shop().admits(basket.shop())) {
            return false;
        }
        if (campaign.limit().isPresent()
                && !judge.shopper()
                        .usage()
                        .allows(campaign.id(), campaign.limit().get(), day)) {
            return false;
        }
        return campaign.condition().isEmpty()
                || campaign.condition().get().asksLine()
                || judge.holds(campaign.id(), campaign.condition().get());
    }
}
