package io.loyaltystreams.simulator.api;

import static io.loyaltystreams.simulator.http.Json.object;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.account.Contact;
import io.loyaltystreams.simulator.account.ContactIdentifier;
import io.loyaltystreams.simulator.account.CreditReception;
import io.loyaltystreams.simulator.account.Line;
import io.loyaltystreams.simulator.account.Reward;
import io.loyaltystreams.simulator.account.RewardReception;
import io.loyaltystreams.simulator.account.Shop;
import io.loyaltystreams.simulator.account.Unit;

/** Credit and reward receptions as Piggy writes them: the attributes of the first lie flat beside its own keys. */
final class ReceptionShape {

    private final Account account;

    ReceptionShape(Account account) {
        this.account = account;
    }

    Object of(Line line) {
        return switch (line) {
            case CreditReception credits -> of(credits);
            case RewardReception reward -> of(reward);
        };
    }

    Object of(RewardReception reception) {
        var digital = reception.reward().kind() == Reward.Kind.DIGITAL;
        var shape = object(
                "type", digital ? "digital_reward_reception" : "reward_reception",
                "uuid", reception.uuid(),
                "title", reception.reward().title(),
                "credits", reception.credits(),
                "contact", contact(reception),
                "shop", shop(reception.shop()),
                "contact_identifier",
                        reception.identifier().map(this::identifier).orElse(null),
                "channel", "OAUTH_API",
                "created_at", Timestamps.write(reception.createdAt()),
                "reward", RewardShape.small(reception.reward()));
        if (digital) {
            shape.put("digital_reward", RewardShape.small(reception.reward()));
            shape.put("digital_reward_code", object("code", reception.code().orElse(null)));
        } else {
            shape.put(
                    "expires_at",
                    reception.collectUntil().map(Timestamps::write).orElse(null));
            shape.put("has_been_collected", account.redemptions().isCollected(reception));
        }
        return shape;
    }

    /** What waits to be collected; official clients need the date. */
    Object collectable(RewardReception reception) {
        return object(
                "uuid", reception.uuid(),
                "title", reception.reward().title(),
                "contact", contact(reception),
                "reward", RewardShape.small(reception.reward()),
                "created_at", Timestamps.write(reception.createdAt()),
                "expires_at", reception.collectUntil().map(Timestamps::write).orElse(null),
                "has_been_collected", account.redemptions().isCollected(reception),
                "contact_identifier",
                        reception.identifier().map(this::identifier).orElse(null));
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

    private Object contact(Line reception) {
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
