package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Programs;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what happens to an account.
 *
 * <ol>
 *   <li>First everything happens that is due by the later of the account's clock and the event's time, each dated by itself.
 *   <li>Then the event takes effect, with its own date; what it made that is overdue already happens at once.
 *   <li>Last the tier is looked at, once, so that one event changes it at most once.
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
    public LedgerResult handle(String memberId, Optional<Account> known, LedgerCommand command) {
        var posting = new Posting(memberId, known.orElseGet(() -> open(command)));
        posting.become(knowing(posting.account(), command));
        dueWork.advance(posting, command.at());
        switch (command) {
            case LedgerCommand.AwardOrder order -> new Awarding(programs).award(posting, order);
            case LedgerCommand.TakeBack back -> new Reversing(programs).takeBack(posting, back);
            case LedgerCommand.Welcome welcome -> new Welcoming(programs).welcome(posting, welcome);
        }
        posting.made().ifPresent(lot -> dueWork.settleOverdue(posting, lot));
        return posting.result();
    }

    /** Lets happen what is due by an instant, for a member without events. */
    public LedgerResult advance(String memberId, Account account, Instant to) {
        var posting = new Posting(memberId, account);
        dueWork.advance(posting, to);
        return posting.result();
    }

    /** Piggy told the member's contact; the first one told stays. */
    public LedgerResult learnContact(String memberId, Account account, String contactUuid) {
        var posting = new Posting(memberId, account);
        if (account.membership().contactUuid().isEmpty()) {
            posting.post(new LedgerEvent.ContactLearnt(contactUuid));
        }
        return posting.result();
    }

    private Account open(LedgerCommand command) {
        Account account = Account.open(Membership.startedBy(command.at(), command.references()));
        return programs.at(command.at())
                .flatMap(program -> program.tiers())
                .map(tiers -> account.with(new Standing(tiers.first().name(), command.at())))
                .orElse(account);
    }

    private static Account knowing(Account account, LedgerCommand command) {
        Membership before = account.membership();
        Membership after = before.knowing(command.references());
        return after.equals(before) ? account : account.with(after);
    }
}
