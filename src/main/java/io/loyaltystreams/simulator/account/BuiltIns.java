package io.loyaltystreams.simulator.account;

/** The contact attributes that every account has: some for callers to write, some that only Piggy writes. */
final class BuiltIns {

    private BuiltIns() {}

    static Attributes contactAttributes(Attributes attributes) {
        return attributes
                .builtIn("firstname", "First name", DataType.TEXT)
                .builtIn("lastname", "Last name", DataType.TEXT)
                .builtIn("phonenumber", "Phone number", DataType.PHONE)
                .builtIn("birthdate", "Birthdate", DataType.BIRTH_DATE)
                .system("email", "Email", DataType.EMAIL)
                .system("loyalty_balance", "Loyalty balance", DataType.NUMBER)
                .system("previous_loyalty_balance", "Previous loyalty balance", DataType.NUMBER)
                .system("loyalty_number_of_transactions", "Number of transactions", DataType.NUMBER)
                .system("loyalty_total_credits_received", "Total credits received", DataType.NUMBER)
                .system("loyalty_first_transaction_date", "First transaction", DataType.DATE_TIME)
                .system("loyalty_last_transaction_date", "Last transaction", DataType.DATE_TIME)
                .system("loyalty_associated_shops", "Associated shops", DataType.TEXT)
                .system("default_contact_identifier", "Default contact identifier", DataType.IDENTIFIER)
                .system("is_anonymous", "Is anonymous", DataType.BOOLEAN)
                .system("prepaid_balance", "Prepaid balance", DataType.NUMBER)
                .system("tier", "Tier", DataType.TEXT)
                .system("status", "Status", DataType.TEXT);
    }
}
