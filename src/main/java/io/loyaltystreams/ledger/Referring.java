package io.loyaltystreams.ledger;

import io.loyaltystreams.program.Basket;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Ratio;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who brought a member, and which orders count for that.
 *
 * <ol>
 *   <li>The first sign-up that names another member counts. That one is asked and answers; only then it is known that nobody names
 *       themselves and that no two name each other.
 *   <li>Orders that are large enough are noted meanwhile, so that the answer's way costs nobody anything.
 *   <li>What does not count is told with its reason.
 * </ol>
 */
final class Referring {

    private final ReferralBonus bonus;

    Referring(ReferralBonus bonus) {
        this.bonus = bonus;
    }

    /** A sign-up may name who brought the member. */
    void signedUp(Posting posting, LedgerCommand.Welcome welcome) {
        welcome.referredBy().ifPresent(referredBy -> {
            if (posting.account().referrals().isDecided()) {
                refuse(posting, welcome.eventId(), welcome.at(), Reason.ALREADY_REFERRED);
            } else {
                post(posting, new ReferralStep.Named(welcome.eventId(), welcome.at(), referredBy, posting.memberIds()));
            }
        });
    }

    void decide(Posting posting, LedgerCommand.Referral command) {
        switch (command) {
            case LedgerCommand.Referral.Answer answer -> answer(posting, answer);
            case LedgerCommand.Referral.Hear hear -> hear(posting, hear);
            case LedgerCommand.Referral.Earn earn -> bonus.earnReferrer(posting, earn);
            case LedgerCommand.Referral.TakeBack back -> bonus.takeFromReferrer(posting, back);
        }
    }

    private static void answer(Posting posting, LedgerCommand.Referral.Answer answer) {
        var memberIds = posting.memberIds();
        Optional<Reason> refused = Optional.empty();
        if (answer.asker().isOneOf(memberIds)) {
            refused = Optional.of(Reason.SELF_REFERRAL);
        } else if (posting.account().referrals().isBroughtBy(answer.asker().memberIds())) {
            refused = Optional.of(Reason.REFERRAL_RING);
        }
        post(posting, new ReferralStep.Asked(answer.asker(), memberIds, refused));
    }

    private void hear(Posting posting, LedgerCommand.Referral.Hear hear) {
        posting.account()
                .referrals()
                .claim(hear.eventId())
                .ifPresent(claim -> hear.refused()
                        .or(() -> objection(posting, claim, hear.referrer()))
                        .ifPresentOrElse(
                                reason -> refuse(posting, claim.eventId(), claim.at(), reason),
                                () -> post(
                                        posting,
                                        new ReferralStep.Counts(
                                                claim.eventId(), hear.referrer().getFirst()))));
        settle(posting);
    }

    /** The member may have become the one who was named, or may have been named by them, while the question was on its way. */
    private static Optional<Reason> objection(Posting posting, Referrals.Claim claim, List<String> referrer) {
        if (posting.memberIds().stream().anyMatch(referrer::contains)) {
            return Optional.of(Reason.SELF_REFERRAL);
        }
        return posting.account().referrals().askers().stream()
                .filter(asker -> asker.isOneOf(referrer) && asker.isBefore(claim))
                .findFirst()
                .map(asker -> Reason.REFERRAL_RING);
    }

    /** An order was read. */
    void bought(Posting posting, Basket basket, Program program) {
        if (posting.account().referrals().claims().isEmpty()) {
            return;
        }
        program.leastForReferral(basket)
                .filter(least -> Ratio.of(basket.totalAmount()).compareTo(least) >= 0)
                .ifPresent(least -> {
                    var occasion = new Referrals.Occasion(basket.id(), basket.placedAt(), program.version(), least);
                    post(posting, new ReferralStep.Noted(occasion));
                    settle(posting);
                });
    }

    /** A return was read; the order is remembered as it is after it. */
    void broughtBack(Posting posting, LedgerCommand.TakeBack back) {
        posting.order(back.orderId())
                .ifPresent(order -> order.referral()
                        .ifPresentOrElse(
                                counted -> broughtBack(posting, back, order, counted),
                                () -> posting.account()
                                        .referrals()
                                        .occasion(back.orderId())
                                        .filter(occasion -> isShort(back, occasion.least()))
                                        .ifPresent(occasion -> post(
                                                posting,
                                                new ReferralStep.FellShort(Optional.empty(), occasion.orderId())))));
    }

    private void broughtBack(
            Posting posting, LedgerCommand.TakeBack back, AwardedOrder order, AwardedOrder.ForReferral counted) {
        if (!isShort(back, counted.least())) {
            return;
        }
        posting.remember(back.orderId(), order.with(Optional.empty()));
        if (posting.account().referrals().claim(counted.eventId()).isPresent()) {
            post(posting, new ReferralStep.FellShort(Optional.of(counted.eventId()), back.orderId()));
            var claim = posting.account().referrals().claim(counted.eventId()).orElseThrow();
            if (claim.reaching() == 0 && claim.stands()) {
                bonus.takeBack(posting, claim, back);
                refuseOwn(posting);
                settle(posting);
            }
        }
    }

    /** An order of nothing is large enough where nothing is asked for, but one that is gone never is. */
    private static boolean isShort(LedgerCommand.TakeBack back, Ratio least) {
        return back.returned().nothingLeft() || back.returned().totalLeft().compareTo(least) < 0;
    }

    /** Two members became one: who brought one of them may be the other. */
    void joined(Posting posting) {
        refuseOwn(posting);
        settle(posting);
    }

    /** Once it is known who brought the member, nobody else can have, and what was bought meanwhile counts. */
    private void settle(Posting posting) {
        var referrals = posting.account().referrals();
        if (!referrals.isDecided()) {
            return;
        }
        String first = referrals.claims().getFirst().eventId();
        referrals.claims().stream()
                .filter(claim -> !claim.eventId().equals(first) && !claim.stands())
                .forEach(claim -> refuse(posting, claim.eventId(), claim.at(), Reason.ALREADY_REFERRED));
        for (Referrals.Occasion occasion : referrals.occasions()) {
            var order = posting.order(occasion.orderId()).orElseThrow();
            var counted = new AwardedOrder.ForReferral(first, occasion.least());
            posting.remember(occasion.orderId(), order.with(Optional.of(counted)));
            post(posting, new ReferralStep.Reached(first, occasion.orderId()));
        }
        if (!referrals.stands() && !referrals.occasions().isEmpty()) {
            bonus.earn(
                    posting,
                    posting.account().referrals().claims().getFirst(),
                    referrals.occasions().getFirst());
        }
    }

    private static void refuseOwn(Posting posting) {
        var memberIds = posting.memberIds();
        posting.account().referrals().claims().stream()
                .filter(claim -> claim.isBy(memberIds) && !claim.stands())
                .forEach(claim -> refuse(posting, claim.eventId(), claim.at(), Reason.SELF_REFERRAL));
    }

    private static void refuse(Posting posting, String eventId, Instant at, Reason reason) {
        post(posting, new ReferralStep.Refused(eventId, at, reason));
    }

    private static void post(Posting posting, ReferralStep step) {
        posting.post(new LedgerEvent.Referred(step));
    }
}
