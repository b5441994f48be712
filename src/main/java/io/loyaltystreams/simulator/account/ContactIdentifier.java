package io.loyaltystreams.simulator.account;

import java.util.Optional;

/**
 * A card or another id that stands for a contact.
 *
 * @param value unique in the account, never changes
 * @param contact uuid of the contact it is linked to, if any
 */
public record ContactIdentifier(int id, String value, String name, boolean active, Optional<String> contact) {

    ContactIdentifier linkedTo(Optional<String> uuid) {
        return new ContactIdentifier(id, value, name, active, uuid);
    }

    ContactIdentifier changed(Optional<String> newName, Optional<Boolean> nowActive) {
        return new ContactIdentifier(id, value, newName.orElse(name), nowActive.orElse(active), contact);
    }

    @Override
    public String toString() {
        return "ContactIdentifier[" + id + "]";
    }
}
