package io.loyaltystreams.outbox;

import io.loyaltystreams.avro.out.Cause;
import io.loyaltystreams.avro.out.DeleteContact;
import io.loyaltystreams.avro.out.EnrollMember;
import io.loyaltystreams.avro.out.GiveCredits;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.RedeemReward;
import io.loyaltystreams.avro.out.TakeCredits;
import io.loyaltystreams.avro.out.UndoRedemption;
import io.loyaltystreams.avro.out.UpdateProfile;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.identity.Identifiers;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.LedgerEvent;
import io.loyaltystreams.ledger.Membership;
import io.loyaltystreams.ledger.Posted;
import io.loyaltystreams.ledger.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Piggy has to be told of an event, on the lane of its urgency. The command carries the id of what it mirrors. Piggy knows no
 * pending points: they are told when they are released.
 */
final class PiggyCommands {

    /** Contact attribute that holds the tier; the sink makes it at start. */
    private static final String TIER_ATTRIBUTE = "loyalty_tier";

    /** And those of the profile that Piggy does not have by itself. */
    private static final String LOCALE_ATTRIBUTE = "loyalty_locale";

    private static final String CONSENT_ATTRIBUTE = "loyalty_consent";

    private final String memberId;
    private final Account account;
    private final long number;

    private PiggyCommands(String memberId, Account account, long number) {
        this.memberId = memberId;
        this.account = account;
        this.number = number;
    }

    static List<Published> of(String memberId, Posted posted, Account account) {
        return new PiggyCommands(memberId, account, posted.number()).of(posted.event());
    }

