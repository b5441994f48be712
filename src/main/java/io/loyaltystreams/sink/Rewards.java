package io.loyaltystreams.sink;

import static io.loyaltystreams.sink.Step.Purpose.SEND;

import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.RedeemReward;
import io.loyaltystreams.avro.out.UndoRedemption;
import io.loyaltystreams.piggy.Call;
import io.loyaltystreams.piggy.RewardReception;
import io.loyaltystreams.piggy.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The steps that hand a reward out and take it back. Neither can carry an id of ours, so a lost answer is matched on contact,
 * reward and time, leaving out what other commands of the member are known to have made; two that fit are left to a person.
 *
 * @param since nothing of this command can be at Piggy before this instant
 */
record Rewards(PiggyCommand command, String shop, Instant since, Duration settling, Made made) {

    /** How far back the reward is looked for that a cancellation is about, when nobody knows what Piggy called it. */
    private static final Duration LONG_AGO = Duration.ofDays(1);

    /** Under which name {@link Made} knows what a command made; empty for commands that carry an id. */
    static Optional<String> name(PiggyCommand command) {
        return switch (command.getAction()) {
            case RedeemReward redeem -> Optional.of(redeemed(command.getCause().getId()));
            case UndoRedemption undo -> Optional.of("undo " + undo.getRedemptionId());
            default -> Optional.empty();
        };
    }

    private static String redeemed(String redemptionId) {
        return "redeem " + redemptionId;
    }

    Step handOut(RedeemReward redeem, String contact, boolean suspect) {
        return suspect ? lookForHandOut(redeem, contact) : sendHandOut(redeem, contact);
    }

    private Step sendHandOut(RedeemReward redeem, String contact) {
        return Step.ask(
                        SEND,
                        Call.handOutReward(shop, contact, redeem.getPiggyReward()),
                        Optional.of(contact),
                        done -> handedOut(redeem, contact, done))
                .whenRefused(refusal -> Contacts.elsewhere(
                        command.getReferences(), contact, refusal, other -> atLast().lookForHandOut(redeem, other)))
                .whenUnknown(() -> lookForHandOut(redeem, contact));
    }

    private Step lookForHandOut(RedeemReward redeem, String contact) {
        return new Search(
                        contact,
                        since,
                        line -> isNew(line) && line.reward().equals(Optional.of(redeem.getPiggyReward())),
                        settling)
                .go(line -> applied(contact, line), () -> sendHandOut(redeem, contact));
    }

    private static Step handedOut(RedeemReward redeem, String contact, RewardReception done) {
        var taken = -done.credits().orElse(-redeem.getPoints());
        var note = taken == redeem.getPoints()
                ? Optional.<String>empty()
                : Optional.of("Piggy took " + taken + " points where the program says " + redeem.getPoints()
                        + ": give reward " + redeem.getRewardId() + " the same price in both");
        return new Step.Settled(
                new Verdict.Applied(Optional.of(contact), Optional.of(done.uuid()), done.balance(), note));
    }

    Step takeBack(UndoRedemption undo, String contact, boolean suspect) {
        return Optional.ofNullable(undo.getHandedOut())
                .or(() -> made.by(command.getMemberId(), redeemed(undo.getRedemptionId())))
                .map(uuid -> takeBack(undo, contact, uuid, suspect))
                .orElseGet(() -> new Search(
                                contact,
                                since.minus(LONG_AGO),
                                line -> isNew(line) && line.reward().equals(Optional.of(undo.getPiggyReward())),
                                settling)
                        .go(line -> takeBack(undo, contact, line.uuid(), suspect), () -> nothingToTakeBack(contact)));
    }

    private Step takeBack(UndoRedemption undo, String contact, String handedOut, boolean suspect) {
        return suspect ? lookForTakeBack(undo, contact, handedOut) : sendTakeBack(undo, contact, handedOut);
    }

    private Step sendTakeBack(UndoRedemption undo, String contact, String handedOut) {
        return Step.ask(
                        SEND,
                        Call.takeRewardBack(handedOut),
                        Optional.of(contact),
                        done -> applied(contact, done.uuid(), done.balance()))
                .whenUnknown(() -> lookForTakeBack(undo, contact, handedOut));
    }

    /** A reversal shows as credits given by nobody's event. */
    private Step lookForTakeBack(UndoRedemption undo, String contact, String handedOut) {
        return new Search(
                        contact,
                        since,
                        line -> isNew(line)
                                && line.reward().isEmpty()
                                && line.eventId().isEmpty()
                                && line.credits().equals(OptionalLong.of(undo.getPoints())),
                        settling)
                .go(line -> applied(contact, line), () -> sendTakeBack(undo, contact, handedOut));
    }

    /** With no other contact to try. */
    private Rewards atLast() {
        var alone = PiggyCommand.newBuilder(command).setReferences(List.of()).build();
        return new Rewards(alone, shop, since, settling, made);
    }

    private boolean isNew(Transaction line) {
        return !made.isKnown(command.getMemberId(), line.uuid());
    }

    private static Step nothingToTakeBack(String contact) {
        return new Step.Settled(new Verdict.Refused(
                Optional.of(contact), OptionalInt.empty(), "Piggy has handed nothing out that could be taken back"));
    }

    private static Step applied(String contact, Transaction line) {
        return applied(contact, line.uuid(), OptionalLong.empty());
    }

    private static Step applied(String contact, String uuid, OptionalLong balance) {
        return new Step.Settled(new Verdict.Applied(Optional.of(contact), Optional.of(uuid), balance));
    }
}
