package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Step;

/** What a person had is written off in one entry, so that their entries still add up to their balance, which is nothing. */
final class Erasing {

    private final Programs programs;

    Erasing(Programs programs) {
        this.programs = programs;
    }

    void erase(Posting posting, Erasure erasure) {
        long points = posting.account().available() + posting.account().pending();
        int version = programs.at(erasure.at()).map(Program::version).orElse(0);
        posting.post(new LedgerEvent.Erased(
                EntryIds.erased(erasure.eventId(), erasure.former().orElse(posting.memberId())),
                new Cause("erasure", erasure.eventId()),
                erasure.at(),
                points,
                new Step("erasure", version, Long.toString(-points), "the member was erased")));
        if (points == 0) {
            posting.unchanged(Reason.NO_POINTS);
        }
    }
}
