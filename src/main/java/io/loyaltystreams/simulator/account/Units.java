package io.loyaltystreams.simulator.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The units of the account; a name is unique and never changes. */
public final class Units {

    private final Desk desk;
    private volatile List<Unit> all;

    Units(Desk desk) {
        this.desk = desk;
        this.all = List.of(new Unit(desk.ids().number(), "purchase_amount", "Purchase amount", "€", true));
    }

    public List<Unit> all() {
        return all;
    }

    /** The named unit, or the default one when no name is given. */
    public Unit named(Optional<String> name) {
        if (name.isEmpty()) {
            return all.stream()
                    .filter(Unit::isDefault)
                    .findFirst()
                    .orElseThrow(() -> new Refusal(Code.NO_DEFAULT_UNIT));
        }
        return find(name.get()).orElseThrow(() -> new Refusal(Code.UNIT_UNKNOWN));
    }

    public Unit create(String name, String label, String prefix, boolean isDefault) {
        return desk.write(() -> {
            if (find(name).isPresent()) {
                throw new Refusal(Code.UNIT_EXISTS);
            }
            var unit = new Unit(desk.ids().number(), name, label, prefix, isDefault);
            var changed = new ArrayList<Unit>();
            all.forEach(other -> changed.add(isDefault ? other.noLongerDefault() : other));
            changed.add(unit);
            all = List.copyOf(changed);
            return unit;
        });
    }

    private Optional<Unit> find(String name) {
        return all.stream().filter(unit -> unit.name().equals(name)).findFirst();
    }
}
