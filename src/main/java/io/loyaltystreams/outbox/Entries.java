package io.loyaltystreams.outbox;

import io.loyaltystreams.avro.out.Cause;
import io.loyaltystreams.avro.out.EntryKind;
import io.loyaltystreams.avro.out.Explanation;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.ledger.LedgerEvent;
import io.loyaltystreams.ledger.Lot;
import io.loyaltystreams.ledger.Posted;
import io.loyaltystreams.program.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The ledger's entries: of what changes a balance, or makes points available. */
final class Entries {

    private Entries() {}

    static Optional<PointsPosted> of(String memberId, Posted posted) {
        return switch (posted.event()) {
            case LedgerEvent.Earned e -> Optional.of(earned(memberId, posted, e));
            case LedgerEvent.Released e -> Optional.of(released(memberId, posted, e));
            case LedgerEvent.Reversed e ->
                unlessNothing(
                        entry(memberId, posted, EntryKind.REVERSED, e.entryId(), e.cause(), e.at(), List.of(e.step()))
                                .setPoints(-e.fall())
                                .setLotId(e.lotId()));
            case LedgerEvent.Expired e ->
                unlessNothing(
                        entry(memberId, posted, EntryKind.EXPIRED, e.entryId(), e.cause(), e.at(), List.of(e.step()))
                                .setPoints(-e.points())
                                .setLotId(e.lotId())
                                .setExpiresOn(e.on()));
            case LedgerEvent.Redeemed e ->
                unlessNothing(entry(memberId, posted, EntryKind.REDEEMED, e.entryId(), e.cause(), e.at(), e.steps())
                        .setPoints(-e.points()));
            case LedgerEvent.RedemptionReversed e ->
                unlessNothing(entry(
                                memberId,
                                posted,
                                EntryKind.REDEMPTION_REVERSED,
                                e.entryId(),
                                e.cause(),
                                e.at(),
                                e.steps())
                        .setPoints(e.points()));
            case LedgerEvent.Adjusted e ->
                unlessNothing(entry(memberId, posted, EntryKind.ADJUSTED, e.entryId(), e.cause(), e.at(), e.steps())
                        .setPoints(e.points())
                        .setLotId(e.made().map(Lot::id).orElse(null))
                        .setExpiresOn(lastDay(e.made())));
            case LedgerEvent.Transferred e -> Optional.of(transferred(memberId, posted, e));
            case LedgerEvent.Erased e -> erased(memberId, posted, e);
            case LedgerEvent.Introduced e -> Optional.empty();
            case LedgerEvent.Joined e -> Optional.empty();
            case LedgerEvent.Parted e -> Optional.empty();
            case LedgerEvent.Referred e -> Optional.empty();
            case LedgerEvent.Left e -> Optional.empty();
            case LedgerEvent.RedemptionAnswered e -> Optional.empty();
            case LedgerEvent.RedemptionSettled e -> Optional.empty();
            case LedgerEvent.DebtPaid e -> Optional.empty();
            case LedgerEvent.Counted e -> Optional.empty();
            case LedgerEvent.SubjectSeen e -> Optional.empty();
            case LedgerEvent.WasActive e -> Optional.empty();
            case LedgerEvent.PointsGone e -> Optional.empty();
            case LedgerEvent.ExpiryNoticed e -> Optional.empty();
            case LedgerEvent.TierMoved e -> Optional.empty();
            case LedgerEvent.GraceSet e -> Optional.empty();
            case LedgerEvent.Enrolled e -> Optional.empty();
            case LedgerEvent.SignedUp e -> Optional.empty();
            case LedgerEvent.ContactLearnt e -> Optional.empty();
            case LedgerEvent.RuleFailed e -> Optional.empty();
            case LedgerEvent.Unchanged e -> Optional.empty();
        };
    }

    private static PointsPosted earned(String memberId, Posted posted, LedgerEvent.Earned e) {
        Lot lot = e.lot();
        return entry(
                        memberId,
                        posted,
                        EntryKind.EARNED,
                        e.entryId(),
                        e.cause(),
                        lot.terms().earnedAt(),
                        e.steps())
                .setPoints(lot.parts().points())
                .setLotId(lot.id())
                .setExpiresOn(lot.expiresOn().orElse(null))
                .build();
    }

    private static PointsPosted released(String memberId, Posted posted, LedgerEvent.Released e) {
        return entry(memberId, posted, EntryKind.RELEASED, e.entryId(), e.cause(), e.at(), List.of(e.step()))
                .setPoints(0)
                .setReleased(e.lot().remaining())
                .setLotId(e.lot().id())
                .setExpiresOn(e.lot().expiresOn().orElse(null))
                .build();
    }

    private static PointsPosted transferred(String memberId, Posted posted, LedgerEvent.Transferred e) {
        Optional<Lot> lot = e.lots().stream().findFirst();
        return entry(memberId, posted, EntryKind.TRANSFERRED, e.entryId(), e.cause(), e.at(), List.of(e.step()))
                .setPoints(e.points())
                .setLotId(lot.map(Lot::id).orElse(null))
                .setExpiresOn(lastDay(lot))
                .build();
    }

    private static PointsPosted.Builder entry(
            String memberId,
            Posted posted,
            EntryKind kind,
            String entryId,
            io.loyaltystreams.ledger.Cause cause,
            Instant at,
            List<Step> steps) {
        return PointsPosted.newBuilder()
                .setEntryId(entryId)
                .setMemberId(memberId)
                .setKind(kind)
                .setAvailableAfter(posted.available())
                .setPendingAfter(posted.pending())
                .setOccurredAt(at)
                .setCause(new Cause(cause.kind(), cause.id()))
                .setExplanation(explanation(steps));
    }

    private static Optional<PointsPosted> erased(String memberId, Posted posted, LedgerEvent.Erased e) {
        return unlessNothing(
                entry(memberId, posted, EntryKind.ADJUSTED, e.entryId(), e.cause(), e.at(), List.of(e.step()))
                        .setPoints(-e.points()));
    }

    /** What changes no balance is no entry. */
    private static Optional<PointsPosted> unlessNothing(PointsPosted.Builder entry) {
        return entry.getPoints() == 0 ? Optional.empty() : Optional.of(entry.build());
    }

    private static LocalDate lastDay(Optional<Lot> lot) {
        return lot.flatMap(Lot::expiresOn).orElse(null);
    }

    private static List<Explanation> explanation(List<Step> steps) {
        return steps.stream()
                .map(step -> new Explanation(step.ruleId(), step.programVersion(), step.points(), step.note()))
                .toList();
    }
}
