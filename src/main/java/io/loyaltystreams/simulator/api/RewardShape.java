package io.loyaltystreams.simulator.api;

import static io.loyaltystreams.simulator.http.Json.object;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.account.Reward;
import java.time.Duration;
import java.util.Map;

/** A reward as Piggy writes it: its attributes lie flat beside its own keys. */
final class RewardShape {

    private final Account account;

    RewardShape(Account account) {
        this.account = account;
    }

    Object full(Reward reward) {
        var shape = object(
                "id", reward.id(),
                "uuid", reward.uuid(),
                "title", reward.title(),
                "description", reward.description(),
                "required_credits", reward.price(),
                "media", null,
                "reward_type", reward.kind().name(),
                "type", reward.kind().name(),
                "is_active", reward.active(),
                "cost_price", null,
                "stock", reward.stock().orElse(null),
                "pre_redeemable", reward.kept().isPresent(),
                "expiration_duration", reward.kept().map(Duration::toSeconds).orElse(null),
                "segment", null);
        account.rewardAttributes()
                .all()
                .forEach(attribute ->
                        shape.put(attribute.name(), reward.attributes().get(attribute.name())));
        return shape;
    }

    /** A reward inside another object. */
    static Map<String, Object> small(Reward reward) {
        return object(
                "uuid", reward.uuid(),
                "title", reward.title(),
                "reward_type", reward.kind().name(),
                "required_credits", reward.price());
    }
}
