package io.loyaltystreams.simulator.api;

import static io.loyaltystreams.simulator.http.Json.object;

import io.loyaltystreams.simulator.account.Account;
import io.loyaltystreams.simulator.account.Voucher;
import io.loyaltystreams.simulator.account.VoucherUse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Vouchers as Piggy writes them. */
final class VoucherShape {

    private final Account account;
    private final InstantSource clock;

    VoucherShape(Account account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
    }

    Map<String, Object> full(Voucher voucher) {
        var promotion = account.promotions().get(voucher.promotion());
        return object(
                "uuid", voucher.uuid(),
                "code", voucher.code(),
                "status", voucher.status(clock.instant()).name(),
                "name", promotion.name(),
                "description", promotion.description(),
                "activation_date", date(voucher.activeFrom()),
                "expiration_date", date(voucher.expiresAt()),
                "redeemed_at", date(voucher.redeemedAt()),
                "is_redeemed", voucher.remaining() == 0,
                "redemptions_remaining", voucher.remaining(),
                "times_redeemed", voucher.timesRedeemed(),
                "total_redemptions_allowed", voucher.allowed(),
                "attributes", voucher.attributes(),
                "contact",
                        voucher.contact()
                                .flatMap(account.contacts()::find)
                                .map(contact -> object("uuid", contact.uuid(), "email", contact.email()))
                                .orElse(null),
                "promotion", PromotionRoutes.inVoucher(promotion));
    }

    Map<String, Object> redeemed(VoucherUse.Redemption redemption) {
        var shape = full(redemption.voucher());
        shape.put(
                "voucher_redemption",
                object("uuid", redemption.uuid(), "created_at", Timestamps.write(redemption.at())));
        return shape;
    }

    Object locked(Voucher voucher) {
        return object("voucher", small(voucher), "lock", lock(voucher.lock(), Optional.empty()));
    }

    /** @param before the voucher while it was locked */
    Object released(Voucher before, Voucher now) {
        return object("voucher", small(now), "lock", lock(before.lock(), Optional.of(clock.instant())));
    }

    private Object small(Voucher voucher) {
        return object(
                "uuid",
                voucher.uuid(),
                "status",
                voucher.status(clock.instant()).name());
    }

    private static Object lock(Optional<Voucher.Lock> lock, Optional<Instant> unlockedAt) {
        return object(
                "release_key", lock.map(Voucher.Lock::releaseKey).orElse(null),
                "locked_at", date(lock.map(Voucher.Lock::lockedAt)),
                "unlocked_at", date(unlockedAt),
                "system_release_at", date(lock.map(Voucher.Lock::endsAt)));
    }

    private static String date(Optional<Instant> at) {
        return at.map(Timestamps::write).orElse(null);
    }
}
