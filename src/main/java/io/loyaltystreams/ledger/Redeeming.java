package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Reward;
import io.loyaltystreams.program.Step;
import java.util.List;
import java.util.Optional;

/** Points are spent, or the request is refused whole. Each is answered. */
final class Redeeming {

    private final Programs programs;

    Redeeming(Programs programs) {
        this.programs = programs;
    }

    void redeem(Posting posting, LedgerCommand.Redeem redeem) {
        Optional<Program> program = programs.at(redeem.at());
        Optional<Reward> reward = program.flatMap(inForce -> reward(inForce, redeem));
        Optional<Long> price = redeem.rewardId().isPresent()
                ? reward.map(Reward::points)
                : Optional.of(redeem.points().orElseThrow());
        if (program.isEmpty()) {
            refuse(posting, redeem, Reason.NO_PROGRAM, 0);
        } else if (price.isEmpty()) {
            refuse(posting, redeem, Reason.UNKNOWN_REWARD, 0);
        } else if (price.get() > posting.account().available()) {
            refuse(posting, redeem, Reason.NOT_ENOUGH_POINTS, price.get());
        } else {
            spend(posting, redeem, program.get(), Redemption.Mirror.of(price.get(), atPiggy(redeem, reward)));
        }
    }

    private static Optional<Reward> reward(Program program, LedgerCommand.Redeem redeem) {
        return redeem.rewardId()
                .flatMap(id -> Optional.ofNullable(program.rewards().get(id)));
    }

    private static Optional<Redemption.RewardThere> atPiggy(LedgerCommand.Redeem redeem, Optional<Reward> reward) {
        return reward.flatMap(Reward::piggyReward)
                .map(uuid -> new Redemption.RewardThere(redeem.rewardId().orElseThrow(), uuid, Optional.empty()));
    }

    private static void refuse(Posting posting, LedgerCommand.Redeem redeem, Reason reason, long asked) {
        posting.unchanged(reason);
        posting.post(
                new LedgerEvent.RedemptionAnswered(redeem.redemptionId(), redeem.at(), Optional.of(reason), asked));
    }

    private static void spend(Posting posting, LedgerCommand.Redeem redeem, Program program, Redemption.Mirror mirror) {
        var account = posting.account();
        var takes = Spending.from(account.holdings(), mirror.price());
        var redemption = new Redemption(
                redeem.redemptionId(),
                account.totals().redemptions() + 1,
                takes.stream()
                        .map(take -> new Redemption.Part(Redemption.Source.LOT, take.lotId(), take.points()))
                        .toList(),
                mirror);
        String what = redeem.rewardId().orElse("points");
        posting.post(new LedgerEvent.Redeemed(
                EntryIds.redeemed(redeem.redemptionId()),
                new Cause("redemption", redeem.redemptionId()),
                redeem.at(),
                redemption,
                steps(what, program.version(), takes)));
        posting.post(new LedgerEvent.RedemptionAnswered(
                redeem.redemptionId(), redeem.at(), Optional.empty(), mirror.price()));
    }

    /** One step for each lot. */
    static List<Step> steps(String what, int version, List<Take> takes) {
        return takes.stream()
                .map(take -> new Step(what, version, Long.toString(-take.points()), "from lot " + take.lotId()))
                .toList();
    }
}
