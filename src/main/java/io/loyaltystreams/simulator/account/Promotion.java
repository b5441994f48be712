package io.loyaltystreams.simulator.account;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a set of vouchers is good for.
 *
 * @param type such as {@code SINGLE_USE}
 * @param redemptionsPerVoucher how often each voucher counts
 * @param voucherLimit most vouchers; empty for any number
 * @param limitPerContact most vouchers of one contact; empty for any number
 * @param expirationDuration seconds that a voucher is good for; empty for ever
 * @param attributes the account's own, by name
 */
public record Promotion(
        String uuid,
        String name,
        String description,
        String type,
        long redemptionsPerVoucher,
        Optional<Long> voucherLimit,
        Optional<Long> limitPerContact,
        Optional<Long> expirationDuration,
        Map<String, Object> attributes) {

    public Promotion {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
