package io.loyaltystreams.sink;

import static io.loyaltystreams.sink.Step.Purpose.LOOK_UP;

import io.loyaltystreams.piggy.Call;
import io.loyaltystreams.piggy.Codes;
import io.loyaltystreams.piggy.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Looks for something without an id in all that happened to a contact: one fits, or none even after the settling time, or it
 * is left to a person.
 *
 * @param since nothing of the command can be at Piggy before this instant
 */
record Search(String contact, Instant since, Predicate<Transaction> fits, Duration settling) {

    /** @param none what to do when nothing fits, now and after the settling time */
    Step go(Function<Transaction, Step> found, Next none) {
        Next again = () -> page(1, List.of(), fitting -> decide(fitting, found, none));
        return page(1, List.of(), fitting -> decide(fitting, found, () -> new Step.Rest(settling, again)));
    }

    private Step decide(List<Transaction> fitting, Function<Transaction, Step> found, Next none) {
        return switch (fitting.size()) {
            case 0 -> none.next();
            case 1 -> found.apply(fitting.getFirst());
            default ->
                new Step.Settled(new Verdict.Unresolved(
                        Optional.of(contact),
                        "the answer was lost, and " + fitting.size() + " transactions at Piggy since " + since
                                + " may be it: see there which is, then use loyalty sink resolve"));
        };
    }

    private Step page(int number, List<Transaction> before, Function<List<Transaction>, Step> then) {
        return Step.ask(LOOK_UP, Call.listTransactions(contact, since, number), Optional.of(contact), found -> {
                    var fitting = new ArrayList<>(before);
                    found.items().stream().filter(fits).forEach(fitting::add);
                    return found.last() ? then.apply(fitting) : page(number + 1, fitting, then);
                })
                // no such contact, nothing of it; any other refusal says nothing about the command
                .whenRefused(refusal -> refusal.code() == Codes.CONTACT_UNKNOWN
                        ? then.apply(before)
                        : new Step.Rest(settling, () -> page(number, before, then)));
    }
}
