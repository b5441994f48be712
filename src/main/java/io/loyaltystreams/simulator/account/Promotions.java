package io.loyaltystreams.simulator.account;

import io.loyaltystreams.simulator.account.Journal.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The promotions of the account, oldest first. */
public final class Promotions {

    private final Desk desk;
    private final Attributes attributes;
    private final List<Promotion> all = new CopyOnWriteArrayList<>();
    private final Map<String, Promotion> byUuid = new ConcurrentHashMap<>();

    Promotions(Desk desk, Attributes attributes) {
        this.desk = desk;
        this.attributes = attributes;
    }

    /**
     * What a caller asks for.
     *
     * @param values attributes among all that was sent
     */
    public record Request(
            String name,
            String description,
            String type,
            long redemptionsPerVoucher,
            Optional<Long> voucherLimit,
            Optional<Long> limitPerContact,
            Optional<Long> expirationDuration,
            Map<String, ?> values) {}

    public List<Promotion> all() {
        return List.copyOf(all);
    }

    /**
     * The promotion with this uuid.
     *
     * @throws Refusal 80002
     */
    public Promotion get(String uuid) {
        return Optional.ofNullable(byUuid.get(uuid)).orElseThrow(() -> new Refusal(Code.PROMOTION_UNKNOWN));
    }

    public Promotion create(Request request) {
        return desk.write(() -> {
            var made = new Promotion(
                    desk.ids().uuid(),
                    request.name(),
                    request.description(),
                    request.type(),
                    request.redemptionsPerVoucher(),
                    request.voucherLimit(),
                    request.limitPerContact(),
                    request.expirationDuration(),
                    attributes.accept(request.values()));
            byUuid.put(made.uuid(), made);
            all.add(made);
            desk.journal().add(Write.PROMOTION_CREATED, Optional.empty());
            return made;
        });
    }
}
