package io.loyaltystreams.simulator.account;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A wish to be told of events. The simulator keeps it and tells nobody.
 *
 * @param properties names of attributes whose changes count
 */
public record Webhook(
        String uuid,
        String name,
        String eventType,
        String url,
        List<String> properties,
        boolean active,
        Instant createdAt) {

    /** What can be asked for; there is none for redemptions or tiers. */
    public static final Set<String> EVENT_TYPES = Set.of(
            "contact_created",
            "contact_updated",
            "contact_identifier_created",
            "credit_reception_created",
            "prepaid_transaction_created",
            "voucher_created",
            "voucher_updated",
            "voucher_redeemed",
            "form_submission_completed",
            "referral_completed",
            "reward_updated",
            "promotion_updated");

    public Webhook {
        properties = List.copyOf(properties);
    }
}
