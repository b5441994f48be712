package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Tiers;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The tier of a member who was two: the better one stays with its pending review, until what both did together reaches a better one
 * still. Equal tiers fall at the later of both days, and not at all if one of them has none.
 */
final class MergedTier {

    private final Programs programs;

    MergedTier(Programs programs) {
        this.programs = programs;
    }

    void of(Posting posting, Merge merge, Optional<Standing> own, Optional<Standing> other) {
        programs.at(posting.clock())
                .flatMap(program -> program.tiers())
                .ifPresent(tiers -> own.ifPresent(
                        standing -> settle(posting, merge, better(tiers, standing, other.orElse(standing)))));
    }

    private void settle(Posting posting, Merge merge, Standing kept) {
        var account = posting.account();
        String before = account.standing().orElseThrow().tier();
        TierView view =
                TierView.of(programs, account.with(kept), posting.clock()).orElseThrow();
        String after = view.fitting() > view.rank()
                ? view.tiers().levels().get(view.fitting()).name()
                : kept.tier();
        if (!after.equals(before)) {
            posting.post(moved(merge, view, before, after));
        }
        Optional<LocalDate> falls = view.fits() ? Optional.empty() : kept.fallsOn();
        if (!posting.account().standing().orElseThrow().fallsOn().equals(falls)) {
            posting.post(new LedgerEvent.GraceSet(falls));
        }
    }

    private static LedgerEvent moved(Merge merge, TierView view, String before, String after) {
        return new LedgerEvent.TierMoved(
                EntryIds.tier(EntryIds.merged(merge.eventId(), merge.younger())),
                view.now(),
                Optional.of(before),
                after,
                new TierChange(TierChange.Direction.UP, TierChange.Why.MERGE),
                view.value(),
                view.window().validUntil(view.today()));
    }

    private static Standing better(Tiers tiers, Standing own, Standing other) {
        int difference = rank(tiers, other) - rank(tiers, own);
        if (difference != 0) {
            return difference > 0 ? other : own;
        }
        return own.falling(later(own.fallsOn(), other.fallsOn()));
    }

    private static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
        return one.flatMap(day -> other.map(second -> day.isAfter(second) ? day : second));
    }

    /** A tier that the program no longer knows is as good as the first. */
    private static int rank(Tiers tiers, Standing standing) {
        return tiers.named(standing.tier())
                .map(level -> tiers.levels().indexOf(level))
                .orElse(0);
    }
}
