package io.loyaltystreams.ledger;

import io.loyaltystreams.ledger.LedgerEvent.Introduced.Arrival;
import java.util.Optional;

/** Says once that a member is new: when first seen, at the first sign-up, and for each member who joins them. */
final class Introducing {

    private Introducing() {}

    /** A sign-up that makes a member says so itself. */
    static void firstSeen(Posting posting, LedgerCommand command) {
        if (!(command instanceof LedgerCommand.Welcome)) {
            var profile = command instanceof LedgerCommand.AwardOrder order
                    ? Profile.seenIn(order.basket().channel())
                    : Profile.UNKNOWN;
            posting.post(new LedgerEvent.Introduced(
                    "member:" + posting.memberId() + ":seen",
                    command.at(),
                    Arrival.ANONYMOUS,
                    Optional.empty(),
                    profile));
        }
    }

    static void signedUp(Posting posting, LedgerCommand.Welcome welcome) {
        if (posting.account().membership().signups().isEmpty()) {
            posting.post(new LedgerEvent.Introduced(
                    "signup:" + welcome.eventId() + ":enrolled",
                    welcome.at(),
                    Arrival.SIGNED_UP,
                    Optional.empty(),
                    welcome.profile()));
        }
    }

    static void joinedBy(Posting posting, Merge merge) {
        posting.post(new LedgerEvent.Introduced(
                "merge:" + merge.eventId() + ":" + merge.younger(),
                merge.at(),
                Arrival.MERGED,
                Optional.of(merge.younger()),
                Profile.UNKNOWN));
    }
}
