package io.loyaltystreams.simulator.account;

import io.loyaltystreams.simulator.account.Journal.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The vouchers of the account: how they are made, found and changed. {@link VoucherUse} redeems them. */
public final class Vouchers {

    /** Batches are made in the background. */
    private static final Duration BATCH_TAKES = Duration.ofMillis(500);

    private static final int CODE_LENGTH = 12;

    private final Desk desk;
    private final Account account;
    private final NavigableMap<Integer, Voucher> byId = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> idByCode = new ConcurrentHashMap<>();
    private final Map<String, Integer> idByUuid = new ConcurrentHashMap<>();

    Vouchers(Desk desk, Account account) {
        this.desk = desk;
        this.account = account;
    }

    /**
     * What a caller asks for.
     *
     * @param code the caller's own; a random one when empty
     * @param allowed how often it may be redeemed; as the promotion says when empty
     * @param values attributes by name
     */
    public record Request(
            String promotion,
            Optional<String> code,
            Optional<String> contact,
            Optional<Instant> activeFrom,
            Optional<Instant> expiresAt,
            Optional<Long> allowed,
            Map<String, Object> values) {}

    /** Oldest first. */
    public Stream<Voucher> all() {
        var now = desk.now();
        return byId.values().stream().filter(voucher -> !voucher.visibleFrom().isAfter(now));
    }

    /**
     * The voucher with this code.
     *
     * @throws Refusal 80004
     */
    public Voucher find(String code) {
        return known(idByCode.get(code));
    }

    /**
     * The voucher with this uuid.
     *
     * @throws Refusal 80004
     */
    public Voucher get(String uuid) {
        return known(idByUuid.get(uuid));
    }

    /**
     * A new one.
     *
     * @throws Refusal 80002, 80003, 80008 or 55031
     */
    public Voucher create(Request request) {
        return desk.write(() -> {
            var promotion = mayHave(request, 1);
            return make(promotion, request, desk.now());
        });
    }

    /**
     * Many new ones, which are there a little later. Returns the uuid of the batch, by which nothing can be found.
     *
     * @throws Refusal 80002, 80008 or 55031
     */
    public String createBatch(Request request, int quantity) {
        return desk.write(() -> {
            var promotion = mayHave(request, quantity);
            var from = desk.now().plus(BATCH_TAKES);
            for (int i = 0; i < quantity; i++) {
                make(promotion, request, from);
            }
            return desk.ids().uuid();
        });
    }

    /**
     * Switches it on or off.
     *
     * @throws Refusal 80004
     */
    public Voucher update(String uuid, boolean deactivated, Optional<Instant> expiresAt, Map<String, Object> values) {
        return desk.write(() -> keep(Write.VOUCHER_UPDATED, get(uuid).updated(deactivated, expiresAt, values)));
    }

    Voucher keep(Write write, Voucher voucher) {
        byId.put(voucher.id(), voucher);
        desk.journal().add(write, voucher.contact());
        return voucher;
    }

    private Promotion mayHave(Request request, int quantity) {
        var promotion = account.promotions().get(request.promotion());
        request.contact().ifPresent(account.contacts()::get);
        if (request.code().filter(idByCode::containsKey).isPresent()) {
            throw new Refusal(Code.VOUCHER_EXISTS);
        }
        var made = byId.values().stream()
                .filter(voucher -> voucher.promotion().equals(promotion.uuid()))
                .toList();
        var ofContact = made.stream()
                .filter(voucher ->
                        voucher.contact().isPresent() && voucher.contact().equals(request.contact()))
                .count();
        if (promotion
                        .voucherLimit()
                        .filter(most -> made.size() + quantity > most)
                        .isPresent()
                || (request.contact().isPresent()
                        && promotion
                                .limitPerContact()
                                .filter(most -> ofContact + quantity > most)
                                .isPresent())) {
            throw new Refusal(Code.VOUCHER_LIMIT);
        }
        return promotion;
    }

    private Voucher make(Promotion promotion, Request request, Instant from) {
        var voucher = new Voucher(
                desk.ids().number(),
                desk.ids().uuid(),
                request.code().orElseGet(this::randomCode),
                promotion.uuid(),
                request.contact(),
                request.activeFrom(),
                request.expiresAt().or(() -> promotion.expirationDuration().map(desk.second()::plusSeconds)),
                false,
                0,
                request.allowed().orElse(promotion.redemptionsPerVoucher()),
                Optional.empty(),
                Optional.empty(),
                request.values(),
                from);
        idByCode.put(voucher.code(), voucher.id());
        idByUuid.put(voucher.uuid(), voucher.id());
        return keep(Write.VOUCHER_CREATED, voucher);
    }

    private String randomCode() {
        return desk.ids().uuid().replace("-", "").substring(0, CODE_LENGTH).toUpperCase(Locale.ROOT);
    }

    private Voucher known(Integer id) {
        return Optional.ofNullable(id)
                .map(byId::get)
                .filter(voucher -> !voucher.visibleFrom().isAfter(desk.now()))
                .orElseThrow(() -> new Refusal(Code.VOUCHER_UNKNOWN));
    }
}
