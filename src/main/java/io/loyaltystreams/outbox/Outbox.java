package io.loyaltystreams.outbox;

import io.loyaltystreams.avro.out.Cause;
import io.loyaltystreams.avro.out.EntryKind;
import io.loyaltystreams.avro.out.Explanation;
import io.loyaltystreams.avro.out.MemberBalance;
import io.loyaltystreams.avro.out.NextExpiry;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.avro.out.PointsExpired;
import io.loyaltystreams.avro.out.PointsExpiring;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.avro.out.TierChanged;
import io.loyaltystreams.avro.out.TierDirection;
import io.loyaltystreams.avro.out.TierReason;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.LedgerEvent;
import io.loyaltystreams.ledger.LedgerResult;
import io.loyaltystreams.ledger.Posted;
import io.loyaltystreams.ledger.Standing;
import io.loyaltystreams.program.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns what the ledger posted into the records that leave, in the order in which they happened. */
public final class Outbox {

    private Outbox() {}

    /** @param noEffect makes the record of an event that changed no balance; the event itself is known to the caller */
    public static List<Published> of(
            String memberId, LedgerResult result, Function<LedgerEvent.Unchanged, NoEffect> noEffect) {
        var out = new ArrayList<Published>();
        boolean moved = false;
        for (Posted posted : result.posted()) {
            moved |= publish(memberId, posted, result.account(), noEffect, out);
            PiggyCommands.of(memberId, posted.event(), result.account()).ifPresent(out::add);
        }
        if (moved) {
            out.add(new Published(Topic.MEMBER_BALANCES, balance(memberId, result.account())));
        }
        return out;
    }

    /** @return whether the member's balance record changed */
    private static boolean publish(
            String memberId,
            Posted posted,
            Account account,
            Function<LedgerEvent.Unchanged, NoEffect> noEffect,
            List<Published> out) {
        String contact = account.membership().contactUuid().orElse(null);
        return switch (posted.event()) {
            case LedgerEvent.Earned e -> out.add(entry(earned(memberId, e, posted.available())));
            case LedgerEvent.Reversed e -> {
                if (e.fall() > 0) {
                    out.add(entry(reversed(memberId, e, posted.available())));
                }
                yield true;
            }
            case LedgerEvent.Expired e -> out.add(entry(expired(memberId, e, posted.available())));
            case LedgerEvent.TierMoved e ->
                out.add(new Published(Topic.TIER_CHANGES, tierChanged(memberId, e, contact)));
            case LedgerEvent.PointsGone e -> {
                out.add(new Published(
                        Topic.POINTS_EXPIRED,
                        new PointsExpired(e.eventId(), memberId, e.points(), e.on(), posted.available(), contact)));
                yield false;
            }
            case LedgerEvent.ExpiryNoticed e -> {
                out.add(new Published(
                        Topic.POINTS_EXPIRING,
                        new PointsExpiring(
                                e.eventId(), memberId, e.points(), e.on(), e.days(), posted.available(), contact)));
                yield false;
            }
            case LedgerEvent.Unchanged e -> {
                out.add(new Published(Topic.NO_EFFECTS, noEffect.apply(e)));
                yield false;
            }
            case LedgerEvent.Enrolled e -> false;
            case LedgerEvent.SignedUp e -> false;
            case LedgerEvent.ContactLearnt e -> false;
        };
    }

    private static Published entry(PointsPosted posted) {
        return new Published(Topic.POINTS_LEDGER, posted);
    }

    private static PointsPosted earned(String memberId, LedgerEvent.Earned e, long available) {
        return new PointsPosted(
                e.entryId(),
                memberId,
                EntryKind.EARNED,
                e.lot().points(),
                0L,
                available,
                0L,
                e.lot().earnedAt(),
                new Cause(e.cause().kind(), e.cause().id()),
                e.lot().id(),
                e.lot().expiresOn().orElse(null),
                explanation(e.steps()));
    }

    private static PointsPosted reversed(String memberId, LedgerEvent.Reversed e, long available) {
        return new PointsPosted(
                e.entryId(),
                memberId,
                EntryKind.REVERSED,
                -e.fall(),
                0L,
                available,
                0L,
                e.at(),
                new Cause(e.cause().kind(), e.cause().id()),
                e.lotId(),
                null,
                explanation(e.step().stream().toList()));
    }

    private static PointsPosted expired(String memberId, LedgerEvent.Expired e, long available) {
        return new PointsPosted(
                e.entryId(),
                memberId,
                EntryKind.EXPIRED,
                -e.points(),
                0L,
                available,
                0L,
                e.at(),
                new Cause("expiry", e.lotId()),
                e.lotId(),
                e.on(),
                List.of());
    }

    private static TierChanged tierChanged(String memberId, LedgerEvent.TierMoved e, String contact) {
        var direction = switch (e.move()) {
            case UP_QUALIFIED -> TierDirection.UP;
            case DOWN_RETURN -> TierDirection.DOWN;
        };
        var reason = switch (e.move()) {
            case UP_QUALIFIED -> TierReason.QUALIFIED;
            case DOWN_RETURN -> TierReason.RETURN;
        };
        return new TierChanged(
                e.eventId(),
                memberId,
                e.from().orElse(null),
                e.to(),
                direction,
                reason,
                Long.toString(e.qualifying()),
                e.at(),
                null,
                contact);
    }

    private static MemberBalance balance(String memberId, Account account) {
        Optional<Instant> since = account.standing().map(Standing::since);
        return new MemberBalance(
                memberId,
                account.available(),
                0L,
                account.standing().map(Standing::tier).orElse(""),
                since.orElse(null),
                account.nextExpiry()
                        .map(next -> new NextExpiry(next.on(), next.points()))
                        .orElse(null),
                account.lifetimeEarned(),
                account.advancedTo());
    }

    private static List<Explanation> explanation(List<Step> steps) {
        return steps.stream()
                .map(step -> new Explanation(step.ruleId(), step.programVersion(), step.points(), step.note()))
                .toList();
    }
}
