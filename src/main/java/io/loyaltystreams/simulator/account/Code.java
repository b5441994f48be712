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
    COLLECTABLE_UNKNOWN(80300, "Collectable reward not found.");

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
