package io.loyaltystreams.simulator.api;

import static io.loyaltystreams.simulator.http.Json.object;

import io.loyaltystreams.simulator.account.Attribute;
import io.loyaltystreams.simulator.account.Attributes;
import io.loyaltystreams.simulator.account.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two routes that list and create the attributes of one kind of thing. */
final class AttributeRoutes {

    /** Where the attributes are, how much Piggy says about one, and what it wants to know. */
    enum Kind {
        CONTACT("/contact-attributes", "data_type"),
        LOYALTY_TRANSACTION("/loyalty-transaction-attributes", "data_type"),
        REWARD("/reward-attributes", "type"),
        PROMOTION("/promotion-attributes", "type");

        private final String path;
        private final String typeKey;

        Kind(String path, String typeKey) {
            this.path = path;
            this.typeKey = typeKey;
        }
    }

    private final Kind kind;
    private final Attributes attributes;

    AttributeRoutes(Kind kind, Attributes attributes) {
        this.kind = kind;
        this.attributes = attributes;
    }

    List<Route> routes() {
        return List.of(Route.of("GET", kind.path, this::list), Route.of("POST", kind.path, this::create));
    }

    private Envelope list(Call call) {
        var all = attributes.all();
        var shapes = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            shapes.add(shape(all.get(i), i + 1));
        }
        return Envelope.of(shapes);
    }

    private Envelope create(Call call) {
        var fields = call.fields();
        var name = fields.text("name");
        var label = fields.optionalText("label");
        if (kind != Kind.LOYALTY_TRANSACTION) {
            fields.required("label", label);
        }
        var type = fields.required(kind.typeKey, fields.optionalChoice(kind.typeKey, DataType::named));
        var description = fields.optionalText("description");
        var options = options(fields.all().get("options"));
        fields.verify();
        var made = attributes.create(
                name, label.orElse(name), type.orElseThrow(), description.orElse(""), options.orElse(List.of()));
        return Envelope.of(shape(made, attributes.all().size()));
    }

    private Object shape(Attribute attribute, int position) {
        return switch (kind) {
            case LOYALTY_TRANSACTION, REWARD, PROMOTION -> common(attribute);
            case CONTACT -> {
                var shape = common(attribute);
                shape.putAll(object(
                        "id",
                        attribute.id(),
                        "group",
                        "general",
                        "has_unique_value",
                        false,
                        "position",
                        position,
                        "created_at",
                        Timestamps.write(attribute.createdAt()),
                        "meta",
                        null,
                        "can_be_deleted",
                        !attribute.builtIn(),
                        "last_used_date",
                        null,
                        "created_by_user",
                        null));
                yield shape;
            }
        };
    }

    private static Map<String, Object> common(Attribute attribute) {
        return object(
                "name", attribute.name(),
                "label", attribute.label(),
                "placeholder", null,
                "type", attribute.type().wireName(),
                "field_type", attribute.type().wireName(),
                "options", attribute.options(),
                "is_soft_read_only", attribute.system(),
                "is_hard_read_only", attribute.system(),
                "is_piggy_defined", attribute.builtIn(),
                "description", attribute.description());
    }

    private static Optional<List<Map<String, Object>>> options(Object sent) {
        if (!(sent instanceof List<?> list)) {
            return Optional.empty();
        }
        var options = new ArrayList<Map<String, Object>>();
        for (var item : list) {
            if (item instanceof Map<?, ?> map) {
                var option = new LinkedHashMap<String, Object>(object("value", null, "label", null));
                map.forEach((key, value) -> option.put(key.toString(), value));
                options.add(option);
            }
        }
        return Optional.of(options);
    }
}
