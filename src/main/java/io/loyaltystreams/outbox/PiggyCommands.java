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

/** What Piggy has to be told of an event, on the lane of its urgency. The command carries the id of what it mirrors. */
final class PiggyCommands {

    /** Contact attribute that holds the tier; the sink makes it at start. */
    private static final String TIER_ATTRIBUTE = "loyalty_tier";

    private PiggyCommands() {}

    static Optional<Published> of(String memberId, LedgerEvent event, Account account) {
        return switch (event) {
            case LedgerEvent.Earned e ->
                Optional.of(standard(
                        memberId,
                        account,
                        e.entryId(),
                        e.shop(),
                        new Cause(e.cause().kind(), e.cause().id()),
                        e.lot().earnedAt(),
                        new GiveCredits(e.lot().points())));
            case LedgerEvent.Reversed e ->
                e.fall() > 0 ? Optional.of(takeBack(memberId, account, e)) : Optional.empty();
            case LedgerEvent.Expired e ->
                Optional.of(standard(
                        memberId,
                        account,
                        e.entryId(),
                        Optional.empty(),
                        new Cause("expiry", e.lotId()),
                        e.at(),
                        new TakeCredits(e.points())));
            case LedgerEvent.Enrolled e ->
                Optional.of(standard(
                        memberId,
                        account,
                        e.commandId(),
                        Optional.empty(),
                        new Cause(e.cause().kind(), e.cause().id()),
                        e.at(),
                        enrolment(e)));
            case LedgerEvent.TierMoved e -> Optional.of(profile(memberId, account, e));
            case LedgerEvent.PointsGone e -> Optional.empty();
            case LedgerEvent.ExpiryNoticed e -> Optional.empty();
            case LedgerEvent.Unchanged e -> Optional.empty();
            case LedgerEvent.SignedUp e -> Optional.empty();
            case LedgerEvent.ContactLearnt e -> Optional.empty();
        };
    }

    private static Published takeBack(String memberId, Account account, LedgerEvent.Reversed e) {
        return standard(
                memberId,
                account,
                e.entryId(),
                Optional.empty(),
                new Cause(e.cause().kind(), e.cause().id()),
                e.at(),
                new TakeCredits(e.fall()));
    }

    private static Published standard(
            String memberId,
            Account account,
            String commandId,
            Optional<String> shop,
            Cause cause,
            Instant at,
            Object action) {
        return new Published(Topic.PIGGY_STANDARD, command(memberId, account, commandId, shop, cause, at, action));
    }

    private static Published profile(String memberId, Account account, LedgerEvent.TierMoved e) {
        var action = new UpdateProfile(Map.of(TIER_ATTRIBUTE, e.to()));
        return new Published(
                Topic.PIGGY_BULK,
                command(
                        memberId,
                        account,
                        "profile:" + e.eventId(),
                        Optional.empty(),
                        new Cause("tier", e.eventId()),
                        e.at(),
                        action));
    }

    private static PiggyCommand command(
            String memberId,
            Account account,
            String commandId,
            Optional<String> shop,
            Cause cause,
            Instant at,
            Object action) {
        return new PiggyCommand(
                commandId,
                memberId,
                account.membership().references(),
                account.membership().contactUuid().orElse(null),
                shop.orElse(null),
                cause,
                at,
                action);
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
