package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Step;
import java.util.List;
import java.util.Optional;

/** A sign-up makes the member known at Piggy, and gives the welcome bonus once in a member's life. */
final class Welcoming {

    private final Programs programs;
    private final Counting counting;
    private final Referring referring;

    Welcoming(Programs programs, Counting counting, Referring referring) {
        this.programs = programs;
        this.counting = counting;
        this.referring = referring;
    }

    void welcome(Posting posting, LedgerCommand.Welcome welcome) {
        if (posting.account().membership().hasRead(welcome.eventId())) {
            posting.unchanged(Reason.DUPLICATE);
            return;
        }
        Introducing.signedUp(posting, welcome);
        posting.post(new LedgerEvent.SignedUp(welcome.eventId(), welcome.at()));
        Enrolment.by(posting, welcome);
        referring.signedUp(posting, welcome);
        Optional<Program> program = programs.at(welcome.at());
        if (program.isEmpty()) {
            posting.unchanged(Reason.NO_PROGRAM);
        } else if (program.get().signupBonus() == 0) {
            posting.unchanged(Reason.NO_WELCOME_BONUS);
        } else if (posting.account().membership().welcomed()) {
            posting.unchanged(Reason.ALREADY_WELCOMED);
        } else {
            give(posting, welcome, program.get());
        }
    }

    private void give(Posting posting, LedgerCommand.Welcome welcome, Program program) {
        long bonus = program.signupBonus();
        String entryId = EntryIds.welcome(welcome.eventId());
        var lastDay = program.expiry().map(expiry -> expiry.lastDay(welcome.at()));
        var step = new Step("signup", program.version(), Long.toString(bonus), "welcome bonus");
        posting.post(new LedgerEvent.Earned(
                entryId,
                new Cause("signup", welcome.eventId()),
                Lot.of(entryId, bonus, welcome.at(), program.version(), lastDay),
                Optional.empty(),
                List.of(step)));
        posting.dated(entryId);
        Debts.pay(posting);
        counting.earned(posting, program.dayOf(welcome.at()), bonus);
    }
}
