package io.loyaltystreams.ledger;

import java.time.Instant;

/** A member is made known at Piggy with the first points; a sign-up makes known what it tells. */
final class Enrolment {

    private Enrolment() {}

    static void once(Posting posting, Instant at) {
        if (!posting.account().membership().enrolled()) {
            var cause = new Cause("member", posting.memberId());
            enrol(posting, "enrol:" + posting.memberId(), cause, at, Profile.UNKNOWN);
        }
    }

    static void by(Posting posting, LedgerCommand.Welcome welcome) {
        var cause = new Cause("signup", welcome.eventId());
        enrol(posting, "signup:" + welcome.eventId() + ":enrol", cause, welcome.at(), welcome.profile());
    }

    private static void enrol(Posting posting, String commandId, Cause cause, Instant at, Profile profile) {
        posting.post(new LedgerEvent.Enrolled(
                commandId, cause, at, posting.account().membership().references(), profile));
    }
}
