package io.loyaltystreams.simulator.api;

import static io.loyaltystreams.simulator.http.Json.object;

import io.loyaltystreams.simulator.account.Scalar;
import io.loyaltystreams.simulator.account.Webhook;
import io.loyaltystreams.simulator.account.Webhooks;
import java.util.List;
import java.util.Optional;

/** {@code /webhook-subscriptions}; nothing is ever delivered. */
final class WebhookRoutes {

    private final Webhooks webhooks;

    WebhookRoutes(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/webhook-subscriptions", this::list),
                Route.of("POST", "/webhook-subscriptions", this::create),
                Route.of("GET", "/webhook-subscriptions/{uuid}", call -> Envelope.of(shape(webhooks.get(call.uuid())))),
                Route.of("PUT", "/webhook-subscriptions/{uuid}", this::update),
                Route.of("DELETE", "/webhook-subscriptions/{uuid}", this::delete));
    }

    private Envelope list(Call call) {
        var fields = call.fields();
        var type = fields.optionalChoice("event_type", WebhookRoutes::type);
        var active = fields.optionalChoice("status", WebhookRoutes::active);
        fields.verify();
        return Envelope.of(webhooks.all().stream()
                .filter(webhook -> type.map(webhook.eventType()::equals).orElse(true))
                .filter(webhook ->
                        active.map(wanted -> wanted == webhook.active()).orElse(true))
                .map(WebhookRoutes::shape)
                .toList());
    }

    private Envelope create(Call call) {
        var fields = call.fields();
        var name = fields.text("name");
        var type = fields.required("event_type", fields.optionalChoice("event_type", WebhookRoutes::type));
        var url = fields.text("url");
        var properties = properties(fields);
        if (type.equals(Optional.of("contact_updated"))) {
            fields.required("attributes", properties);
        }
        fields.verify();
        return Envelope.created(shape(webhooks.create(name, type.orElseThrow(), url, properties.orElse(List.of()))));
    }

    private Envelope update(Call call) {
        webhooks.get(call.uuid());
        var fields = call.fields();
        var name = fields.optionalText("name");
        var url = fields.optionalText("url");
        var active = fields.optionalChoice("status", WebhookRoutes::active);
        fields.verify();
        return Envelope.of(shape(webhooks.update(call.uuid(), name, url, active, properties(fields))));
    }

    private Envelope delete(Call call) {
        webhooks.delete(call.uuid());
        return Envelope.of(List.of());
    }

    private static Optional<List<String>> properties(Fields fields) {
        return fields.all().get("attributes") instanceof List<?> sent && !sent.isEmpty()
                ? Optional.of(sent.stream()
                        .flatMap(name -> Scalar.text(name).stream())
                        .toList())
                : Optional.empty();
    }

    private static Optional<String> type(String name) {
        return Optional.of(name).filter(Webhook.EVENT_TYPES::contains);
    }

    private static Optional<Boolean> active(String status) {
        return switch (status) {
            case "ACTIVE" -> Optional.of(true);
            case "INACTIVE" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Object shape(Webhook webhook) {
        return object(
                "uuid", webhook.uuid(),
                "name", webhook.name(),
                "event_type", webhook.eventType(),
                "url", webhook.url(),
                "properties", webhook.properties(),
                "status", webhook.active() ? "ACTIVE" : "INACTIVE",
                "version", "V1",
                "created_at", Timestamps.write(webhook.createdAt()));
    }
}
