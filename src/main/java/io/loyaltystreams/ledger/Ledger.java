package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what happens to an account.
 *
 * <ol>
 *   <li>First everything happens that is due by the later of the account's clock and the event's time, each dated by itself.
 *   <li>Then the event takes effect, with its own date, and changes the tier at most once.
 *   <li>Last, what the event made and that is overdue already happens.
 *   <li>Nothing depends on anything but the account, the shelf, the command and the program.
 * </ol>
 */
public final class Ledger {

    /** An event that takes longer to the bus comes from a till that was offline, or from an import. */
    private static final Duration SOON = Duration.ofDays(1);

    /** The sweep is no closer to the bus than that, and an event of one minute to midnight comes before midnight. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(10);

    private final Programs programs;
    private final DueWork dueWork;
    private final TierReview review;
    private final Inactivity inactivity;
    private final Referring referring;
    private final Awarding awarding;
    private final Reversing reversing;
    private final Welcoming welcoming;
    private final Redeeming redeeming;
    private final Cancelling cancelling;
    private final Adjusting adjusting;
    private final Activities activities;
    private final Hearing hearing;
    private final Merging merging;
    private final Erasing erasing;
    private final Separations separations;

    public Ledger(Programs programs) {
        var counting = new Counting(programs);
        this.programs = programs;
        this.review = new TierReview(programs);
        this.inactivity = new Inactivity(programs);
        this.dueWork = new DueWork(programs, review);
        this.referring = new Referring(new ReferralBonus(programs, counting));
        this.awarding = new Awarding(programs, counting, referring);
        this.reversing = new Reversing(programs, counting, referring);
        this.welcoming = new Welcoming(programs, counting, referring);
        this.redeeming = new Redeeming(programs);
        this.cancelling = new Cancelling(programs, inactivity);
        this.adjusting = new Adjusting(programs, counting);
        this.activities = new Activities(programs, counting);
        this.hearing = new Hearing(cancelling);
        this.erasing = new Erasing(programs);
        this.merging = new Merging(new MergedTier(programs), inactivity, referring);
        this.separations = new Separations(programs, dueWork, review, referring);
    }

    /** Undoes that members became one. */
    public Separations separations() {
        return separations;
    }

    /**
     * @param known the member's account; empty for a new member
     * @param heardAt when the bus had the event. What fell due since the event, {@link #ON_THE_WAY} before that, has happened before
     *     it, as it has where the sweep was in time. An event that comes more than {@link #SOON} after it happened says nothing
     *     about time.
     */
    public LedgerResult handle(
            String memberId, Optional<Account> known, LedgerCommand command, Instant heardAt, Shelf shelf) {
        var posting = new Posting(
                memberId,
                known.orElseGet(() -> Account.open(Membership.startedBy(command.at(), command.references()))),
                shelf);
        dueWork.advance(posting, reached(command.at(), heardAt));
        know(posting, command);
        posting.at(command.at());
        posting.reach(command.at());
        posting.become(standing(posting.account()));
        boolean fitted = review.fits(posting.account());
        if (known.isEmpty()) {
            Introducing.firstSeen(posting, command);
        }
        decide(posting, command);
        inactivity.after(posting, command);
        review.after(posting, cause(command), why(command), fitted);
        dueWork.settle(posting);
        return posting.result();
    }

    /** The account of a member who is the same person as an older one is given up. {@code heardAt} as for an event. */
    public Departure leave(Account account, Merge merge, Instant heardAt, Shelf shelf) {
        var posting = new Posting(merge.younger(), account, shelf);
        dueWork.advance(posting, reached(merge.at(), heardAt));
        posting.reach(merge.at());
        posting.become(standing(posting.account()));
        var advanced = posting.account();
        merging.leave(posting, merge);
        return new Departure(advanced.with(advanced.holdings().atRest()), posting.result());
    }

    /** The older member gets it. What was kept beside that account is on the shelf already. */
    public LedgerResult join(Account account, Merge merge, Account estate, Instant heardAt, Shelf shelf) {
        var posting = new Posting(merge.older(), account, shelf);
        Instant clock = Merging.clock(merge, estate);
        dueWork.advance(posting, reached(clock, heardAt));
        posting.reach(clock);
        posting.become(standing(posting.account()));
        merging.join(posting, merge, estate);
        dueWork.settle(posting);
        return posting.result();
    }

    /** The person is to be forgotten, and the account with them. {@code heardAt} as for an event. */
    public LedgerResult erase(String memberId, Optional<Account> known, Erasure erasure, Instant heardAt, Shelf shelf) {
        var posting = new Posting(
                memberId,
                known.orElseGet(() -> Account.open(Membership.startedBy(erasure.at(), erasure.references()))),
                shelf);
        dueWork.advance(posting, reached(erasure.at(), heardAt));
        posting.at(erasure.at());
        posting.become(posting.account().with(posting.account().membership().knowing(erasure.references())));
        erasing.erase(posting, erasure);
        return posting.result();
    }

    /** The account of a younger member arrives when the older one was erased already: it comes in, and is written off. */
    public LedgerResult inherit(Merge merge, Account estate, Erasure erasure) {
        var nothing = standing(Account.open(Membership.startedBy(merge.at(), List.of())));
        var posting = new Posting(merge.older(), nothing, new Nothing());
        posting.reach(Merging.clock(merge, estate));
        merging.join(posting, merge, estate);
        erasing.erase(posting, erasure);
        return posting.result();
    }

