package io.loyaltystreams.sink;

import static io.loyaltystreams.sink.Step.Purpose.PREPARE;

import io.loyaltystreams.piggy.Answer.Refused;
import io.loyaltystreams.piggy.Attribute;
import io.loyaltystreams.piggy.Call;
import io.loyaltystreams.piggy.Codes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What must be at Piggy before the first command is sent: it drops values of attributes that it does not know. */
final class Preparation {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

    private Preparation() {}

    static Step first(List<Attribute> contactAttributes) {
        return attribute(Call.createTransactionAttribute(Attribute.EVENT_ID), () -> next(contactAttributes));
    }

    private static Step next(List<Attribute> contactAttributes) {
        if (contactAttributes.isEmpty()) {
            return ready();
        }
        var others = contactAttributes.subList(1, contactAttributes.size());
        return attribute(Call.createContactAttribute(contactAttributes.getFirst()), () -> next(others));
    }

    private static Step attribute(Call<Boolean> call, Next then) {
        return Step.ask(PREPARE, call, Optional.empty(), made -> then.next())
                .whenRefused(refusal -> exists(refusal) ? then.next() : tryAgain(call, then));
    }

    private static Step tryAgain(Call<Boolean> call, Next then) {
        return new Step.Rest(TRY_AGAIN, () -> attribute(call, then));
    }

    private static boolean exists(Refused<?> refusal) {
        return refusal.code() == Codes.ATTRIBUTE_EXISTS;
    }

    private static Step ready() {
        return new Step.Settled(new Verdict.Applied(Optional.empty(), Optional.empty(), OptionalLong.empty()));
    }
}
