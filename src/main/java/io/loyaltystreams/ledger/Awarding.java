package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Award;
import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.Earnings;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Shopper;
import io.loyaltystreams.program.Tiers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An order earns, by the rules of its own time and the tier before it. */
final class Awarding {

    private static final Earnings NOTHING = new Earnings(List.of(), Ratio.ZERO, 0);

    private final Programs programs;
    private final Counting counting;
    private final Referring referring;

    Awarding(Programs programs, Counting counting, Referring referring) {
        this.programs = programs;
        this.counting = counting;
        this.referring = referring;
    }

    void award(Posting posting, LedgerCommand.AwardOrder order) {
        programs.at(order.at())
                .ifPresentOrElse(
                        program -> award(posting, order.basket(), program), () -> posting.unchanged(Reason.NO_PROGRAM));
    }

    private void award(Posting posting, Basket basket, Program program) {
        Award award = program.award(basket, shopper(posting.account(), program));
        award.failed().forEach(rule -> posting.post(new LedgerEvent.RuleFailed(rule)));
        if (award.points() > 0) {
            earn(posting, basket, program, award);
        }
        remember(posting, basket, program, award);
        referring.bought(posting, basket, program);
        if (!posting.hasPosted(LedgerEvent.Earned.class)) {
            posting.unchanged(reason(award.outcome()));
        }
    }

    private static void earn(Posting posting, Basket basket, Program program, Award award) {
        String entryId = EntryIds.earned(basket.id());
        var lot = OrderLots.of(entryId, award.points(), basket.placedAt(), program, basket.shop());
        posting.post(
                new LedgerEvent.Earned(entryId, new Cause("order", basket.id()), lot, basket.shop(), award.steps()));
        posting.dated(entryId);
        Debts.pay(posting);
    }

    private void remember(Posting posting, Basket basket, Program program, Award award) {
        var day = program.dayOf(basket.placedAt());
        List<Ratio> spend = counting.countsSpend() ? program.spend(basket).orElse(List.of()) : List.of();
        var spent = spend.stream().reduce(Ratio.ZERO, Ratio::plus);
        posting.remember(
                basket.id(),
                new AwardedOrder(
                        program.version(),
                        day,
                        award.points(),
                        award.points() == 0 ? NOTHING : award.earnings(),
                        0,
                        award.uses(),
                        spend,
                        spent,
                        counting.ofOrders(),
                        false,
                        Optional.empty()));
        var tally = new Tally(award.points(), spent, 1, 0);
        counting.count(posting, day, tally, 1, award.points(), eachOnce(award.uses()));
    }

    private static Map<String, Integer> eachOnce(List<String> rules) {
        return rules.stream().collect(Collectors.toMap(Function.identity(), rule -> 1));
    }

    private static Reason reason(Award.Outcome outcome) {
        return switch (outcome) {
            case NO_RULE -> Reason.NO_RULE;
            case NO_ROOM -> Reason.LIMIT_REACHED;
            case NO_RATE -> Reason.NO_EXCHANGE_RATE;
            case NO_POINTS, EARNED -> Reason.NO_POINTS;
        };
    }

    private static Shopper shopper(Account account, Program program) {
        Optional<String> tier = account.standing().map(Standing::tier);
        Optional<Ratio> multiplier = tier.flatMap(name -> program.tiers().flatMap(all -> all.named(name)))
                .flatMap(Tiers.Level::multiplier);
        return new Shopper(
                tier,
                multiplier,
                account.totals().orders(),
                account.membership().signedUpAt(),
                account.usage());
    }
}
