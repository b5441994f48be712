package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Tiers;
import java.util.Optional;

/**
 * Compares a member's qualifying value with the tier, by the program in force at the account's clock. An upgrade happens at once;
 * so does the fall when a return takes a value that fitted below the tier.
 */
final class TierReview {

    private final Programs programs;

    TierReview(Programs programs) {
        this.programs = programs;
    }

    /** Whether the qualifying value reaches the tier that the member has. */
    boolean fits(Account account) {
        return tiers(account)
                .map(tiers ->
                        rank(tiers, tiers.fits(Ratio.of(account.qualifying()))) >= rank(tiers, account.standing()))
                .orElse(false);
    }

    void afterEarning(Posting posting, String causeEntry) {
        tiers(posting.account()).ifPresent(tiers -> {
            Tiers.Level fitting = tiers.fits(Ratio.of(posting.account().qualifying()));
            if (rank(tiers, fitting) > rank(tiers, posting.account().standing())) {
                move(posting, causeEntry, fitting, TierMove.UP_QUALIFIED);
            }
        });
    }

    void afterReturn(Posting posting, String causeEntry, boolean fittedBefore) {
        tiers(posting.account()).ifPresent(tiers -> {
            Tiers.Level fitting = tiers.fits(Ratio.of(posting.account().qualifying()));
            if (fittedBefore
                    && rank(tiers, fitting) < rank(tiers, posting.account().standing())) {
                move(posting, causeEntry, fitting, TierMove.DOWN_RETURN);
            }
        });
    }

    private void move(Posting posting, String causeEntry, Tiers.Level to, TierMove why) {
        Account account = posting.account();
        posting.post(new LedgerEvent.TierMoved(
                EntryIds.tier(causeEntry),
                account.advancedTo(),
                account.standing().map(Standing::tier),
                to.name(),
                why,
                account.qualifying()));
    }

    private Optional<Tiers> tiers(Account account) {
        return programs.at(account.advancedTo()).flatMap(Program::tiers);
    }

    private static int rank(Tiers tiers, Optional<Standing> standing) {
        return standing.flatMap(has -> tiers.named(has.tier()))
                .map(level -> rank(tiers, level))
                .orElse(0);
    }

    private static int rank(Tiers tiers, Tiers.Level level) {
        return tiers.levels().indexOf(level);
    }
}
