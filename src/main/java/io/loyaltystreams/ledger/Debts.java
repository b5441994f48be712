package io.loyaltystreams.ledger;

/** Pays debts, the oldest first, from whatever points are available. Pending points never pay. */
final class Debts {

    private Debts() {}

    static void pay(Posting posting) {
        while (!posting.account().holdings().debts().isEmpty()) {
            var payer = posting.account().holdings().spendable().findFirst();
            if (payer.isEmpty()) {
                return;
            }
            var debt = posting.account().holdings().debts().getFirst();
            debt.redemptionId().ifPresent(posting::redemption);
            posting.post(new LedgerEvent.DebtPaid(
                    debt.entryId(),
                    debt.redemptionId(),
                    payer.get().id(),
                    Math.min(debt.points(), payer.get().remaining())));
        }
    }
}
