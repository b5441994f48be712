package io.loyaltystreams.simulator.account;

/** What a {@code unit_value} counts, by default the amount of a purchase. */
public record Unit(int id, String name, String label, String prefix, boolean isDefault) {

    Unit noLongerDefault() {
        return new Unit(id, name, label, prefix, false);
    }
}