    private List<Published> of(LedgerEvent event) {
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
            case LedgerEvent.Redeemed e -> redeemed(e);
            case LedgerEvent.RedemptionReversed e -> e.neverTaken() ? writtenOff(e) : givenBack(e);
            case LedgerEvent.RedemptionSettled e -> settled(e);
            case LedgerEvent.Enrolled e ->
                List.of(command(
                        Topic.PIGGY_STANDARD, e.commandId(), Optional.empty(), e.cause(), e.at(), enrolment(e)));
            case LedgerEvent.TierMoved e -> List.of(profile(e));
            case LedgerEvent.Transferred e -> credits(e.entryId(), e.cause(), e.at(), e.ofAvailable());
            case LedgerEvent.Erased e -> deletions(e);
            case LedgerEvent.Introduced e -> List.of();
            case LedgerEvent.Joined e -> List.of();
            case LedgerEvent.Parted e -> List.of();
            case LedgerEvent.Referred e -> List.of();
            case LedgerEvent.Left e -> List.of();
            case LedgerEvent.RedemptionAnswered e -> List.of();
            case LedgerEvent.DebtPaid e -> List.of();
            case LedgerEvent.Counted e -> List.of();
            case LedgerEvent.SubjectSeen e -> List.of();
            case LedgerEvent.WasActive e -> List.of();
            case LedgerEvent.PointsGone e -> List.of();
            case LedgerEvent.ExpiryNoticed e -> List.of();
            case LedgerEvent.GraceSet e -> List.of();
            case LedgerEvent.SignedUp e -> List.of();
            case LedgerEvent.ContactLearnt e -> List.of();
            case LedgerEvent.RuleFailed e -> List.of();
            case LedgerEvent.Unchanged e -> List.of();
        };
    }

    private List<Published> earned(LedgerEvent.Earned e) {
        long credits = e.lot().isPending() ? 0 : e.lot().remaining();
        return credits(
                Topic.PIGGY_STANDARD,
                e.entryId(),
                e.shop(),
                e.cause(),
                e.lot().terms().earnedAt(),
                credits);
    }

    private List<Published> credits(String commandId, io.loyaltystreams.ledger.Cause cause, Instant at, long credits) {
        return credits(Topic.PIGGY_STANDARD, commandId, Optional.empty(), cause, at, credits);
    }

    /** Somebody waits for it at the till. */
    private List<Published> urgent(String commandId, io.loyaltystreams.ledger.Cause cause, Instant at, long credits) {
        return credits(Topic.PIGGY_INTERACTIVE, commandId, Optional.empty(), cause, at, credits);
    }

    private List<Published> redeemed(LedgerEvent.Redeemed e) {
        return e.redemption()
                .mirror()
                .reward()
                .map(there -> List.of(urgent(
                        e.entryId(),
                        e.cause(),
                        e.at(),
                        new RedeemReward(there.rewardId(), there.uuid().toString(), e.points()))))
                .orElseGet(() -> urgent(e.entryId(), e.cause(), e.at(), -e.points()));
    }

    private List<Published> givenBack(LedgerEvent.RedemptionReversed e) {
        var mirror = e.redemption().mirror();
        if (mirror.reward().isEmpty()) {
            return urgent(e.entryId(), e.cause(), e.at(), e.points());
        }
        var there = mirror.reward().get();
        var undo = new UndoRedemption(
                e.redemption().id(), there.uuid().toString(), there.handedOut().orElse(null), mirror.price());
        var commands = new ArrayList<>(List.of(urgent(e.entryId(), e.cause(), e.at(), undo)));
        commands.addAll(writtenOff(e));
        return commands;
    }

    /** What the redemption took, or would have taken, at Piggy and the ledger does not give back. */
    private List<Published> writtenOff(LedgerEvent.RedemptionReversed e) {
        long kept = e.redemption().mirror().price() - e.points();
        return urgent(e.entryId() + ":written-off", e.cause(), e.at(), -kept);
    }

    /** Points were given back before it was known that Piggy had never taken them; of a reward there is nothing to undo. */
    private List<Published> settled(LedgerEvent.RedemptionSettled e) {
        var mirror = e.redemption().mirror();
        if (!e.refused() || !mirror.cancelled() || mirror.reward().isPresent()) {
            return List.of();
        }
        String id = e.redemption().id();
        var cause = new io.loyaltystreams.ledger.Cause("redemption", id);
        return urgent("redemption:" + id + ":never-taken", cause, e.at(), -mirror.price());
    }

    private Published urgent(String commandId, io.loyaltystreams.ledger.Cause cause, Instant at, Object action) {
        return command(Topic.PIGGY_INTERACTIVE, commandId, Optional.empty(), cause, at, action);
    }

    private List<Published> credits(
            Topic lane,
            String commandId,
            Optional<String> shop,
            io.loyaltystreams.ledger.Cause cause,
            Instant at,
            long credits) {
        if (credits == 0) {
            return List.of();
        }
        Object action = credits > 0 ? new GiveCredits(credits) : new TakeCredits(-credits);
        return List.of(command(lane, commandId, shop, cause, at, action));
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
                        account.membership().references().stream()
                                .filter(reference -> !Membership.isHash(reference))
                                .toList(),
                        account.membership().contactUuid().orElse(null),
                        shop.orElse(null),
                        new Cause(cause.kind(), cause.id()),
                        at,
                        action,
                        number));
    }

    private static EnrollMember enrolment(LedgerEvent.Enrolled e) {
        return new EnrollMember(
                e.profile().email().orElseGet(() -> firstEmail(e.references())),
                identifiers(e.references()),
                attributes(e.profile()));
    }

    private static Map<String, String> attributes(Profile profile) {
        var attributes = new HashMap<String, String>();
        profile.firstName().ifPresent(name -> attributes.put("firstname", name));
        profile.lastName().ifPresent(name -> attributes.put("lastname", name));
        profile.birthDate().ifPresent(date -> attributes.put("birthdate", date.toString()));
        profile.locale().ifPresent(locale -> attributes.put(LOCALE_ATTRIBUTE, locale));
        profile.marketingConsent().ifPresent(agreed -> attributes.put(CONSENT_ATTRIBUTE, agreed ? "yes" : "no"));
        return attributes;
    }

    /**
     * One on each lane: what an older command of a lane may still do at Piggy, or make there anew, is behind it undone by the
     * deletion of that lane.
     */
    private List<Published> deletions(LedgerEvent.Erased e) {
        var membership = account.membership();
        var delete = new DeleteContact(
                emails(membership.references()), identifiers(membership.references()), membership.wasTakenForAnother());
        return Stream.of(Topic.PIGGY_INTERACTIVE, Topic.PIGGY_STANDARD, Topic.PIGGY_BULK)
                .map(lane -> command(
                        lane,
                        e.entryId() + ":delete:" + lane.defaultName().substring("piggy-commands-".length()),
                        Optional.empty(),
                        e.cause(),
                        e.at(),
                        delete))
                .toList();
    }

    private static List<String> emails(List<String> references) {
        return references.stream()
                .flatMap(reference -> Identifiers.email(reference).stream())
                .toList();
    }

    private static String firstEmail(List<String> references) {
        return emails(references).stream().findFirst().orElse(null);
    }

    private static List<String> identifiers(List<String> references) {
        return references.stream()
                .flatMap(reference -> Identifiers.of(reference).stream())
                .toList();
    }
}
