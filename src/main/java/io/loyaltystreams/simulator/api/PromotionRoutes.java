package io.loyaltystreams.simulator.api;

import static io.loyaltystreams.simulator.http.Json.object;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.account.Promotion;
import io.loyaltystreams.simulator.account.Promotions;
import java.util.List;
import java.util.Map;

/** {@code /promotions}. */
final class PromotionRoutes {

    private final Account account;

    PromotionRoutes(Account account) {
        this.account = account;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                        "GET",
                        "/promotions",
                        call -> Envelope.of(account.promotions().all().stream()
                                .map(PromotionRoutes::shape)
                                .toList())),
                Route.of(
                        "GET",
                        "/promotions/{uuid}",
                        call -> Envelope.of(shape(account.promotions().get(call.uuid())))),
                Route.of("POST", "/promotions", this::create));
    }

    private Envelope create(Call call) {
        var fields = call.fields();
        var request = new Promotions.Request(
                fields.text("name"),
                fields.text("description"),
                fields.optionalText("type").orElse("SINGLE_USE"),
                fields.optionalWhole("redemptions_per_voucher").orElse(1L),
                fields.optionalWhole("voucher_limit"),
                fields.optionalWhole("limit_per_contact"),
                fields.optionalWhole("expiration_duration"),
                fields.all());
        if (request.redemptionsPerVoucher() < 1) {
            fields.error("redemptions_per_voucher", "The %s must be at least 1.");
        }
        fields.verify();
        return Envelope.of(shape(account.promotions().create(request)));
    }

    private static Map<String, Object> shape(Promotion promotion) {
        return object(
                "uuid", promotion.uuid(),
                "name", promotion.name(),
                "description", promotion.description(),
                "type", promotion.type(),
                "redemptions_per_voucher", promotion.redemptionsPerVoucher(),
                "voucher_limit", promotion.voucherLimit().orElse(null),
                "limit_per_contact", promotion.limitPerContact().orElse(null),
                "expiration_duration", promotion.expirationDuration().orElse(null),
                "attributes", promotion.attributes(),
                "media", null);
    }

    /** Inside a voucher, with its attributes beside its own keys. */
    static Map<String, Object> inVoucher(Promotion promotion) {
        var shape = object(
                "uuid", promotion.uuid(),
                "name", promotion.name(),
                "description", promotion.description(),
                "voucher_limit", promotion.voucherLimit().orElse(null),
                "limit_per_contact", promotion.limitPerContact().orElse(null),
                "expiration_duration", promotion.expirationDuration().orElse(null));
        shape.putAll(promotion.attributes());
        return shape;
    }
}
