package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.Account;
import io.loyaltystreams.avro.internal.ReferralAsker;
import io.loyaltystreams.avro.internal.ReferralClaim;
import io.loyaltystreams.avro.internal.ReferralOccasion;
import io.loyaltystreams.ledger.Referrals;
import io.loyaltystreams.program.Ratio;
import java.util.List;
import java.util.Optional;

/** Who brought a member, as it lies in the store. */
final class ReferralsCodec {

    private ReferralsCodec() {}

    static Referrals read(Account stored) {
        return new Referrals(
                stored.getClaims().stream()
                        .map(claim -> new Referrals.Claim(
                                claim.getEventId(),
                                claim.getSignedUpAt(),
                                Optional.ofNullable(claim.getReferrer()),
                                Optional.ofNullable(claim.getEarnedBy()),
                                claim.getReaching()))
                        .toList(),
                stored.getOccasions().stream()
                        .map(occasion -> new Referrals.Occasion(
                                occasion.getOrderId(),
                                occasion.getPlacedAt(),
                                occasion.getProgramVersion(),
                                Ratio.parse(occasion.getLeast())))
                        .toList(),
                stored.getAskers().stream()
                        .map(asker ->
                                new Referrals.Asker(asker.getEventId(), asker.getSignedUpAt(), asker.getMemberIds()))
                        .toList());
    }

    static List<ReferralClaim> claims(Referrals referrals) {
        return referrals.claims().stream()
                .map(claim -> new ReferralClaim(
                        claim.eventId(),
                        claim.at(),
                        claim.referrer().orElse(null),
                        claim.earnedBy().orElse(null),
                        claim.reaching()))
                .toList();
    }

    static List<ReferralOccasion> occasions(Referrals referrals) {
        return referrals.occasions().stream()
                .map(occasion -> new ReferralOccasion(
                        occasion.orderId(),
                        occasion.placedAt(),
                        occasion.programVersion(),
                        occasion.least().toString()))
                .toList();
    }

    static List<ReferralAsker> askers(Referrals referrals) {
        return referrals.askers().stream()
                .map(asker -> new ReferralAsker(asker.eventId(), asker.at(), asker.memberIds()))
                .toList();
    }
}
