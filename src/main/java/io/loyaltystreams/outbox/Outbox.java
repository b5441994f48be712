package io.loyaltystreams.outbox;

import io.loyaltystreams.avro.out.MemberBalance;
import io.loyaltystreams.avro.out.NextExpiry;
import io.loyaltystreams.avro.out.NoEffect;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.LedgerEvent;
import io.loyaltystreams.ledger.LedgerResult;
import io.loyaltystreams.ledger.Posted;
import io.loyaltystreams.ledger.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Turns what the ledger posted into the records that leave, in the order in which they happened. */
public final class Outbox {

    private Outbox() {}

    /** @param noEffect makes the record of an event that changed no balance; the event itself is known to the caller */
    public static List<Published> of(
            String memberId,
            LedgerResult result,
            PersonalData personalData,
            Function<LedgerEvent.Unchanged, NoEffect> noEffect) {
        var out = new ArrayList<Published>();
        String contact = result.account().membership().contactUuid().orElse(null);
        for (Posted posted : result.posted()) {
            Entries.of(memberId, posted)
                    .map(entry -> new Published(Topic.POINTS_LEDGER, entry))
                    .ifPresent(out::add);
            Announcements.of(memberId, posted, contact, noEffect).ifPresent(out::add);
            if (posted.event() instanceof LedgerEvent.Introduced introduced) {
                out.add(Introductions.of(memberId, introduced, contact, personalData));
            }
            out.addAll(PiggyCommands.of(memberId, posted, result.account()));
        }
        if (result.posted().stream().map(Posted::event).anyMatch(Outbox::endsTheAccount)) {
            out.add(Published.deletedBalance());
            return out;
        }
        result.posted().stream()
                .filter(posted -> showsInTheBalance(posted.event()))
                .reduce((earlier, later) -> later)
                .map(last -> new Published(Topic.MEMBER_BALANCES, balance(memberId, result.account(), last.clock())))
                .ifPresent(out::add);
        return out;
    }

    private static boolean endsTheAccount(LedgerEvent event) {
        return event instanceof LedgerEvent.Left || event instanceof LedgerEvent.Erased;
    }

    private static boolean showsInTheBalance(LedgerEvent event) {
        return switch (event) {
            case LedgerEvent.Earned e -> true;
            case LedgerEvent.Released e -> true;
            // also when nothing falls: less was ever earned
            case LedgerEvent.Reversed e -> true;
            case LedgerEvent.Expired e -> true;
            case LedgerEvent.Redeemed e -> true;
            case LedgerEvent.RedemptionReversed e -> true;
            case LedgerEvent.Adjusted e -> true;
            case LedgerEvent.TierMoved e -> true;
            case LedgerEvent.Joined e -> true;
            case LedgerEvent.Parted e -> true;
            case LedgerEvent.Transferred e -> false;
            case LedgerEvent.Erased e -> false;
            case LedgerEvent.Introduced e -> false;
            case LedgerEvent.Referred e -> false;
            case LedgerEvent.Left e -> false;
            case LedgerEvent.RedemptionAnswered e -> false;
            case LedgerEvent.RedemptionSettled e -> false;
            case LedgerEvent.DebtPaid e -> false;
            case LedgerEvent.Counted e -> false;
            case LedgerEvent.SubjectSeen e -> false;
            case LedgerEvent.WasActive e -> !e.lastDays().isEmpty();
            case LedgerEvent.PointsGone e -> false;
            case LedgerEvent.ExpiryNoticed e -> false;
            case LedgerEvent.GraceSet e -> false;
            case LedgerEvent.Enrolled e -> false;
            case LedgerEvent.SignedUp e -> false;
            case LedgerEvent.ContactLearnt e -> false;
            case LedgerEvent.RuleFailed e -> false;
            case LedgerEvent.Unchanged e -> false;
        };
    }

    private static MemberBalance balance(String memberId, Account account, Instant asOf) {
        return new MemberBalance(
                memberId,
                account.available(),
                account.pending(),
                account.standing().map(Standing::tier).orElse(""),
                account.standing().map(Standing::since).orElse(null),
                account.nextExpiry()
                        .map(next -> new NextExpiry(next.on(), next.points()))
                        .orElse(null),
                account.lifetimeEarned(),
                asOf);
    }
}
