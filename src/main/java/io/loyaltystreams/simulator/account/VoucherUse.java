package io.loyaltystreams.simulator.account;

import io.loyaltystreams.simulator.account.Journal.Write;
import io.loyaltystreams.simulator.account.Voucher.Lock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Redeems vouchers, and keeps them for somebody who is about to. */
public final class VoucherUse {

    private final Desk desk;
    private final Account account;
    private final Map<String, String> voucherByRedemption = new ConcurrentHashMap<>();

    VoucherUse(Desk desk, Account account) {
        this.desk = desk;
        this.account = account;
    }

    /** A voucher after it was redeemed, and the uuid under which that can be taken back. */
    public record Redemption(String uuid, Voucher voucher, Instant at) {}

    /**
     * Whether it could be redeemed now; writes nothing.
     *
     * @throws Refusal 80004, 80005, 80006, 80012, 80014, 80017, 55031 or 1003
     */
    public Voucher validate(String uuid, Optional<String> contact) {
        return desk.write(() -> usable(account.vouchers().get(uuid), contact, Optional.empty(), 1));
    }

    /**
     * Uses it.
     *
     * @throws Refusal 80004, 80005, 80006, 80012, 80014, 80017, 80019, 55031 or 1003
     */
    public Redemption redeem(String code, Optional<String> contact, Optional<String> releaseKey, long times) {
        return desk.write(() -> {
            var voucher = usable(account.vouchers().find(code), contact, releaseKey, times);
            var used = account.vouchers()
                    .keep(
                            Write.VOUCHER_REDEEMED,
                            voucher.redeemed(times, desk.second()).with(Optional.empty()));
            var redemption = new Redemption(desk.ids().uuid(), used, desk.second());
            voucherByRedemption.put(redemption.uuid(), used.uuid());
            return redemption;
        });
    }

    /**
     * Takes a redemption back.
     *
     * @throws Refusal 80004
     */
    public Voucher reverse(String redemption) {
        return desk.write(() -> {
            var voucher = Optional.ofNullable(voucherByRedemption.remove(redemption))
                    .map(account.vouchers()::get)
                    .orElseThrow(() -> new Refusal(Code.VOUCHER_UNKNOWN));
            return account.vouchers().keep(Write.VOUCHER_RESTORED, voucher.restored());
        });
    }

    /**
     * Keeps it for whoever has the key of the answer.
     *
     * @throws Refusal 80004, 80005, 80006, 80012, 80014 or 80017
     */
    public Voucher lock(String uuid) {
        return desk.write(() -> {
            var voucher = account.vouchers().get(uuid);
            requireGood(voucher, Optional.empty());
            var lock = new Lock(desk.ids().uuid(), desk.second());
            return account.vouchers().keep(Write.VOUCHER_LOCKED, voucher.with(Optional.of(lock)));
        });
    }

    /**
     * Lets it go.
     *
     * @throws Refusal 80004, 80005, 80006, or 1003 for a wrong key
     */
    public Voucher release(String uuid, String releaseKey) {
        return desk.write(() -> {
            var voucher = account.vouchers().get(uuid);
            requireGood(voucher, Optional.of(releaseKey));
            return account.vouchers().keep(Write.VOUCHER_RELEASED, voucher.with(Optional.empty()));
        });
    }

    private Voucher usable(Voucher voucher, Optional<String> contact, Optional<String> releaseKey, long times) {
        requireGood(voucher, releaseKey);
        contact.ifPresent(account.contacts()::get);
        if (voucher.contact().or(() -> contact).isEmpty()) {
            throw Refusal.invalid("contact_uuid", "The contact uuid field is required.");
        }
        if (contact.isPresent()
                && voucher.contact().isPresent()
                && !voucher.contact().equals(contact)) {
            throw Refusal.invalid("contact_uuid", "The voucher belongs to another contact.");
        }
        if (times > voucher.remaining()) {
            throw new Refusal(Code.TOO_FEW_REDEMPTIONS);
        }
        return voucher;
    }

    private void requireGood(Voucher voucher, Optional<String> releaseKey) {
        switch (voucher.status(desk.now())) {
            case DEACTIVATED -> throw new Refusal(Code.VOUCHER_DEACTIVATED);
            case EXPIRED -> throw new Refusal(Code.VOUCHER_EXPIRED);
            case REDEEMED -> throw new Refusal(Code.VOUCHER_REDEEMED);
            case INACTIVE -> throw new Refusal(Code.VOUCHER_INACTIVE);
            case LOCKED -> requireKey(voucher, releaseKey);
            case ACTIVE -> {}
        }
    }

    private static void requireKey(Voucher voucher, Optional<String> releaseKey) {
        if (releaseKey.isEmpty()) {
            throw new Refusal(Code.VOUCHER_LOCKED);
        }
        if (!voucher.lock().map(Lock::releaseKey).equals(releaseKey)) {
            throw Refusal.invalid("release_key", "The selected release key is invalid.");
        }
    }
}
