package io.loyaltystreams.simulator.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Credits given to a contact, or taken when negative: one line of Piggy's ledger.
 *
 * @param id grows with every reception
 * @param createdAt whole seconds, as Piggy keeps it
 * @param visibleFrom when the ledger first lists it
 * @param balanceAfter the contact's balance after it
 */
public record CreditReception(
        int id,
        String uuid,
        String contact,
        long credits,
        Optional<BigDecimal> unitValue,
        Unit unit,
        Shop shop,
        Optional<String> identifier,
        Map<String, Object> attributes,
        Instant createdAt,
        Instant visibleFrom,
        long balanceAfter)
        implements Line {

    public CreditReception {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    @Override
    public CreditReception movedTo(String otherContact) {
        return new CreditReception(
                id,
                uuid,
                otherContact,
                credits,
                unitValue,
                unit,
                shop,
                identifier,
                attributes,
                createdAt,
                visibleFrom,
                balanceAfter);
    }

    @Override
    public String toString() {
        return "CreditReception[" + uuid + "]";
    }
}
