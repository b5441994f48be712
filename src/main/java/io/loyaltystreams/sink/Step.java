package io.loyaltystreams.sink;

import io.loyaltystreams.piggy.Answer.Refused;
import io.loyaltystreams.piggy.Call;
import io.loyaltystreams.piggy.Codes;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** What is next for one command. Steps only say; the loop makes the calls, waits, and counts. */
sealed interface Step {

    /** Make this call and go on as its answer says. */
    record Ask<T>(
            Call<T> call, Purpose purpose, Function<T, Step> done, Function<Refused<T>, Step> refused, Doubt doubt)
            implements Step {

        Ask<T> whenRefused(Function<Refused<T>, Step> next) {
            return new Ask<>(call, purpose, done, next, doubt);
        }

        Ask<T> whenUnknown(Next next) {
            return new Ask<>(call, purpose, done, refused, new Doubt(Optional.of(next)));
        }

        /** What to do when the answer is unknown. */
        Step whenUnknown() {
            return doubt.next().map(Next::next).orElse(this);
        }
    }

    /** Leave the member alone for a while. */
    record Rest(Duration pause, Next next) implements Step {}

    record Settled(Verdict verdict) implements Step {}

    /** What to do after an unknown answer; empty: the same call again, because repeating it changes nothing. */
    record Doubt(Optional<Next> next) {}

    /** What a call is for, as far as the outcome's figures tell it. */
    enum Purpose {
        /** Finds or makes what the command needs. */
        PREPARE,
        /** Makes the command true. */
        SEND,
        /** Finds out whether it is true already. */
        LOOK_UP
    }

    /** A call that may be repeated; a refusal ends the command. */
    static <T> Ask<T> ask(Purpose purpose, Call<T> call, Optional<String> contact, Function<T, Step> done) {
        return new Ask<>(call, purpose, done, refusal -> refused(contact, refusal), new Doubt(Optional.empty()));
    }

    static Step refused(Optional<String> contact, Refused<?> refusal) {
        // a contact that Piggy does not know must not be learnt
        var known = contact.filter(uuid -> refusal.code() != Codes.CONTACT_UNKNOWN);
        return new Settled(new Verdict.Refused(known, OptionalInt.of(refusal.code()), refusal.message()));
    }
}
