package io.loyaltystreams.simulator.account;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/**
 * One account at Piggy, from empty to whatever its callers made of it.
 *
 * <ol>
 *   <li>Writes happen one at a time and wholly or not at all.
 *   <li>The journal lists them in the order in which they took effect.
 *   <li>A contact's balance is the sum of its credit and reward receptions.
 * </ol>
 */
public final class Account {

    private static final Set<String> RECEPTION_KEYS = Set.of(
            "type",
            "credits",
            "uuid",
            "contact",
            "contact_uuid",
            "shop",
            "shop_uuid",
            "contact_identifier",
            "contact_identifier_value",
            "created_at",
            "unit_value",
            "unit",
            "unit_name",
            "channel",
            "pos_transaction_uuid",
            "pos_transaction_id");

    private static final Set<String> REWARD_KEYS = Set.of(
            "id",
            "uuid",
            "title",
            "description",
            "required_credits",
            "media",
            "reward_type",
            "type",
            "is_active",
            "cost_price",
            "stock",
            "pre_redeemable",
            "expiration_duration",
            "segment");

    private final Journal journal;
    private final Contacts contacts = new Contacts();
    private final Identifiers identifiers;
    private final Ledger ledger = new Ledger();
    private final Attributes contactAttributes;
    private final Attributes receptionAttributes;
    private final Units units;
    private final Shops shops;
    private final Program program;
    private final Enrolment enrolment;
    private final Receptions receptions;
    private final Attributes rewardAttributes;
    private final Rewards rewards;
    private final Redemptions redemptions;
    private final Attributes promotionAttributes;
    private final Promotions promotions;
    private final Vouchers vouchers;
    private final VoucherUse voucherUse;
    private final Perks perks;
    private final Catalog products;
    private final Catalog categories;
    private final Verification verification;
    private final Webhooks webhooks;

    /**
     * An account without contacts.
     *
     * @param shops uuid to name
     */
    public Account(Map<String, String> shops, Program program, Choices choices, Ids ids, InstantSource clock) {
        this.journal = new Journal(clock);
        var desk = new Desk(new Turn(), ids, clock, journal);
        this.program = program;
        this.shops = new Shops(ids, shops);
        this.units = new Units(desk);
        this.identifiers = new Identifiers(desk, contacts);
        this.contactAttributes = BuiltIns.contactAttributes(new Attributes(desk, Set.of()));
        this.receptionAttributes = new Attributes(desk, RECEPTION_KEYS);
        this.enrolment = new Enrolment(desk, contacts, identifiers, ledger, contactAttributes, choices);
        this.receptions = new Receptions(desk, this, choices);
        this.rewardAttributes = new Attributes(desk, REWARD_KEYS);
        this.rewards = new Rewards(desk, rewardAttributes);
        this.redemptions = new Redemptions(desk, this, choices);
        this.promotionAttributes = new Attributes(desk, Set.of());
        this.promotions = new Promotions(desk, promotionAttributes);
        this.vouchers = new Vouchers(desk, this);
        this.voucherUse = new VoucherUse(desk, this);
        this.perks = new Perks(desk);
        this.products = new Catalog(desk);
        this.categories = new Catalog(desk);
        this.verification = new Verification(desk, contacts);
        this.webhooks = new Webhooks(desk);
    }

    public Journal journal() {
        return journal;
    }

    public Contacts contacts() {
        return contacts;
    }

    public Identifiers identifiers() {
        return identifiers;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Attributes contactAttributes() {
        return contactAttributes;
    }

    public Attributes receptionAttributes() {
        return receptionAttributes;
    }

    public Units units() {
        return units;
    }

    public Shops shops() {
        return shops;
    }

    public Program program() {
        return program;
    }

    public Enrolment enrolment() {
        return enrolment;
    }

    public Receptions receptions() {
        return receptions;
    }

    public Attributes rewardAttributes() {
        return rewardAttributes;
    }

    public Rewards rewards() {
        return rewards;
    }

    public Redemptions redemptions() {
        return redemptions;
    }

    public Attributes promotionAttributes() {
        return promotionAttributes;
    }

    public Promotions promotions() {
        return promotions;
    }

    public Vouchers vouchers() {
        return vouchers;
    }

    public VoucherUse voucherUse() {
        return voucherUse;
    }

    public Perks perks() {
        return perks;
    }

    public Catalog products() {
        return products;
    }

    public Catalog categories() {
        return categories;
    }

    public Verification verification() {
        return verification;
    }

    public Webhooks webhooks() {
        return webhooks;
    }
}
