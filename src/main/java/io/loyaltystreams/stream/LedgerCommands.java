package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.Activity;
import io.loyaltystreams.avro.internal.Adjustment;
import io.loyaltystreams.avro.internal.LineReturned;
import io.loyaltystreams.avro.internal.MatchedReturn;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.RedemptionCancel;
import io.loyaltystreams.avro.internal.RedemptionRequest;
import io.loyaltystreams.avro.internal.ReferralQuestion;
import io.loyaltystreams.avro.internal.ReferralReply;
import io.loyaltystreams.avro.internal.ReferrerEarned;
import io.loyaltystreams.avro.internal.ReferrerLost;
import io.loyaltystreams.avro.internal.SignUp;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.ledger.LedgerCommand;
import io.loyaltystreams.ledger.Profile;
import io.loyaltystreams.ledger.Reason;
import io.loyaltystreams.ledger.Referrals;
import io.loyaltystreams.program.ReturnedSoFar;
import io.loyaltystreams.stage.Baskets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Says a staged event in the ledger's words. */
final class LedgerCommands {

    private LedgerCommands() {}

    static LedgerCommand of(StagedEvent staged) {
        return switch (staged.getEvent()) {
            case PlacedOrder order -> award(order, references(staged));
            case MatchedReturn matched -> takeBack(matched);
            case SignUp signUp -> welcome(signUp, references(staged));
            case RedemptionRequest request -> redeem(request, references(staged));
            case RedemptionCancel cancel ->
                new LedgerCommand.CancelRedemption(cancel.getRedemptionId(), cancel.getCancelledAt());
            case Adjustment adjustment -> adjust(adjustment, references(staged));
            case Activity activity -> reward(activity, references(staged));
            case ReferralQuestion question -> answer(question, references(staged));
            case ReferralReply reply -> hear(reply);
            case ReferrerEarned earned ->
                new LedgerCommand.Referral.Earn(
                        earned.getOrderId(), earned.getPlacedAt(), earned.getProgramVersion(), earned.getPoints());
            case ReferrerLost lost ->
                new LedgerCommand.Referral.TakeBack(
                        lost.getReturnId(), lost.getOrderId(), lost.getReturnedAt(), lost.getCounted());
            default ->
                throw new IllegalArgumentException("Expected an event that has found its member but found "
                        + staged.getEvent().getClass().getName());
        };
    }

    /** With what they stand for: Piggy may have to be told of it. */
    static List<String> references(StagedEvent staged) {
        if (staged.getClear().isEmpty()) {
            return staged.getReferences();
        }
        var all = new ArrayList<>(staged.getReferences());
        all.addAll(staged.getClear());
        return all;
    }

    private static LedgerCommand award(PlacedOrder order, List<String> references) {
        return new LedgerCommand.AwardOrder(Baskets.of(order), references);
    }

    private static LedgerCommand takeBack(MatchedReturn matched) {
        var lines = new ArrayList<io.loyaltystreams.program.LineReturned>(
                matched.getLines().size());
        for (LineReturned line : matched.getLines()) {
            lines.add(new io.loyaltystreams.program.LineReturned(
                    line.getAmount(), line.getQuantity(), line.getReturnedAmount(), line.getReturnedQuantity()));
        }
        return new LedgerCommand.TakeBack(
                matched.getReturnId(),
                matched.getOrderId(),
                matched.getReturnedAt(),
                new ReturnedSoFar(lines, matched.getShippingAmount(), matched.getShippingReturned()),
                matched.getClamped());
    }

    private static LedgerCommand welcome(SignUp signUp, List<String> references) {
        return new LedgerCommand.Welcome(
                signUp.getEventId(),
                signUp.getSignedUpAt(),
                references,
                new Profile(
                        Optional.ofNullable(signUp.getEmail()),
                        Optional.ofNullable(signUp.getFirstName()),
                        Optional.ofNullable(signUp.getLastName()),
                        Optional.ofNullable(signUp.getBirthDate()),
                        Optional.ofNullable(signUp.getLocale()),
                        Optional.of(signUp.getChannel()),
                        Optional.of(signUp.getMarketingConsent())),
                Optional.ofNullable(signUp.getReferredBy()));
    }

    private static LedgerCommand answer(ReferralQuestion question, List<String> references) {
        return new LedgerCommand.Referral.Answer(
                new Referrals.Asker(question.getEventId(), question.getSignedUpAt(), question.getMemberIds()),
                references);
    }

    private static LedgerCommand hear(ReferralReply reply) {
        return new LedgerCommand.Referral.Hear(
                reply.getEventId(),
                reply.getSignedUpAt(),
                reply.getMemberIds(),
                Optional.ofNullable(reply.getRefused()).map(Reason::valueOf));
    }

    private static LedgerCommand redeem(RedemptionRequest request, List<String> references) {
        return new LedgerCommand.Redeem(
                request.getRedemptionId(),
                request.getRequestedAt(),
                references,
                Optional.ofNullable(request.getRewardId()),
                request.getPoints() == null ? OptionalLong.empty() : OptionalLong.of(request.getPoints()));
    }

    private static LedgerCommand adjust(Adjustment adjustment, List<String> references) {
        return new LedgerCommand.Adjust(
                adjustment.getAdjustmentId(),
                adjustment.getRequestedAt(),
                references,
                adjustment.getPoints(),
                adjustment.getReason(),
                adjustment.getOperator(),
                Optional.ofNullable(adjustment.getExpiresOn()),
                adjustment.getQualifying());
    }

    private static LedgerCommand reward(Activity activity, List<String> references) {
        return new LedgerCommand.DoActivity(
                activity.getEventId(),
                activity.getKind(),
                activity.getOccurredAt(),
                references,
                Optional.ofNullable(activity.getSubject()));
    }
}
