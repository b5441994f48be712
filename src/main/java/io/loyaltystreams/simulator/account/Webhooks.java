package io.loyaltystreams.simulator.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The webhook subscriptions of the account. The same one twice makes two, as at Piggy. */
public final class Webhooks {

    private final Desk desk;
    private final Map<String, Webhook> byUuid = new ConcurrentSkipListMap<>();

    Webhooks(Desk desk) {
        this.desk = desk;
    }

    public List<Webhook> all() {
        return List.copyOf(byUuid.values());
    }

    /**
     * The subscription with this uuid.
     *
     * @throws Refusal 80300
     */
    public Webhook get(String uuid) {
        return Optional.ofNullable(byUuid.get(uuid)).orElseThrow(() -> new Refusal(Code.WEBHOOK_UNKNOWN));
    }

    public Webhook create(String name, String eventType, String url, List<String> properties) {
        return desk.write(
                () -> keep(new Webhook(desk.ids().uuid(), name, eventType, url, properties, true, desk.second())));
    }

    /**
     * Changes what is given; the type of event stays.
     *
     * @throws Refusal 80300
     */
    public Webhook update(
            String uuid,
            Optional<String> name,
            Optional<String> url,
            Optional<Boolean> active,
            Optional<List<String>> properties) {
        return desk.write(() -> {
            var before = get(uuid);
            return keep(new Webhook(
                    uuid,
                    name.orElse(before.name()),
                    before.eventType(),
                    url.orElse(before.url()),
                    properties.orElse(before.properties()),
                    active.orElse(before.active()),
                    before.createdAt()));
        });
    }

    /**
     * Ends it.
     *
     * @throws Refusal 80300
     */
    public void delete(String uuid) {
        desk.write(() -> byUuid.remove(get(uuid).uuid()));
    }

    private Webhook keep(Webhook webhook) {
        byUuid.put(webhook.uuid(), webhook);
        return webhook;
    }
}
