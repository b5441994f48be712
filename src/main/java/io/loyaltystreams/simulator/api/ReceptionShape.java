package io.loyaltystreams.simulator.api;

import static io.loyaltystreams.simulator.http.Json.object;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.account.Contact;
import io.loyaltystreams.simulator.account.ContactIdentifier;
import io.loyaltystreams.simulator.account.CreditReception;
import io.loyaltystreams.simulator.account.Shop;
import io.loyaltystreams.simulator.account.Unit;

/** A credit reception as Piggy writes it: its attributes lie flat beside its own keys. */
final class ReceptionShape {

    private final Account account;

    ReceptionShape(Account account) {
        this.account = account;
    }

    Object of(CreditReception reception) {
        var shape = object(
                "type", "credit_reception",
                "uuid", reception.uuid(),
                "credits", reception.credits(),
                "unit_value", reception.unitValue().orElse(null),
                "unit", unit(reception.unit()),
                "contact", contact(reception),
                "shop", shop(reception.shop()),
                "contact_identifier",
                        reception.identifier().map(this::identifier).orElse(null),
                "channel", "OAUTH_API",
                "created_at", Timestamps.write(reception.createdAt()));
        account.receptionAttributes()
                .all()
                .forEach(attribute ->
                        shape.put(attribute.name(), reception.attributes().get(attribute.name())));
        return shape;
    }

    private Object contact(CreditReception reception) {
        return account.contacts()
                .find(reception.contact())
                .map((Contact contact) -> ContactShape.withBalance(contact, reception.balanceAfter()))
                .orElse(object("uuid", reception.contact(), "email", null));
    }

    private Object identifier(String value) {
        var now = account.identifiers().look(value);
        return object(
                "name", now.map(ContactIdentifier::name).orElse(value),
                "value", value,
                "active", now.map(ContactIdentifier::active).orElse(false));
    }

    private static Object unit(Unit unit) {
        return object(
                "id", unit.id(),
                "name", unit.name(),
                "label", unit.label(),
                "prefix", unit.prefix(),
                "is_default", unit.isDefault());
    }

    private static Object shop(Shop shop) {
        return object("id", shop.id(), "uuid", shop.uuid(), "type", "physical", "name", shop.name(), "address", null);
    }
}
