package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Programs;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares a member's qualifying value with the tier, by the program in force at the account's clock. An upgrade happens at once; so
 * does the fall when a return takes a value that fitted below the tier. What time takes away is reviewed when it leaves the window,
 * and waits for a grace. Time may also give: a negative adjustment leaves the window like anything else.
 */
final class TierReview {

    private final Programs programs;

    TierReview(Programs programs) {
        this.programs = programs;
    }

    /** Whether the qualifying value reaches the tier that the member has. */
    boolean fits(Account account) {
        return TierView.of(programs, account, account.advancedTo())
                .filter(TierView::fits)
                .isPresent();
    }

    /**
     * After an event took effect.
     *
     * @param cause id that the change is named after
     * @param fitted whether the value reached the tier before
     */
    void after(Posting posting, String cause, TierChange.Why why, boolean fitted) {
        TierView.of(programs, posting.account(), posting.clock()).ifPresent(view -> {
            boolean takesAway = why == TierChange.Why.RETURN || why == TierChange.Why.ADJUSTMENT;
            if (view.fitting() > view.rank()) {
                var reason = why == TierChange.Why.RETURN ? TierChange.Why.QUALIFIED : why;
                move(posting, EntryIds.tier(cause), view, view.fitting(), reason);
            } else if (view.fits()) {
                endGrace(posting, view);
            } else if (fitted && takesAway) {
                move(posting, EntryIds.tier(cause), view, view.fitting(), why);
            }
        });
    }

    /** What falls due at an instant: a review when something leaves the window, or the fall at the end of a grace. */
    void fallDue(Posting posting, Instant now) {
        TierView.of(programs, posting.account(), now).ifPresent(view -> {
            if (view.fitting() > view.rank()) {
                var id = EntryIds.tierReview(posting.memberId(), view.now());
                move(posting, id, view, view.fitting(), TierChange.Why.WINDOW);
            } else if (view.fits()) {
                endGrace(posting, view);
            } else if (view.graceIsOver()) {
                fall(posting, view);
            } else if (view.reviewsAt(now)) {
                review(posting, view);
            }
        });
    }

    /** The next review or fall after a time; also the next version of the program, which may review by other rules. */
    Optional<Instant> nextAfter(Account account, Instant now) {
        return TierView.of(programs, account, now)
                .flatMap(view -> Stream.of(view.nextReview(), view.endOfGrace(), nextStart(view))
                        .flatMap(Optional::stream)
                        .filter(at -> at.isAfter(now))
                        .min(Comparator.naturalOrder()));
    }

    /** A member of the first tier has nothing to lose by other rules, and rises with the next event. */
    private Optional<Instant> nextStart(TierView view) {
        return view.rank() == 0 ? Optional.empty() : programs.nextStart(view.now());
    }

    private static void review(Posting posting, TierView view) {
        var fallsOn = view.today().plus(view.tiers().downgrade().grace());
        if (fallsOn.isAfter(view.today())) {
            posting.post(new LedgerEvent.GraceSet(Optional.of(fallsOn)));
        } else {
            fall(posting, view);
        }
    }

    private static void fall(Posting posting, TierView view) {
        int to = switch (view.tiers().downgrade().policy()) {
            case REQUALIFY -> view.fitting();
            case ONE_STEP -> view.rank() - 1;
        };
        var id = EntryIds.tierReview(posting.memberId(), view.now());
        move(posting, id, view, to, TierChange.Why.WINDOW);
        if (to > view.fitting() && !view.window().hasPeriods()) {
            posting.post(new LedgerEvent.GraceSet(Optional.of(view.nextStep())));
        }
    }

    private static void endGrace(Posting posting, TierView view) {
        if (view.standing().fallsOn().isPresent()) {
            posting.post(new LedgerEvent.GraceSet(Optional.empty()));
            posting.mayFallSooner();
        }
    }

    private static void move(Posting posting, String eventId, TierView view, int to, TierChange.Why why) {
        posting.post(new LedgerEvent.TierMoved(
                eventId,
                view.now(),
                Optional.of(view.standing().tier()),
                view.tiers().levels().get(to).name(),
                new TierChange(to > view.rank() ? TierChange.Direction.UP : TierChange.Direction.DOWN, why),
                view.value(),
                view.window().validUntil(view.today())));
        posting.mayFallSooner();
    }
}
