package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what happens to an account.
 *
 * <ol>
 *   <li>First everything happens that is due by the later of the account's clock and the event's time, each dated by itself.
 *   <li>Then the event takes effect, with its own date, and changes the tier at most once.
 *   <li>Last, what the event made and that is overdue already happens.
 *   <li>Nothing depends on anything but the account, the command and the program.
 * </ol>
 */
public final class Ledger {

    private final Programs programs;
    private final DueWork dueWork;

    public Ledger(Programs programs) {
        this.programs = programs;
        this.dueWork = new DueWork(programs);
    }

    /** @param known the member's account; empty for a new member */
    public LedgerResult handle(String memberId, Optional<Account> known, LedgerCommand command, Shelf shelf) {
        var posting = new Posting(
                memberId,
                known.orElseGet(() -> Account.open(Membership.startedBy(command.at(), command.references()))),
                shelf);
        posting.become(knowing(posting.account(), command));
        dueWork.advance(posting, command.at());
        posting.become(standing(posting.account()));
        switch (command) {
            case LedgerCommand.AwardOrder order -> new Awarding(programs).award(posting, order);
            case LedgerCommand.TakeBack back -> new Reversing(programs).takeBack(posting, back);
            case LedgerCommand.Welcome welcome -> new Welcoming(programs).welcome(posting, welcome);
            case LedgerCommand.Redeem redeem -> throw new UnsupportedOperationException();
            case LedgerCommand.CancelRedemption cancel -> throw new UnsupportedOperationException();
            case LedgerCommand.Adjust adjust -> throw new UnsupportedOperationException();
            case LedgerCommand.DoActivity activity -> throw new UnsupportedOperationException();
        }
        posting.made().ifPresent(lot -> dueWork.settleOverdue(posting, lot));
        return posting.result();
    }

    /** Lets happen what is due by an instant, for a member without events. */
    public LedgerResult advance(String memberId, Account account, Instant to, Shelf shelf) {
        var posting = new Posting(memberId, account, shelf);
        dueWork.advance(posting, to);
        return posting.result();
    }

    /** Piggy told the member's contact. A newer one replaces the older: a claimed contact may have been merged into another. */
    public LedgerResult learnContact(String memberId, Account account, String contactUuid) {
        var posting = new Posting(memberId, account, Shelf.EMPTY);
        if (!account.membership().contactUuid().equals(Optional.of(contactUuid))) {
            posting.post(new LedgerEvent.ContactLearnt(contactUuid));
        }
        return posting.result();
    }

    /** A member without a tier gets the first one as soon as there are tiers, without an event. */
    private Account standing(Account account) {
        return account.standing().isPresent()
                ? account
                : programs.at(account.advancedTo())
                        .flatMap(Program::tiers)
                        .map(tiers -> account.with(new Standing(tiers.first().name(), account.advancedTo())))
                        .orElse(account);
    }

    private static Account knowing(Account account, LedgerCommand command) {
        Membership before = account.membership();
        Membership after = before.knowing(command.references());
        return after.equals(before) ? account : account.with(after);
    }
}
