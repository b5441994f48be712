package io.loyaltystreams.simulator.api;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.account.ContactIdentifier;
import java.util.List;

/** {@code /contact-identifiers}. */
final class IdentifierRoutes {

    private static final String VALUE = "contact_identifier_value";

    private final Account account;
    private final ContactShape shape;

    IdentifierRoutes(Account account) {
        this.account = account;
        this.shape = new ContactShape(account);
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                        "GET",
                        "/contact-identifiers/find",
                        call -> shown(account.identifiers().find(value(call)))),
                Route.of("POST", "/contact-identifiers", this::create),
                Route.of("PUT", "/contact-identifiers", this::update),
                Route.of("DELETE", "/contact-identifiers", this::delete),
                Route.of("PUT", "/contact-identifiers/link", this::link),
                Route.of(
                        "PUT",
                        "/contact-identifiers/unlink",
                        call -> shown(account.identifiers().unlink(value(call)))));
    }

    private Envelope create(Call call) {
        var fields = call.fields();
        var value = fields.text(VALUE);
        var name = fields.optionalText("contact_identifier_name");
        var contact = fields.optionalText("contact_uuid");
        fields.verify();
        return shown(account.identifiers().create(value, name, contact));
    }

    private Envelope update(Call call) {
        var fields = call.fields();
        var value = fields.text(VALUE);
        var name = fields.optionalText("contact_identifier_name");
        var active = fields.optionalTruth("contact_identifier_active");
        fields.verify();
        return shown(account.identifiers().update(value, name, active));
    }

    private Envelope link(Call call) {
        var fields = call.fields();
        var value = fields.text(VALUE);
        var contact = fields.text("contact_uuid");
        fields.verify();
        return shown(account.identifiers().link(value, contact));
    }

    private Envelope delete(Call call) {
        account.identifiers().delete(value(call));
        return Envelope.of(null);
    }

    private Envelope shown(ContactIdentifier identifier) {
        return Envelope.of(shape.identifier(identifier));
    }

    private static String value(Call call) {
        var fields = call.fields();
        var value = fields.text(VALUE);
        fields.verify();
        return value;
    }
}
