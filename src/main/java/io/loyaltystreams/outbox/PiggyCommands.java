package io.loyaltystreams.outbox;

import io.loyaltystreams.avro.out.Cause;
import io.loyaltystreams.avro.out.EnrollMember;
import io.loyaltystreams.avro.out.GiveCredits;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.TakeCredits;
import io.loyaltystreams.avro.out.UpdateProfile;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.identity.Identifiers;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.LedgerEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Piggy has to be told of an event, on the lane of its urgency. The command carries the id of what it mirrors. Piggy knows no
 * pending points: they are told when they are released.
 */
final class PiggyCommands {

    /** Contact attribute that holds the tier; the sink makes it at start. */
    private static final String TIER_ATTRIBUTE = "loyalty_tier";

    private final String memberId;
    private final Account account;

    private PiggyCommands(String memberId, Account account) {
        this.memberId = memberId;
        this.account = account;
    }

    static Optional<Published> of(String memberId, LedgerEvent event, Account account) {
        return new PiggyCommands(memberId, account).of(event);
    }

    private Optional<Published> of(LedgerEvent event) {
        return switch (event) {
            case LedgerEvent.Earned e -> earned(e);
            case LedgerEvent.Released e ->
                credits(
                        Topic.PIGGY_STANDARD,
                        e.entryId(),
                        e.lot().shop(),
                        e.cause(),
                        e.at(),
                        e.lot().remaining());
            case LedgerEvent.Reversed e -> credits(e.entryId(), e.cause(), e.at(), -e.fallOfAvailable());
            case LedgerEvent.Expired e -> credits(e.entryId(), e.cause(), e.at(), e.atPiggy() ? -e.points() : 0);
            case LedgerEvent.Adjusted e -> credits(e.entryId(), e.cause(), e.at(), e.points());
            case LedgerEvent.Redeemed e -> urgent(e.entryId(), e.cause(), e.at(), -e.points());
            case LedgerEvent.RedemptionReversed e -> urgent(e.entryId(), e.cause(), e.at(), e.points());
            case LedgerEvent.Enrolled e ->
                Optional.of(command(
                        Topic.PIGGY_STANDARD, e.commandId(), Optional.empty(), e.cause(), e.at(), enrolment(e)));
            case LedgerEvent.TierMoved e -> Optional.of(profile(e));
            case LedgerEvent.Transferred e -> credits(e.entryId(), e.cause(), e.at(), e.ofAvailable());
            case LedgerEvent.Joined e -> Optional.empty();
            case LedgerEvent.Left e -> Optional.empty();
            case LedgerEvent.RedemptionAnswered e -> Optional.empty();
            case LedgerEvent.DebtPaid e -> Optional.empty();
            case LedgerEvent.Counted e -> Optional.empty();
            case LedgerEvent.SubjectSeen e -> Optional.empty();
            case LedgerEvent.WasActive e -> Optional.empty();
            case LedgerEvent.PointsGone e -> Optional.empty();
            case LedgerEvent.ExpiryNoticed e -> Optional.empty();
            case LedgerEvent.GraceSet e -> Optional.empty();
            case LedgerEvent.SignedUp e -> Optional.empty();
            case LedgerEvent.ContactLearnt e -> Optional.empty();
            case LedgerEvent.RuleFailed e -> Optional.empty();
            case LedgerEvent.Unchanged e -> Optional.empty();
        };
    }

    private Optional<Published> earned(LedgerEvent.Earned e) {
        long credits = e.lot().isPending() ? 0 : e.lot().remaining();
        return credits(
                Topic.PIGGY_STANDARD,
                e.entryId(),
                e.shop(),
                e.cause(),
                e.lot().terms().earnedAt(),
                credits);
    }

    private Optional<Published> credits(
            String commandId, io.loyaltystreams.ledger.Cause cause, Instant at, long credits) {
        return credits(Topic.PIGGY_STANDARD, commandId, Optional.empty(), cause, at, credits);
    }

    /** Somebody waits for it at the till. */
    private Optional<Published> urgent(
            String commandId, io.loyaltystreams.ledger.Cause cause, Instant at, long credits) {
        return credits(Topic.PIGGY_INTERACTIVE, commandId, Optional.empty(), cause, at, credits);
    }

    private Optional<Published> credits(
            Topic lane,
            String commandId,
            Optional<String> shop,
            io.loyaltystreams.ledger.Cause cause,
            Instant at,
            long credits) {
        if (credits == 0) {
            return Optional.empty();
        }
        Object action = credits > 0 ? new GiveCredits(credits) : new TakeCredits(-credits);
        return Optional.of(command(lane, commandId, shop, cause, at, action));
    }

    private Published profile(LedgerEvent.TierMoved e) {
        return command(
                Topic.PIGGY_BULK,
                "profile:" + e.eventId(),
                Optional.empty(),
                new io.loyaltystreams.ledger.Cause("tier", e.eventId()),
                e.at(),
                new UpdateProfile(Map.of(TIER_ATTRIBUTE, e.to())));
    }

    private Published command(
            Topic lane,
            String commandId,
            Optional<String> shop,
            io.loyaltystreams.ledger.Cause cause,
            Instant at,
            Object action) {
        return new Published(
                lane,
                new PiggyCommand(
                        commandId,
                        memberId,
                        account.membership().references(),
                        account.membership().contactUuid().orElse(null),
                        shop.orElse(null),
                        new Cause(cause.kind(), cause.id()),
                        at,
                        action));
    }

    private static EnrollMember enrolment(LedgerEvent.Enrolled e) {
        var attributes = new HashMap<String, String>();
        e.profile().firstName().ifPresent(name -> attributes.put("firstname", name));
        e.profile().lastName().ifPresent(name -> attributes.put("lastname", name));
        return new EnrollMember(
                e.profile().email().orElseGet(() -> firstEmail(e.references())),
                identifiers(e.references()),
                attributes);
    }

    private static String firstEmail(List<String> references) {
        return references.stream()
                .flatMap(reference -> Identifiers.email(reference).stream())
                .findFirst()
                .orElse(null);
    }

    private static List<String> identifiers(List<String> references) {
        return references.stream()
                .flatMap(reference -> Identifiers.of(reference).stream())
                .toList();
    }
}
