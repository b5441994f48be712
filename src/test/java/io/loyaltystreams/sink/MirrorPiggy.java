package io.loyaltystreams.sink;

import io.loyaltystreams.avro.out.RedeemReward;
import io.loyaltystreams.avro.out.UndoRedemption;
import io.loyaltystreams.piggy.Answer;
import io.loyaltystreams.piggy.Contact;
import io.loyaltystreams.piggy.Identifier;
import io.loyaltystreams.piggy.Reception;
import io.loyaltystreams.piggy.Receptions;
import io.loyaltystreams.piggy.RewardReception;
import io.loyaltystreams.piggy.Transaction;
import io.loyaltystreams.piggy.Transactions;
import io.loyaltystreams.sink.Step.Ask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A Piggy of a few lines for {@link CrashSimulation}: every member's contact is the member, and everything is remembered. */
final class MirrorPiggy {

    /** @param by the command that made it, which Piggy itself does not know */
    private record Line(String member, String by, Transaction transaction) {}

    private final List<Line> lines = new ArrayList<>();
    private int lookUps;

    /** What the call does, when it is done. */
    void apply(Sending sending) {
        var command = ((Delivery) sending.job()).command();
        var id = command.getCommandId();
        if (isRefused(id)) {
            return;
        }
        switch (sending.ask().call().name()) {
            case "receive-credits" -> add(command.getMemberId(), id, Optional.of(id), Optional.empty(), 1);
            case "hand-out-reward" ->
                add(
                        command.getMemberId(),
                        id,
                        Optional.empty(),
                        Optional.of(((RedeemReward) command.getAction()).getPiggyReward()),
                        -10);
            case "take-reward-back" ->
                add(
                        command.getMemberId(),
                        id,
                        Optional.empty(),
                        Optional.empty(),
                        ((UndoRedemption) command.getAction()).getPoints());
            default -> {}
        }
    }

    private void add(String member, String by, Optional<String> eventId, Optional<String> reward, long credits) {
        var uuid = "uuid-" + lines.size();
        lines.add(new Line(
                member, by, new Transaction(uuid, OptionalLong.of(credits), eventId, reward, Optional.empty())));
    }

    /** Somebody redeems at a till of their own: not our command. */
    void redeemElsewhere(String member, String reward) {
        add(member, "elsewhere", Optional.empty(), Optional.of(reward), -10);
    }

    <T> Answer<T> answer(Sending sending, Ask<T> ask) {
        var command = ((Delivery) sending.job()).command();
        if (ask.purpose() == Step.Purpose.SEND && isRefused(command.getCommandId())) {
            return new Answer.Refused<>(1003, "refused");
        }
        apply(sending);
        return new Answer.Done<>(content(ask, command.getMemberId(), command.getCommandId()));
    }

    private static boolean isRefused(String id) {
        return id.contains("refused");
    }

    // the call decides its answer's type, which its name stands for here
    @SuppressWarnings("unchecked")
    private <T> T content(Ask<T> ask, String member, String id) {
        return (T)
                switch (ask.call().name()) {
                    case "receive-credits", "take-reward-back" ->
                        new Reception(lines.getLast().transaction().uuid(), Optional.of(id), OptionalLong.empty());
                    case "hand-out-reward" ->
                        new RewardReception(
                                lines.getLast().transaction().uuid(), OptionalLong.of(-10), OptionalLong.empty());
                    case "list-credits" -> found(id);
                    case "list-transactions" -> history(member);
                    case "find-identifier" -> new Identifier(Optional.of("contact"));
                    case "set-attributes" -> new Contact("contact", OptionalLong.empty());
                    case String other -> throw new IllegalStateException(other);
                };
    }

    private Receptions found(String id) {
        lookUps++;
        var reception = new Reception("r", Optional.of(id), OptionalLong.empty());
        return new Receptions(applied().contains(id) ? List.of(reception) : List.of(), true);
    }

    private Transactions history(String member) {
        lookUps++;
        return new Transactions(
                lines.stream()
                        .filter(line -> line.member().equals(member))
                        .map(Line::transaction)
                        .toList()
                        .reversed(),
                true);
    }

    /** The commands that took effect, in order, each as often as it did. */
    List<String> applied() {
        return lines.stream().map(Line::by).toList();
    }

    int lookUps() {
        return lookUps;
    }
}
