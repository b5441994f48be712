package io.loyaltystreams.simulator.api;

import static io.loyaltystreams.simulator.http.Json.object;

import io.loyaltystreams.simulator.account.Perk;
import io.loyaltystreams.simulator.account.Perks;
import io.loyaltystreams.simulator.account.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /perks}. */
final class PerkRoutes {

    private static final String ONE_DEFAULT = "Exactly one of the %s must be the default.";

    private final Perks perks;

    PerkRoutes(Perks perks) {
        this.perks = perks;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                        "GET",
                        "/perks",
                        call -> Envelope.of(
                                perks.all().stream().map(PerkRoutes::shape).toList())),
                Route.of("POST", "/perks", this::create),
                Route.of("GET", "/perks/{uuid}", call -> Envelope.of(shape(perks.get(call.uuid())))),
                Route.of("PUT", "/perks/{uuid}", this::update),
                Route.of("DELETE", "/perks/{uuid}", this::delete));
    }

    private Envelope create(Call call) {
        var fields = call.fields();
        var label = fields.text("label");
        var name = fields.text("name");
        // one method of an official client sends the other spelling
        var key = fields.all().containsKey("dataType") ? "dataType" : "data_type";
        var type = fields.required(key, fields.optionalChoice(key, PerkRoutes::type));
        var options = options(fields);
        fields.verify();
        return Envelope.of(shape(perks.create(name, label, type.orElseThrow(), options)));
    }

    private Envelope update(Call call) {
        perks.get(call.uuid());
        var fields = call.fields();
        var label = fields.text("label");
        fields.verify();
        return Envelope.of(shape(perks.update(call.uuid(), label)));
    }

    private Envelope delete(Call call) {
        perks.delete(call.uuid());
        return Envelope.of(null);
    }

    private static List<Map<String, Object>> options(Fields fields) {
        var options = new ArrayList<Map<String, Object>>();
        if (!(fields.all().get("options") instanceof List<?> sent)) {
            fields.error("options", "The %s field is required.");
            return options;
        }
        for (var item : sent) {
            if (item instanceof Map<?, ?> option) {
                var byDefault =
                        Optional.<Object>ofNullable(option.get("default")).flatMap(Scalar::truth);
                options.add(object(
                        "label", option.get("label"),
                        "value", option.get("value"),
                        "default", byDefault.orElse(false)));
            }
        }
        if (options.stream()
                        .filter(option -> option.get("default").equals(true))
                        .count()
                != 1) {
            fields.error("options", ONE_DEFAULT);
        }
        return options;
    }

    private static Optional<String> type(String name) {
        return name.equals("single_select") || name.equals("boolean") ? Optional.of(name) : Optional.empty();
    }

    private static Object shape(Perk perk) {
        return object(
                "uuid", perk.uuid(),
                "label", perk.label(),
                "name", perk.name(),
                "data_type", perk.dataType(),
                "options", perk.options());
    }
}
