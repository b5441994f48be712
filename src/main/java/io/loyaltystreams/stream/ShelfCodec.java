package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.Award;
import io.loyaltystreams.avro.internal.KeptRedemption;
import io.loyaltystreams.avro.internal.KeptReward;
import io.loyaltystreams.avro.internal.RedemptionPart;
import io.loyaltystreams.avro.internal.RedemptionSource;
import io.loyaltystreams.ledger.AwardedOrder;
import io.loyaltystreams.ledger.Redemption;
import io.loyaltystreams.program.Earnings;
import io.loyaltystreams.program.Ratio;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Orders and redemptions as they lie in the stores beside the accounts. */
final class ShelfCodec {

    private ShelfCodec() {}

    static AwardedOrder read(Award stored) {
        return new AwardedOrder(
                stored.getProgramVersion(),
                stored.getDay(),
                stored.getPoints(),
                new Earnings(ratios(stored.getLinePoints()), Ratio.parse(stored.getBonus()), stored.getLimit()),
                stored.getTaken(),
                stored.getUses(),
                ratios(stored.getSpend()),
                Ratio.parse(stored.getSpendLeft()),
                new AwardedOrder.Counted(
                        stored.getCountedPoints(),
                        stored.getCountedOrders(),
                        stored.getCountedCaps(),
                        stored.getCountedOrder()),
                stored.getGone(),
                Optional.ofNullable(stored.getReferral())
                        .map(eventId -> new AwardedOrder.ForReferral(eventId, Ratio.parse(stored.getReferralLeast()))));
    }

    static Award write(AwardedOrder order) {
        return Award.newBuilder()
                .setProgramVersion(order.programVersion())
                .setDay(order.day())
                .setPoints(order.points())
                .setLinePoints(texts(order.earnings().linePoints()))
                .setBonus(order.earnings().bonus().toString())
                .setLimit(order.earnings().limit())
                .setTaken(order.taken())
                .setUses(order.uses())
                .setSpend(texts(order.spend()))
                .setSpendLeft(order.spendLeft().toString())
                .setCountedPoints(order.counted().points())
                .setCountedOrders(order.counted().orders())
                .setCountedCaps(order.counted().caps())
                .setCountedOrder(order.counted().total())
                .setGone(order.gone())
                .setReferral(
                        order.referral().map(AwardedOrder.ForReferral::eventId).orElse(null))
                .setReferralLeast(order.referral()
                        .map(referral -> referral.least().toString())
                        .orElse("0"))
                .build();
    }

    static Redemption read(String id, KeptRedemption stored) {
        return new Redemption(
                id,
                stored.getNumber(),
                stored.getParts().stream().map(ShelfCodec::read).toList(),
                new Redemption.Mirror(
                        stored.getPrice(),
                        Optional.ofNullable(stored.getReward()).map(ShelfCodec::read),
                        stored.getHeard(),
                        stored.getCancelled()));
    }

    static KeptRedemption write(Redemption redemption) {
        return new KeptRedemption(
                redemption.number(),
                redemption.parts().stream().map(ShelfCodec::write).toList(),
                redemption.mirror().price(),
                redemption.mirror().reward().map(ShelfCodec::write).orElse(null),
                redemption.mirror().heard(),
                redemption.mirror().cancelled());
    }

    private static Redemption.RewardThere read(KeptReward reward) {
        return new Redemption.RewardThere(
                reward.getRewardId(),
                UUID.fromString(reward.getPiggyReward()),
                Optional.ofNullable(reward.getHandedOut()));
    }

    private static KeptReward write(Redemption.RewardThere reward) {
        return new KeptReward(
                reward.rewardId(), reward.uuid().toString(), reward.handedOut().orElse(null));
    }

    private static Redemption.Part read(RedemptionPart part) {
        var source = switch (part.getSource()) {
            case LOT -> Redemption.Source.LOT;
            case DEBT -> Redemption.Source.DEBT;
            case UNKNOWN -> throw new IllegalStateException("Expected a lot or a debt as source of " + part.getId());
        };
        return new Redemption.Part(source, part.getId(), part.getPoints());
    }

    private static RedemptionPart write(Redemption.Part part) {
        var source = switch (part.source()) {
            case LOT -> RedemptionSource.LOT;
            case DEBT -> RedemptionSource.DEBT;
        };
        return new RedemptionPart(source, part.id(), part.points());
    }

    private static List<Ratio> ratios(List<String> texts) {
        return texts.stream().map(Ratio::parse).toList();
    }

    private static List<String> texts(List<Ratio> ratios) {
        return ratios.stream().map(Ratio::toString).toList();
    }
}
