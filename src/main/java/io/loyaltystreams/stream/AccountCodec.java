package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.AccountLot;
import io.loyaltystreams.avro.internal.Award;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.AwardedOrder;
import io.loyaltystreams.ledger.Lot;
import io.loyaltystreams.ledger.Membership;
import io.loyaltystreams.ledger.Standing;
import io.loyaltystreams.program.Earnings;
import io.loyaltystreams.program.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accounts and awards as they lie in the stores. */
final class AccountCodec {

    private AccountCodec() {}

    static Account read(io.loyaltystreams.avro.internal.Account stored) {
        return new Account(
                new Membership(
                        stored.getFirstEventAt(),
                        Optional.ofNullable(stored.getContactUuid()),
                        stored.getReferences(),
                        stored.getEnrolled(),
                        stored.getWelcomed(),
                        stored.getSignups()),
                stored.getLots().stream().map(AccountCodec::read).toList(),
                stored.getLifetimeEarned(),
                stored.getQualifying(),
                Optional.ofNullable(stored.getTier()).map(tier -> new Standing(tier, stored.getTierSince())),
                stored.getAdvancedTo(),
                Optional.ofNullable(stored.getNextDue()));
    }

    static io.loyaltystreams.avro.internal.Account write(Account account) {
        Membership membership = account.membership();
        return io.loyaltystreams.avro.internal.Account.newBuilder()
                .setFirstEventAt(membership.firstEventAt())
                .setAdvancedTo(account.advancedTo())
                .setContactUuid(membership.contactUuid().orElse(null))
                .setReferences(membership.references())
                .setLots(account.lots().stream().map(AccountCodec::write).toList())
                .setLifetimeEarned(account.lifetimeEarned())
                .setQualifying(account.qualifying())
                .setTier(account.standing().map(Standing::tier).orElse(null))
                .setTierSince(account.standing().map(Standing::since).orElse(null))
                .setEnrolled(membership.enrolled())
                .setWelcomed(membership.welcomed())
                .setSignups(membership.signups())
                .setNextDue(account.nextDue().orElse(null))
                .build();
    }

    static AwardedOrder read(Award stored) {
        var lines = stored.getLinePoints().stream().map(Ratio::parse).toList();
        return new AwardedOrder(
                stored.getProgramVersion(),
                stored.getPoints(),
                new Earnings(lines, Ratio.parse(stored.getBonus()), stored.getLimit()),
                stored.getTaken());
    }

    static Award write(AwardedOrder order) {
        List<String> lines = new ArrayList<>();
        for (Ratio line : order.earnings().linePoints()) {
            lines.add(line.toString());
        }
        return new Award(
                order.programVersion(),
                order.points(),
                order.earnings().limit(),
                lines,
                order.earnings().bonus().toString(),
                order.taken());
    }

    private static Lot read(AccountLot lot) {
        return new Lot(
                lot.getLotId(),
                lot.getPoints(),
                lot.getReversed(),
                lot.getExpired(),
                Optional.ofNullable(lot.getExpiresOn()),
                lot.getEarnedAt(),
                lot.getProgramVersion());
    }

    private static AccountLot write(Lot lot) {
        return new AccountLot(
                lot.id(),
                lot.points(),
                lot.reversed(),
                lot.expired(),
                lot.expiresOn().orElse(null),
                lot.earnedAt(),
                lot.programVersion());
    }
}