    /** A member of whom nothing has happened yet but that a command names them. */
    public LedgerResult open(String memberId, LedgerCommand command, Shelf shelf) {
        return new Posting(memberId, Account.open(Membership.startedBy(command.at(), command.references())), shelf)
                .result();
    }

    /** Lets happen what is due by an instant, for a member without events. */
    public LedgerResult advance(String memberId, Account account, Instant to, Shelf shelf) {
        var posting = new Posting(memberId, account, shelf);
        dueWork.advance(posting, to);
        return posting.result();
    }

    /** Piggy answered. It moves no clock: what follows from it is dated by the account's. */
    public LedgerResult hear(String memberId, Account account, PiggyAnswer answer, Shelf shelf) {
        var posting = new Posting(memberId, account, shelf);
        hearing.hear(posting, answer);
        dueWork.settle(posting);
        return posting.result();
    }

    static Instant reached(Instant at, Instant heardAt) {
        Instant reached = heardAt.minus(ON_THE_WAY);
        return reached.isAfter(at) && !heardAt.isAfter(at.plus(SOON)) ? reached : at;
    }

    private void decide(Posting posting, LedgerCommand command) {
        switch (command) {
            case LedgerCommand.AwardOrder order -> awarding.award(posting, order);
            case LedgerCommand.TakeBack back -> reversing.takeBack(posting, back);
            case LedgerCommand.Welcome welcome -> welcoming.welcome(posting, welcome);
            case LedgerCommand.Redeem redeem -> redeeming.redeem(posting, redeem);
            case LedgerCommand.CancelRedemption cancel -> cancelling.cancel(posting, cancel);
            case LedgerCommand.Adjust adjust -> adjusting.adjust(posting, adjust);
            case LedgerCommand.DoActivity activity -> activities.reward(posting, activity);
            case LedgerCommand.Referral referral -> referring.decide(posting, referral);
        }
    }

    /** The entry that a change of tier is named after; an activity has several, and is named itself. */
    private static String cause(LedgerCommand command) {
        return switch (command) {
            case LedgerCommand.AwardOrder order ->
                EntryIds.earned(order.basket().id());
            case LedgerCommand.TakeBack back -> EntryIds.reversed(back.returnId());
            case LedgerCommand.Welcome welcome -> EntryIds.welcome(welcome.eventId());
            case LedgerCommand.Redeem redeem -> EntryIds.redeemed(redeem.redemptionId());
            case LedgerCommand.CancelRedemption cancel -> EntryIds.cancelled(cancel.redemptionId());
            case LedgerCommand.Adjust adjust -> EntryIds.adjusted(adjust.adjustmentId());
            case LedgerCommand.DoActivity activity -> "activity:" + activity.eventId();
            case LedgerCommand.Referral.Answer answer ->
                "referral:" + answer.asker().eventId();
            case LedgerCommand.Referral.Hear hear -> "referral:" + hear.eventId();
            case LedgerCommand.Referral.Earn earn -> EntryIds.referrer(earn.orderId());
            case LedgerCommand.Referral.TakeBack back -> EntryIds.referrerReversed(back.returnId());
        };
    }

    private static TierChange.Why why(LedgerCommand command) {
        return switch (command) {
            case LedgerCommand.TakeBack back -> TierChange.Why.RETURN;
            case LedgerCommand.Referral.TakeBack back -> TierChange.Why.RETURN;
            case LedgerCommand.Adjust adjust -> TierChange.Why.ADJUSTMENT;
            case LedgerCommand.AwardOrder order -> TierChange.Why.QUALIFIED;
            case LedgerCommand.Welcome welcome -> TierChange.Why.QUALIFIED;
            case LedgerCommand.DoActivity activity -> TierChange.Why.QUALIFIED;
            case LedgerCommand.Redeem redeem -> TierChange.Why.QUALIFIED;
            case LedgerCommand.CancelRedemption cancel -> TierChange.Why.QUALIFIED;
            case LedgerCommand.Referral.Answer answer -> TierChange.Why.QUALIFIED;
            case LedgerCommand.Referral.Hear hear -> TierChange.Why.QUALIFIED;
            case LedgerCommand.Referral.Earn earn -> TierChange.Why.QUALIFIED;
        };
    }

    /** A member without a tier gets the first one as soon as there are tiers, without an event. */
    private Account standing(Account account) {
        return standing(programs, account);
    }

    static Account standing(Programs programs, Account account) {
        return account.standing().isPresent()
                ? account
                : programs.at(account.advancedTo())
                        .flatMap(Program::tiers)
                        .map(tiers -> account.with(Standing.of(tiers.first().name(), account.advancedTo())))
                        .orElse(account);
    }

    /** What others do for a member says nothing of that one's age, as long as there is an account. */
    private static boolean isOwn(LedgerCommand command) {
        return !(command instanceof LedgerCommand.Referral);
    }

    private static void know(Posting posting, LedgerCommand command) {
        Membership before = posting.account().membership();
        Membership known = before.knowing(command.references());
        Membership after = isOwn(command) ? known.heard(command.at()) : known;
        if (!after.equals(before)) {
            posting.become(posting.account().with(after));
        }
        if (!after.firstEventAt().equals(before.firstEventAt())) {
            // years that begin with the first event begin on another day
            posting.mayFallSooner();
        }
    }
}
