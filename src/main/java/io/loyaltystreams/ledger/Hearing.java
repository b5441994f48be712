package io.loyaltystreams.ledger;

import java.util.Optional;

/** What Piggy's answers mean for an account. */
final class Hearing {

    private final Cancelling cancelling;

    Hearing(Cancelling cancelling) {
        this.cancelling = cancelling;
    }

    void hear(Posting posting, PiggyAnswer answer) {
        if (answer.applied()) {
            answer.contactUuid().ifPresent(contact -> learn(posting, contact));
        }
        EntryIds.redemptionOf(answer.commandId())
                .flatMap(posting::redemption)
                .filter(redemption -> !redemption.mirror().heard())
                .ifPresent(redemption -> settle(posting, redemption, answer));
    }

    /** A newer contact replaces the older: a claimed one may have been merged into another. */
    private static void learn(Posting posting, String contactUuid) {
        if (!posting.account().membership().contactUuid().equals(Optional.of(contactUuid))) {
            posting.post(new LedgerEvent.ContactLearnt(contactUuid));
        }
    }

    private void settle(Posting posting, Redemption redemption, PiggyAnswer answer) {
        if (!answer.applied() && !redemption.mirror().cancelled()) {
            cancelling.undo(posting, redemption, answer.at());
        } else {
            posting.post(new LedgerEvent.RedemptionSettled(
                    redemption.heard(answer.made()), posting.clock(), !answer.applied()));
        }
    }
}
