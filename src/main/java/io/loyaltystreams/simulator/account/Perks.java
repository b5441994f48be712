package io.loyaltystreams.simulator.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The perks of the account. */
public final class Perks {

    private final Desk desk;
    private final Map<String, Perk> byUuid = new ConcurrentSkipListMap<>();

    Perks(Desk desk) {
        this.desk = desk;
    }

    public List<Perk> all() {
        return List.copyOf(byUuid.values());
    }

    /**
     * The perk with this uuid.
     *
     * @throws Refusal 110000
     */
    public Perk get(String uuid) {
        return Optional.ofNullable(byUuid.get(uuid)).orElseThrow(() -> new Refusal(Code.PERK_UNKNOWN));
    }

    public Perk create(String name, String label, String dataType, List<Map<String, Object>> options) {
        return desk.write(() -> keep(new Perk(
                desk.ids().uuid(),
                name,
                label,
                dataType,
                options.stream().map(this::withUuid).toList())));
    }

    /**
     * Renames it.
     *
     * @throws Refusal 110000
     */
    public Perk update(String uuid, String label) {
        return desk.write(() -> {
            var before = get(uuid);
            return keep(new Perk(uuid, before.name(), label, before.dataType(), before.options()));
        });
    }

    /**
     * Takes it away.
     *
     * @throws Refusal 110000
     */
    public void delete(String uuid) {
        desk.write(() -> byUuid.remove(get(uuid).uuid()));
    }

    private Perk keep(Perk perk) {
        byUuid.put(perk.uuid(), perk);
        return perk;
    }

    private Map<String, Object> withUuid(Map<String, Object> option) {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("uuid", desk.ids().uuid());
        whole.putAll(option);
        return whole;
    }
}
