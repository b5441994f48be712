package io.loyaltystreams.ledger;

import io.loyaltystreams.program.ExpiryPolicy;
import io.loyaltystreams.program.Programs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Points that live as long as the member is active: whatever the member does gives all of them the same new last day. What others do,
 * a return at the desk or a correction by hand, does not.
 */
final class Inactivity {

    private final LotDates dates;
    private final boolean ends;

    Inactivity(Programs programs) {
        this.dates = new LotDates(programs);
        this.ends = programs.inOrder().stream()
                .flatMap(program -> program.expiry().stream())
                .anyMatch(Inactivity::isBy);
    }

    /** After an event took effect. A late one moves nothing back, but what it made lives as long as the rest. */
    void after(Posting posting, LedgerCommand command) {
        if (ends && isActivity(posting, command)) {
            was(posting, command.at());
        } else if (ends && command instanceof LedgerCommand.Referral) {
            ofAll(posting);
        }
    }

    /** What a member got otherwise, from another who is the same person or for bringing one, lives as long as the rest too. */
    void ofAll(Posting posting) {
        posting.account().schedule().activeAt().ifPresent(at -> was(posting, at));
    }

    private void was(Posting posting, Instant at) {
        var known = posting.account().schedule().activeAt();
        Instant latest = known.filter(at::isBefore).orElse(at);
        var lastDays = new HashMap<String, LocalDate>();
        for (Lot lot : posting.account().holdings().lots()) {
            lastDay(lot, latest)
                    .filter(day -> lot.remaining() > 0
                            && lot.expiresOn().filter(day::isAfter).isPresent())
                    .ifPresent(day -> lastDays.put(lot.id(), day));
        }
        if (!lastDays.isEmpty() || !known.equals(Optional.of(latest))) {
            posting.post(new LedgerEvent.WasActive(latest, lastDays));
            lastDays.keySet().forEach(posting::dated);
        }
    }

    /** Lots that were spent meanwhile live as long as the rest of them, before points are given back to them. */
    void catchUp(Posting posting, List<Lot> lots) {
        var account = posting.account();
        var lastDays = new HashMap<String, LocalDate>();
        for (Lot lot : lots) {
            lastDay(account, lot)
                    .filter(day -> !lot.expiresOn().equals(Optional.of(day)))
                    .ifPresent(day -> lastDays.put(lot.id(), day));
        }
        if (!lastDays.isEmpty()) {
            posting.post(new LedgerEvent.WasActive(account.schedule().activeAt().orElseThrow(), lastDays));
        }
    }

    /** The last day of a lot that nobody has looked at since it was spent; empty for one that never expires. */
    private Optional<LocalDate> lastDay(Account account, Lot lot) {
        return account.schedule()
                .activeAt()
                .flatMap(at -> lastDay(lot, at))
                .filter(day -> lot.expiresOn().filter(day::isAfter).isPresent())
                .or(lot::expiresOn);
    }

    /** By the version that awarded it, for a member who was active then; empty if that does not matter to the lot. */
    private Optional<LocalDate> lastDay(Lot lot, Instant active) {
        return lot.terms().ownDate()
                ? Optional.empty()
                : dates.program(lot).expiry().filter(Inactivity::isBy).map(expiry -> expiry.lastDay(active));
    }

    private static boolean isBy(ExpiryPolicy expiry) {
        return expiry.from() == ExpiryPolicy.From.ACTIVITY;
    }

    private static boolean isActivity(Posting posting, LedgerCommand command) {
        return switch (command) {
            case LedgerCommand.AwardOrder order -> true;
            case LedgerCommand.Welcome welcome -> posting.hasPosted(LedgerEvent.SignedUp.class);
            case LedgerCommand.DoActivity activity -> true;
            case LedgerCommand.Redeem redeem -> posting.hasPosted(LedgerEvent.Redeemed.class);
            case LedgerCommand.CancelRedemption cancel -> posting.hasPosted(LedgerEvent.RedemptionReversed.class);
            case LedgerCommand.TakeBack back -> false;
            case LedgerCommand.Adjust adjust -> false;
            case LedgerCommand.Referral referral -> false;
        };
    }
}
