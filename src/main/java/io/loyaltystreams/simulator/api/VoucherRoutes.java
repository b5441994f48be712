package io.loyaltystreams.simulator.api;

import static io.loyaltystreams.simulator.http.Json.object;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.account.Voucher;
import io.loyaltystreams.simulator.account.VoucherUse;
import io.loyaltystreams.simulator.account.Vouchers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /vouchers}. */
final class VoucherRoutes {

    private static final int LARGEST_BATCH = 500;
    private static final int MOST_TIMES = 50;

    private final Account account;
    private final InstantSource clock;
    private final VoucherShape shape;

    VoucherRoutes(Account account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
        this.shape = new VoucherShape(account, clock);
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/vouchers", this::list),
                Route.of("POST", "/vouchers", this::create),
                Route.of("POST", "/vouchers/batch", this::createBatch),
                Route.of("GET", "/vouchers/find", this::find),
                Route.of("POST", "/vouchers/redeem", call -> redeem(call, 1)),
                Route.of("POST", "/vouchers/multi-redeem", this::redeemMore),
                Route.of("PUT", "/vouchers/{uuid}", this::update),
                Route.of("POST", "/vouchers/{uuid}/validate", this::validate),
                Route.of(
                        "POST",
                        "/vouchers/{uuid}/lock",
                        call -> Envelope.withListAsMeta(
                                shape.locked(account.voucherUse().lock(call.uuid())))),
                Route.of("POST", "/vouchers/{uuid}/release", this::release),
                Route.of(
                        "POST",
                        "/vouchers/{uuid}/reverse",
                        call -> Envelope.withListAsMeta(
                                shape.full(account.voucherUse().reverse(call.uuid())))));
    }

    private Envelope list(Call call) {
        var fields = call.fields();
        var paging = LaravelPaging.read("/vouchers", fields);
        var promotion = fields.optionalText("promotion_uuid");
        var contact = fields.optionalText("contact_uuid");
        var status = fields.optionalChoice("status", VoucherRoutes::status);
        fields.verify();
        promotion.ifPresent(account.promotions()::get);
        contact.ifPresent(account.contacts()::get);
        var found = account.vouchers()
                .all()
                .filter(voucher -> promotion.map(voucher.promotion()::equals).orElse(true))
                .filter(voucher -> contact.isEmpty() || voucher.contact().equals(contact))
                .filter(voucher -> status.map(wanted -> wanted == voucher.status(clock.instant()))
                        .orElse(true))
                .toList();
        return paging.page(found, shape::full);
    }

    private Envelope create(Call call) {
        var fields = call.fields();
        var request = request(fields, fields.optionalText("code"));
        fields.verify();
        return Envelope.withListAsMeta(shape.full(account.vouchers().create(request)));
    }

    private Envelope createBatch(Call call) {
        var fields = call.fields();
        var request = request(fields, Optional.empty());
        long quantity =
                fields.required("quantity", fields.optionalWhole("quantity")).orElse(1L);
        if (quantity < 1 || quantity > LARGEST_BATCH) {
            fields.error("quantity", "The %s must be between 1 and 500.");
        }
        fields.verify();
        var uuid = account.vouchers().createBatch(request, (int) quantity);
        return Envelope.created(object(
                "uuid",
                uuid,
                "type",
                "vouchers",
                "quantity",
                quantity,
                "status",
                "PENDING",
                "created_at",
                Timestamps.writeOfBatch(clock.instant())));
    }

    private static Vouchers.Request request(Fields fields, Optional<String> code) {
        return new Vouchers.Request(
                fields.text("promotion_uuid"),
                code,
                fields.optionalText("contact_uuid"),
                date(fields, "activation_date"),
                date(fields, "expiration_date"),
                fields.optionalWhole("total_redemptions_allowed"),
                values(fields));
    }

    private Envelope find(Call call) {
        var fields = call.fields();
        var code = fields.text("code");
        fields.verify();
        return Envelope.withListAsMeta(shape.full(account.vouchers().find(code)));
    }

    private Envelope update(Call call) {
        account.vouchers().get(call.uuid());
        var fields = call.fields();
        var status = fields.required("status", fields.optionalChoice("status", VoucherRoutes::settable));
        var expiresAt = date(fields, "expiration_date");
        fields.verify();
        var off = status.orElseThrow() == Voucher.Status.DEACTIVATED;
        return Envelope.withListAsMeta(
                shape.full(account.vouchers().update(call.uuid(), off, expiresAt, values(fields))));
    }

    private Envelope validate(Call call) {
        account.vouchers().get(call.uuid());
        var fields = call.fields();
        var shop = fields.text("shop_uuid");
        var contact = fields.optionalText("contact_uuid");
        fields.verify();
        account.shops().get(shop);
        return Envelope.withListAsMeta(shape.full(account.voucherUse().validate(call.uuid(), contact)));
    }

    private Envelope redeemMore(Call call) {
        var fields = call.fields();
        long times = fields.required("number_of_times", fields.optionalWhole("number_of_times"))
                .orElse(1L);
        if (times < 1 || times > MOST_TIMES) {
            fields.error("number_of_times", "The %s must be between 1 and 50.");
        }
        fields.verify();
        return redeem(call, times);
    }

    private Envelope redeem(Call call, long times) {
        var fields = call.fields();
        var code = fields.text("code");
        var shop = fields.optionalText("shop_uuid");
        var contact = fields.optionalText("contact_uuid");
        var releaseKey = fields.optionalText("release_key");
        fields.verify();
        shop.ifPresent(account.shops()::get);
        VoucherUse.Redemption redemption = account.voucherUse().redeem(code, contact, releaseKey, times);
        return Envelope.withListAsMeta(shape.redeemed(redemption));
    }

    private Envelope release(Call call) {
        var fields = call.fields();
        var key = fields.text("release_key");
        fields.verify();
        var before = account.vouchers().get(call.uuid());
        return Envelope.withListAsMeta(
                shape.released(before, account.voucherUse().release(call.uuid(), key)));
    }

    private static Optional<Instant> date(Fields fields, String field) {
        return fields.optionalChoice(field, Timestamps::read);
    }

    private static Map<String, Object> values(Fields fields) {
        return fields.all().containsKey("custom_attributes") ? fields.object("custom_attributes") : Map.of();
    }

    private static Optional<Voucher.Status> status(String name) {
        return List.of(Voucher.Status.values()).stream()
                .filter(status -> status.name().equals(name))
                .findFirst();
    }

    private static Optional<Voucher.Status> settable(String name) {
        return status(name).filter(status -> status == Voucher.Status.ACTIVE || status == Voucher.Status.DEACTIVATED);
    }
}
