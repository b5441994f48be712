package io.loyaltystreams.simulator.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The rewards of the account. Only the dashboard makes them, so none can be added through the API. */
public final class Rewards {

    private final Desk desk;
    private final Attributes attributes;
    private final Map<String, Reward> byUuid = new ConcurrentSkipListMap<>();

    Rewards(Desk desk, Attributes attributes) {
        this.desk = desk;
        this.attributes = attributes;
    }

    /** Makes rewards, or replaces those with the same uuid, as somebody does at the dashboard. */
    public void put(Collection<Reward> rewards) {
        desk.write(() -> {
            rewards.forEach(reward -> byUuid.put(reward.uuid(), reward.numbered(numberOf(reward))));
            return rewards;
        });
    }

    public List<Reward> all() {
        return List.copyOf(byUuid.values());
    }

    /**
     * The reward with this uuid.
     *
     * @throws Refusal 6003
     */
    public Reward get(String uuid) {
        return Optional.ofNullable(byUuid.get(uuid)).orElseThrow(() -> new Refusal(Code.REWARD_UNKNOWN));
    }

    /**
     * Changes what is given, and the attributes that are known.
     *
     * @throws Refusal 6003
     */
    public Reward update(
            String uuid,
            Optional<String> title,
            Optional<String> description,
            Optional<Long> price,
            Map<String, ?> values) {
        return desk.write(
                () -> keep(get(uuid).changed(title, description, price).with(attributes.accept(values))));
    }

    Reward keep(Reward reward) {
        byUuid.put(reward.uuid(), reward);
        return reward;
    }

    private int numberOf(Reward reward) {
        return Optional.ofNullable(byUuid.get(reward.uuid())).map(Reward::id).orElseGet(desk.ids()::number);
    }
}
