package io.loyaltystreams.simulator.api;

import static io.loyaltystreams.simulator.http.Json.object;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.account.Form;
import io.loyaltystreams.simulator.account.Shop;
import io.loyaltystreams.simulator.account.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connection test, and what the dashboard set up: program, units, tiers, forms, shops. */
final class ProgramRoutes {

    private final Account account;
    private final Instant openedAt;

    ProgramRoutes(Account account, Instant openedAt) {
        this.account = account;
        this.openedAt = openedAt;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "", this::connectionTest),
                Route.of("GET", "/loyalty-program", this::program),
                Route.of("GET", "/units", this::units),
                Route.of("POST", "/units", this::createUnit),
                Route.of("GET", "/tiers", this::tiers),
                Route.of("GET", "/forms", this::forms),
                Route.of("GET", "/shops", this::shops),
                Route.of(
                        "GET",
                        "/shops/{uuid}",
                        call -> Envelope.of(shop(account.shops().get(call.uuid())))));
    }

    private Envelope connectionTest(Call call) {
        return Envelope.of(
                object("id", 1, "uuid", "00000000-0000-4000-8000-000000000001", "company", "Simulated Company"));
    }

    private Envelope program(Call call) {
        var program = account.program();
        var unit = account.units().named(Optional.empty());
        return Envelope.of(object(
                "id", program.id(),
                "name", program.name(),
                "max_amount", program.maxAmount(),
                "custom_credit_name", program.creditName(),
                "unit", object("name", unit.name(), "label", unit.label(), "prefix", unit.prefix())));
    }

    private Envelope units(Call call) {
        return Envelope.of(account.units().all().stream().map(this::unit).toList());
    }

    private Envelope createUnit(Call call) {
        var fields = call.fields();
        var name = fields.text("name");
        var label = fields.text("label");
        var prefix = fields.optionalText("prefix");
        var isDefault = fields.optionalTruth("is_default");
        fields.verify();
        return Envelope.of(unit(account.units().create(name, label, prefix.orElse(null), isDefault.orElse(false))));
    }

    private Envelope tiers(Call call) {
        return Envelope.of(
                account.program().tiers().stream().map(ContactShape::tier).toList());
    }

    private Envelope forms(Call call) {
        var fields = call.fields();
        var status = fields.optionalChoice("status", Form::status);
        var type = fields.optionalChoice("type", Form::type);
        fields.verify();
        return Envelope.of(account.program().forms().stream()
                .filter(form -> status.map(form.status()::equals).orElse(true))
                .filter(form -> type.map(form.type()::equals).orElse(true))
                .map(form -> object(
                        "uuid", form.uuid(),
                        "name", form.name(),
                        "status", form.status(),
                        "url", form.url(),
                        "type", form.type()))
                .toList());
    }

    private Envelope shops(Call call) {
        return Envelope.of(
                account.shops().all().stream().map(ProgramRoutes::shop).toList());
    }

    private Map<String, Object> unit(Unit unit) {
        return object(
                "id", unit.id(),
                "name", unit.name(),
                "label", unit.label(),
                "prefix", unit.prefix(),
                "is_default", unit.isDefault(),
                "created_at", Timestamps.writeWithMicros(openedAt));
    }

    private static Map<String, Object> shop(Shop shop) {
        return object("uuid", shop.uuid(), "id", shop.id(), "name", shop.name(), "type", "physical", "reference", null);
    }
}
