package io.loyaltystreams.ledger;

import java.util.Optional;

/** How holdings change by what happened to them. */
final class Moves {

    private Moves() {}

    static Holdings redeem(Holdings before, Redemption redemption) {
        var after = before.with(redemption);
        for (Redemption.Part part : redemption.parts()) {
            after = after.changing(part.id(), lot -> lot.redeem(redemption.draw(part.points())));
        }
        return after;
    }

    static Holdings giveBack(Holdings before, LedgerEvent.RedemptionReversed e) {
        var redemption = e.redemption();
        // before Piggy has answered it is kept, or a refusal could not be told from a success any more
        var after = redemption.mirror().heard() || e.neverTaken()
                ? before.without(redemption)
                : before.with(redemption.cancelled());
        for (Redemption.Part part : redemption.parts()) {
            after = switch (part.source()) {
                case LOT ->
                    after.changing(
                            part.id(),
                            lot -> lot.giveBack(
                                    redemption.draw(part.points()),
                                    Optional.ofNullable(e.newLastDays().get(lot.id()))));
                case DEBT -> after.owing(part.id(), Optional.of(redemption.id()), -part.points());
            };
        }
        return after;
    }

    static Holdings settle(Holdings before, LedgerEvent.RedemptionSettled e) {
        return e.redemption().mirror().cancelled() ? before.without(e.redemption()) : before.with(e.redemption());
    }

    static Holdings reverse(Holdings before, LedgerEvent.Reversed e) {
        var after = before.changing(e.lotId(), lot -> lot.reverse(e.ofRemaining(), e.ofExpired(), e.ofRedeemed()));
        for (Cover cover : e.covers()) {
            after = cover(after, e, cover);
        }
        return after;
    }

    /** From now on somebody else pays for what had been spent of the order's lot. */
    private static Holdings cover(Holdings before, LedgerEvent.Reversed e, Cover cover) {
        var after = cover.redemptionId()
                .map(id -> before.changing(
                                e.lotId(),
                                lot -> lot.forget(before.redemption(id).draw(cover.points())))
                        .changingRedemption(
                                id, redemption -> redemption.plus(Redemption.Source.LOT, e.lotId(), -cover.points())))
                .orElse(before);
        return switch (cover.by()) {
            case LOT -> pay(after, cover.lotId().orElseThrow(), cover.redemptionId(), cover.points());
            case DEBT -> owe(after, e.entryId(), cover.redemptionId(), cover.points());
            case NOBODY -> after;
        };
    }

    static Holdings prolong(Holdings before, LedgerEvent.WasActive e) {
        var after = before;
        for (var lastDay : e.lastDays().entrySet()) {
            after = after.changing(lastDay.getKey(), lot -> lot.usableUntil(lastDay.getValue()));
        }
        return after;
    }

    static Holdings payDebt(Holdings before, LedgerEvent.DebtPaid e) {
        var after = owe(before, e.debtId(), e.redemptionId(), -e.points());
        return pay(after, e.lotId(), e.redemptionId(), e.points());
    }

    static Holdings adjust(Holdings before, LedgerEvent.Adjusted e) {
        var after = e.made().map(before::with).orElse(before);
        for (Take take : e.takes()) {
            after = after.changing(take.lotId(), lot -> lot.spend(take.points()));
        }
        return e.debt() == 0 ? after : after.owing(e.entryId(), Optional.empty(), e.debt());
    }

    static Holdings transfer(Holdings before, LedgerEvent.Transferred e) {
        return switch (e.way()) {
            case OUT -> before.without(e.lots(), e.debts());
            case IN -> before.with(e.lots(), e.debts());
        };
    }

    private static Holdings pay(Holdings before, String lotId, Optional<String> redemptionId, long points) {
        return redemptionId
                .map(id -> before.changing(
                                lotId, lot -> lot.redeem(before.redemption(id).draw(points)))
                        .changingRedemption(id, r -> r.plus(Redemption.Source.LOT, lotId, points)))
                .orElseGet(() -> before.changing(lotId, lot -> lot.spend(points)));
    }

    private static Holdings owe(Holdings before, String entryId, Optional<String> redemptionId, long points) {
        var after = before.owing(entryId, redemptionId, points);
        return redemptionId
                .map(id -> after.changingRedemption(id, r -> r.plus(Redemption.Source.DEBT, entryId, points)))
                .orElse(after);
    }
}
