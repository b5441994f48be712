package io.loyaltystreams.simulator.api;

import static io.loyaltystreams.simulator.http.Json.object;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.account.Redemptions;
import java.util.List;

/** {@code /rewards}, their redemption, and what waits to be collected. */
final class RewardRoutes {

    private final Account account;
    private final RewardShape rewards;
    private final ReceptionShape receptions;

    RewardRoutes(Account account) {
        this.account = account;
        this.rewards = new RewardShape(account);
        this.receptions = new ReceptionShape(account);
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/rewards", this::list),
                Route.of(
                        "GET",
                        "/rewards/{uuid}",
                        call -> Envelope.of(rewards.full(account.rewards().get(call.uuid())))),
                Route.of("PUT", "/rewards/{uuid}", this::update),
                Route.of("POST", "/reward-receptions", this::redeem),
                Route.of("POST", "/reward-receptions/{uuid}/reverse", this::reverse),
                Route.of("GET", "/collectable-rewards", this::collectable),
                Route.of("PUT", "/collectable-rewards/collect/{uuid}", this::collect),
                Route.of("POST", "/collectable-rewards/{uuid}/reverse", this::reverseCollectable));
    }

    private Envelope list(Call call) {
        var fields = call.fields();
        var shop = fields.optionalText("shop_uuid");
        var contact = fields.optionalText("contact_uuid");
        fields.verify();
        shop.ifPresent(account.shops()::get);
        var listed = contact.map(account.contacts()::get)
                .map(account.redemptions()::open)
                .orElseGet(account.rewards()::all);
        return Envelope.of(listed.stream().map(rewards::full).toList());
    }

    private Envelope update(Call call) {
        account.rewards().get(call.uuid());
        var fields = call.fields();
        var title = fields.optionalText("title");
        var description = fields.optionalText("description");
        var price = fields.optionalWhole("required_credits");
        if (price.filter(credits -> credits < 0).isPresent()) {
            fields.error("required_credits", "The %s must be at least 0.");
        }
        fields.verify();
        return Envelope.of(
                rewards.full(account.rewards().update(call.uuid(), title, description, price, fields.all())));
    }

    private Envelope redeem(Call call) {
        var fields = call.fields();
        var request = new Redemptions.Request(
                fields.text("contact_uuid"),
                fields.text("reward_uuid"),
                fields.text("shop_uuid"),
                fields.optionalText("contact_identifier_value"),
                call.request().ledgerLag());
        fields.verify();
        return Envelope.of(receptions.of(account.redemptions().redeem(request)));
    }

    private Envelope reverse(Call call) {
        return Envelope.of(receptions.of(account.redemptions().reverse(call.uuid())));
    }

    private Envelope collectable(Call call) {
        var fields = call.fields();
        var contact = fields.text("contact_uuid");
        fields.verify();
        return Envelope.of(account.redemptions().collectable(account.contacts().get(contact)).stream()
                .map(receptions::collectable)
                .toList());
    }

    private Envelope collect(Call call) {
        return Envelope.of(
                object("uuid", account.redemptions().collect(call.uuid()).uuid(), "status", "COLLECTED"));
    }

    private Envelope reverseCollectable(Call call) {
        account.redemptions().reverse(call.uuid());
        return Envelope.of(object("uuid", call.uuid(), "status", "REVERSED"));
    }
}
