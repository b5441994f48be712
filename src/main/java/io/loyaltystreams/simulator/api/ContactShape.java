package io.loyaltystreams.simulator.api;

import static io.loyaltystreams.simulator.http.Json.object;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.account.Contact;
import io.loyaltystreams.simulator.account.ContactIdentifier;
import io.loyaltystreams.simulator.account.Tier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Contacts and their identifiers as Piggy writes them. */
final class ContactShape {

    private final Account account;

    ContactShape(Account account) {
        this.account = account;
    }

    Object full(Contact contact) {
        var current = currentValues(contact);
        var display = new LinkedHashMap<String, Object>();
        current.forEach((name, value) -> display.put(name, value == null ? null : String.valueOf(value)));
        return object(
                "id", contact.id(),
                "uuid", contact.uuid(),
                "email", contact.email(),
                "tier", tier(account.program().tierFor(contact.standing())),
                "subscriptions", List.of(),
                "credit_balance", balance(contact, contact.standing().balance()),
                "prepaid_balance", object("balance_in_cents", 0),
                "attributes", List.of(),
                "current_values", current,
                "current_display_values", display);
    }

    Object uuidOnly(Contact contact) {
        return object("uuid", contact.uuid());
    }

    Object identifier(ContactIdentifier identifier) {
        return object(
                "name", identifier.name(),
                "value", identifier.value(),
                "active", identifier.active(),
                "contact",
                        identifier
                                .contact()
                                .flatMap(account.contacts()::find)
                                .map(contact -> object("uuid", contact.uuid(), "email", contact.email()))
                                .orElse(null));
    }

    static Object tier(Tier tier) {
        return object(
                "name", tier.name(),
                "description", tier.description(),
                "position", tier.position(),
                "media", null,
                "uuid", tier.uuid());
    }

    /** A contact inside another object, with a balance of that object's time. */
    static Object withBalance(Contact contact, long balance) {
        return object("uuid", contact.uuid(), "email", contact.email(), "credit_balance", balance(contact, balance));
    }

    private static Object balance(Contact contact, long balance) {
        // the balance is an object of its own at Piggy, with its own number
        return object("id", contact.id() + 1_000_000, "balance", balance);
    }

    private Map<String, Object> currentValues(Contact contact) {
        var standing = contact.standing();
        var values = object(
                "email", contact.email(),
                "is_anonymous", contact.anonymous(),
                "status", "ACTIVE",
                "tier", account.program().tierFor(standing).name(),
                "loyalty_balance", standing.balance(),
                "previous_loyalty_balance", standing.previousBalance(),
                "loyalty_number_of_transactions", standing.transactions(),
                "loyalty_total_credits_received", standing.received(),
                "loyalty_first_transaction_date",
                        standing.first().map(Timestamps::write).orElse(null),
                "loyalty_last_transaction_date",
                        standing.last().map(Timestamps::write).orElse(null),
                "loyalty_associated_shops", String.join(";", standing.shops()),
                "default_contact_identifier",
                        account.identifiers().of(contact.uuid()).stream()
                                .findFirst()
                                .map(ContactIdentifier::value)
                                .orElse(null),
                "prepaid_balance", 0);
        values.putAll(contact.attributes());
        return values;
    }
}
