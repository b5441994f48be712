package io.loyaltystreams.simulator.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shops of the account; no route adds one. */
public final class Shops {

    private final List<Shop> all = new ArrayList<>();

    Shops(Ids ids, Map<String, String> nameByUuid) {
        nameByUuid.forEach((uuid, name) -> all.add(new Shop(ids.number(), uuid, name)));
    }

    public List<Shop> all() {
        return List.copyOf(all);
    }

    /**
     * The shop with this uuid.
     *
     * @throws Refusal 1008
     */
    public Shop get(String uuid) {
        return all.stream()
                .filter(shop -> shop.uuid().equals(uuid))
                .findFirst()
                .orElseThrow(() -> new Refusal(Code.SHOP_UNKNOWN));
    }
}
