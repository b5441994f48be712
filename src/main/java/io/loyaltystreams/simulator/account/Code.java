package io.loyaltystreams.simulator.account;

/** Piggy's numeric error codes, as far as the simulated routes give them, each with the text that goes with it. */
public enum Code {
    INVALID_INPUT(1003, "Invalid input."),
    SHOP_UNKNOWN(1008, "Shop not found."),
    CREDIT_MAXIMUM(1015, "The maximum amount of credits has been reached."),
    NOT_ENOUGH_CREDITS(1017, "Not enough credits."),
    OUT_OF_STOCK(1018, "The reward is out of stock."),
    CLAIM_LIMIT(1019, "The reward cannot be claimed any more."),
    POS_TRANSACTION_UNKNOWN(1027, "POS transaction not found."),
    REWARD_INACTIVE(1052, "Reward is not active."),
    REWARD_UNKNOWN(6003, "Reward not found."),
    CONTACT_UNKNOWN(55031, "Contact not found."),
    UNIT_EXISTS(55045, "Unit already exists."),
    NO_DEFAULT_UNIT(55046, "No default unit found."),
    CONTACT_BUSY(60001, "A credit reception is already being created."),
    IDENTIFIER_UNKNOWN(60003, "Contact identifier not found."),
    IDENTIFIER_INACTIVE(60004, "Contact identifier is not active."),
    CONTACT_EXISTS(60005, "Contact already exists."),
    IDENTIFIER_EXISTS(60006, "Contact identifier already exists."),
    UNIT_UNKNOWN(60007, "Unit not found."),
    ATTRIBUTE_EXISTS(60009, "Attribute already exists."),
    IDENTIFIER_LINKED(60014, "Contact identifier is already linked."),
    CONTACT_NOT_ANONYMOUS(60016, "Contact is not anonymous."),
    LOGIN_CODE_UNKNOWN(13010, "Login code not found."),
    PROMOTION_UNKNOWN(80002, "Promotion not found."),
    VOUCHER_EXISTS(80003, "Voucher already exists."),
    VOUCHER_UNKNOWN(80004, "Voucher not found."),
    VOUCHER_REDEEMED(80005, "Voucher has already been redeemed."),
    VOUCHER_EXPIRED(80006, "Voucher has expired."),
    VOUCHER_LIMIT(80008, "The voucher limit of the promotion has been reached."),
    VOUCHER_DEACTIVATED(80012, "Voucher is deactivated."),
    VOUCHER_INACTIVE(80014, "Voucher is not active."),
    VOUCHER_LOCKED(80017, "Voucher is already locked."),
    TOO_FEW_REDEMPTIONS(80019, "Too few redemptions are left."),
    COLLECTABLE_UNKNOWN(80300, "Collectable reward not found."),
    WEBHOOK_UNKNOWN(80300, "Webhook subscription not found."),
    PERK_UNKNOWN(110000, "Perk not found.");

    private final int number;
    private final String text;

    Code(int number, String text) {
        this.number = number;
        this.text = text;
    }

    public int number() {
        return number;
    }

    public String text() {
        return text;
    }
}
