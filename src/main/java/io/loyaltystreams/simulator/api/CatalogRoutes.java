package io.loyaltystreams.simulator.api;

import static io.loyaltystreams.simulator.http.Json.object;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.account.Article;
import io.loyaltystreams.simulator.account.Catalog;
import io.loyaltystreams.simulator.account.Refusal;
import io.loyaltystreams.simulator.account.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /products} or {@code /product-categories}: the same verbs over the one or the other. */
final class CatalogRoutes {

    private static final int DEFAULT_LIMIT = 30;

    private final String path;
    private final Catalog catalog;
    private final Account account;

    CatalogRoutes(String path, Catalog catalog, Account account) {
        this.path = path;
        this.catalog = catalog;
        this.account = account;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", path, this::list),
                Route.of("POST", path, call -> Envelope.of(shape(catalog.create(request(call.fields(), true))))),
                Route.of("GET", path + "/find", this::find),
                Route.of("POST", path + "/find-or-create", this::findOrCreate),
                Route.of("POST", path + "/batch", this::batch),
                Route.of("GET", path + "/{uuid}", call -> Envelope.of(shape(catalog.get(call.uuid())))),
                Route.of("PUT", path + "/{uuid}", this::update),
                Route.of("DELETE", path + "/{uuid}", this::delete));
    }

    private Envelope list(Call call) {
        var fields = call.fields();
        var paging = Paging.read(fields, DEFAULT_LIMIT);
        fields.verify();
        return paging.page(catalog.all(), this::shape);
    }

    private Envelope find(Call call) {
        var fields = call.fields();
        var key = fields.text("external_identifier");
        fields.verify();
        return Envelope.of(shape(catalog.find(key)));
    }

    private Envelope findOrCreate(Call call) {
        return Envelope.of(shape(catalog.findOrCreate(request(call.fields(), false))));
    }

    private Envelope batch(Call call) {
        var name = isProducts() ? "products" : "categories";
        if (!(call.fields().all().get(name) instanceof List<?> sent) || sent.isEmpty()) {
            throw Refusal.invalid(name, "The %s field is required.".formatted(name));
        }
        var requests = sent.stream()
                .map(item -> request(new Fields(asObject(name, item)), true))
                .toList();
        return Envelope.of(
                requests.stream().map(catalog::findOrCreate).map(this::shape).toList());
    }

    private Envelope update(Call call) {
        catalog.get(call.uuid());
        var fields = call.fields();
        var name = fields.optionalText("name");
        var description = fields.optionalText("description");
        fields.verify();
        return Envelope.of(shape(catalog.update(call.uuid(), name, description, categories(fields))));
    }

    private Envelope delete(Call call) {
        catalog.delete(call.uuid());
        return Envelope.of(null);
    }

    private Catalog.Request request(Fields fields, boolean nameNeeded) {
        var key = fields.text("external_identifier");
        var name = fields.optionalText("name");
        if (nameNeeded) {
            fields.required("name", name);
        }
        var description = fields.optionalText("description");
        fields.verify();
        return new Catalog.Request(key, name.orElse(key), description, categories(fields));
    }

    /** Named by uuid or by the account's own identifier. */
    private List<String> categories(Fields fields) {
        var uuids = new ArrayList<String>();
        if (isProducts() && fields.all().get("categories") instanceof List<?> sent) {
            sent.forEach(item -> uuids.add(category(new Fields(asObject("categories", item)))));
        }
        return uuids;
    }

    private String category(Fields fields) {
        var uuid = Optional.ofNullable(fields.all().get("uuid")).flatMap(Scalar::text);
        if (uuid.isPresent()) {
            return account.categories().get(uuid.get()).uuid();
        }
        var key = fields.text("external_identifier");
        fields.verify();
        return account.categories().find(key).uuid();
    }

    private static Map<String, Object> asObject(String field, Object item) {
        return new Fields(object(field, item)).object(field);
    }

    private Map<String, Object> shape(Article article) {
        var shape = object("uuid", article.uuid(), "external_identifier", article.key(), "name", article.name());
        if (isProducts()) {
            shape.put("description", article.description().orElse(null));
            shape.put(
                    "categories",
                    article.categories().stream()
                            .flatMap(uuid -> account.categories().all().stream()
                                    .filter(category -> category.uuid().equals(uuid)))
                            .map(category -> object(
                                    "uuid", category.uuid(),
                                    "external_identifier", category.key(),
                                    "name", category.name()))
                            .toList());
        }
        return shape;
    }

    private boolean isProducts() {
        return path.equals("/products");
    }
}
