package io.loyaltystreams.simulator.account;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A person as Piggy knows them.
 *
 * @param id number of the contact; contacts are listed by it
 * @param email made up while the contact is anonymous
 * @param attributes attribute name to value, only those that were set
 */
public record Contact(
        int id,
        String uuid,
        String email,
        boolean anonymous,
        Instant createdAt,
        Map<String, Object> attributes,
        Standing standing) {

    public Contact {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    Contact with(Standing changed) {
        return new Contact(id, uuid, email, anonymous, createdAt, attributes, changed);
    }

    Contact with(Map<String, Object> changes) {
        var merged = new TreeMap<>(attributes);
        changes.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        return new Contact(id, uuid, email, anonymous, createdAt, merged, standing);
    }

    Contact claimedAs(String claimedEmail) {
        return new Contact(id, uuid, claimedEmail, false, createdAt, attributes, standing);
    }

    /** This contact with what the other one earned and the attributes that only the other one had. */
    Contact absorbing(Contact other) {
        var merged = new TreeMap<>(other.attributes);
        merged.putAll(attributes);
        return new Contact(id, uuid, email, anonymous, createdAt, merged, standing.plus(other.standing));
    }

    @Override
    public String toString() {
        return "Contact[" + uuid + "]";
    }
}
