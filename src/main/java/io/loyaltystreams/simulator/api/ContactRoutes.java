package io.loyaltystreams.simulator.api;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.account.Contact;
import io.loyaltystreams.simulator.http.Json;
import java.util.List;
import java.util.Optional;

/** {@code /contacts} and what hangs below one contact. */
final class ContactRoutes {

    private static final int DEFAULT_LIMIT = 30;

    private final Account account;
    private final ContactShape shape;

    ContactRoutes(Account account) {
        this.account = account;
        this.shape = new ContactShape(account);
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/contacts", this::list),
                Route.of("POST", "/contacts", this::create),
                Route.of("POST", "/contacts/async", this::create),
                Route.of("POST", "/contacts/anonymous", this::createAnonymous),
                Route.of("POST", "/contacts/merge", this::merge),
                Route.of("GET", "/contacts/find-one-by", this::findOneBy),
                Route.of("GET", "/contacts/find-or-create", call -> Envelope.of(shape.full(findOrCreate(call)))),
                Route.of(
                        "GET",
                        "/contacts/find-or-create/async",
                        call -> Envelope.of(shape.uuidOnly(findOrCreate(call)))),
                Route.of("GET", "/contacts/{uuid}", call -> Envelope.of(shape.full(contact(call)))),
                Route.of("PUT", "/contacts/{uuid}", this::update),
                Route.of("PUT", "/contacts/{uuid}/claim", this::claim),
                Route.of("POST", "/contacts/{uuid}/delete", this::delete),
                Route.of("GET", "/contacts/{uuid}/contact-identifiers", this::identifiers),
                Route.of("GET", "/contacts/{uuid}/credit-balance", this::balance),
                Route.of("GET", "/contacts/{uuid}/prepaid-balance", this::prepaidBalance),
                Route.of("GET", "/contacts/{uuid}/tier", this::tier));
    }

    private Envelope list(Call call) {
        var fields = call.fields();
        var paging = Paging.read(fields, DEFAULT_LIMIT);
        var created = DateFilter.read(fields);
        fields.verify();
        var contacts = account.contacts();
        var found = (paging.newestFirst() ? contacts.newestFirst() : contacts.all())
                .filter(contact -> created.test(contact.createdAt()))
                .toList();
        return paging.page(found, shape::full);
    }

    private Envelope create(Call call) {
        return Envelope.of(shape.uuidOnly(account.enrolment().create(email(call))));
    }

    private Envelope createAnonymous(Call call) {
        var fields = call.fields();
        var identifier = fields.optionalText("contact_identifier_value");
        fields.verify();
        return Envelope.of(shape.uuidOnly(account.enrolment().createAnonymous(identifier)));
    }

    private Envelope findOneBy(Call call) {
        return Envelope.of(shape.full(account.contacts().getByEmail(email(call))));
    }

    private Contact findOrCreate(Call call) {
        return account.enrolment().findOrCreate(email(call));
    }

    private Envelope update(Call call) {
        contact(call);
        var fields = call.fields();
        var attributes = fields.object("attributes");
        fields.verify();
        return Envelope.of(shape.full(account.enrolment().update(call.uuid(), attributes)));
    }

    private Envelope claim(Call call) {
        contact(call);
        return Envelope.of(shape.full(account.enrolment().claim(call.uuid(), email(call))));
    }

    private Envelope delete(Call call) {
        contact(call);
        var fields = call.fields();
        fields.required("type", fields.optionalChoice("type", ContactRoutes::deletion));
        fields.verify();
        account.enrolment().delete(call.uuid());
        return Envelope.of(null);
    }

    private Envelope merge(Call call) {
        var fields = call.fields();
        var source = fields.text("source_contact_uuid");
        var destination = fields.text("destination_contact_uuid");
        fields.verify();
        account.enrolment().merge(source, destination);
        return Envelope.of(null);
    }

    private Envelope identifiers(Call call) {
        return Envelope.of(account.identifiers().of(contact(call).uuid()).stream()
                .map(shape::identifier)
                .toList());
    }

    private Envelope balance(Call call) {
        return Envelope.of(Json.object("balance", contact(call).standing().balance()));
    }

    private Envelope prepaidBalance(Call call) {
        contact(call);
        return Envelope.of(Json.object("balance_in_cents", 0, "balance", "€0.00"));
    }

    private Envelope tier(Call call) {
        return Envelope.of(
                ContactShape.tier(account.program().tierFor(contact(call).standing())));
    }

    private Contact contact(Call call) {
        return account.contacts().get(call.uuid());
    }

    private static String email(Call call) {
        var fields = call.fields();
        var email = fields.email("email");
        fields.verify();
        return email;
    }

    private static Optional<String> deletion(String type) {
        return type.equals("DEFAULT") || type.equals("GDPR") ? Optional.of(type) : Optional.empty();
    }
}
