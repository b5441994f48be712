package io.loyaltystreams.simulator.api;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.account.Refusal;
import io.loyaltystreams.simulator.http.Endpoint;
import io.loyaltystreams.simulator.http.Json;
import io.loyaltystreams.simulator.http.Reply;
import io.loyaltystreams.simulator.http.Request;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All simulated routes of the API over one account. */
public final class PiggyApi implements Endpoint {

    /** What every path of the API starts with. */
    public static final String PREFIX = "/api/v3/oauth/clients";

    private final List<Route> routes;

    /**
     * The routes over an account.
     *
     * @param creationTime how long the creation of a credit reception takes
     * @param eventIdAttribute key under which callers send their own id of a credit reception
     */
    public PiggyApi(Account account, InstantSource clock, Duration creationTime, String eventIdAttribute) {
        this.routes = Stream.of(
                        new ProgramRoutes(account, clock.instant()).routes(),
                        new ContactRoutes(account).routes(),
                        new IdentifierRoutes(account).routes(),
                        new AttributeRoutes(AttributeRoutes.Kind.CONTACT, account.contactAttributes()).routes(),
                        new AttributeRoutes(AttributeRoutes.Kind.LOYALTY_TRANSACTION, account.receptionAttributes())
                                .routes(),
                        new AttributeRoutes(AttributeRoutes.Kind.REWARD, account.rewardAttributes()).routes(),
                        new AttributeRoutes(AttributeRoutes.Kind.PROMOTION, account.promotionAttributes()).routes(),
                        new RewardRoutes(account).routes(),
                        new PromotionRoutes(account).routes(),
                        new VoucherRoutes(account, clock).routes(),
                        new CatalogRoutes("/product-categories", account.categories(), account).routes(),
                        new CatalogRoutes("/products", account.products(), account).routes(),
                        new PerkRoutes(account.perks()).routes(),
                        new VerificationRoutes(account.verification()).routes(),
                        new WebhookRoutes(account.webhooks()).routes(),
                        new ReceptionRoutes(account, clock, new BusyContacts(creationTime), eventIdAttribute).routes())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Reply answer(Request request) throws InterruptedException {
        var parts = List.of(request.path().split("/", -1));
        for (var route : routes) {
            var values = route.match(request.method(), parts);
            if (values.isPresent()) {
                return answer(route, new Call(request, values.get()));
            }
        }
        return unknownRoute(request);
    }

    /** Uuid of the contact that a request is about, if it names one. */
    public static Optional<String> contactOf(Request request) {
        var parts = request.path().split("/", -1);
        if (parts.length > 2 && parts[1].equals("contacts")) {
            return Optional.of(parts[2]);
        }
        return Optional.ofNullable(request.parameters().get("contact_uuid")).map(Object::toString);
    }

    /** What Piggy says to a path that it does not know. */
    public static Reply unknownRoute(Request request) {
        return Reply.message(404, "The route %s could not be found.".formatted(request.path()));
    }

    private static Reply answer(Route route, Call call) throws InterruptedException {
        try {
            var envelope = route.handler().answer(call);
            var body = Json.object("data", envelope.data());
            if (!envelope.links().isEmpty()) {
                body.put("links", envelope.links());
            }
            body.put("meta", envelope.meta());
            return Reply.json(envelope.status(), body);
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    /** The body that every business error has. */
    public static Reply refused(Refusal refusal) {
        var body = Json.object(
                "message", refusal.code().text(), "code", refusal.code().number(), "status_code", 400);
        if (!refusal.errors().isEmpty()) {
            body.put("errors", refusal.errors());
        }
        return Reply.json(400, body);
    }
}
