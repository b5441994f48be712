package io.loyaltystreams.sink;

import static io.loyaltystreams.sink.Step.Purpose.LOOK_UP;
import static io.loyaltystreams.sink.Step.Purpose.SEND;

import io.loyaltystreams.piggy.Call;
import io.loyaltystreams.piggy.Codes;
import io.loyaltystreams.piggy.Reception;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The steps that give or take credits. Sending twice would give twice, so an unknown answer is looked up: at once, and
 * if nothing is there again after the settling time; only then it is sent again.
 *
 * @param credits above zero to give, below zero to take
 * @param references name the member when the contact is gone from Piggy
 * @param since nothing of this command can be at Piggy before this instant
 */
record Credits(String commandId, String shop, long credits, Instant since, Duration settling, List<String> references) {

    Step begin(String contact, boolean suspect) {
        return suspect ? lookUp(contact) : send(contact);
    }

    Step send(String contact) {
        return Step.ask(
                        SEND,
                        Call.receiveCredits(shop, contact, credits, commandId),
                        Optional.of(contact),
                        made -> applied(contact, made))
                .whenRefused(
                        refusal -> Contacts.elsewhere(references, contact, refusal, other -> atLast().lookUp(other)))
                .whenUnknown(() -> lookUp(contact));
    }

    Step lookUp(String contact) {
        return look(contact, 1, () -> new Step.Rest(settling, () -> look(contact, 1, () -> send(contact))));
    }

    private Step look(String contact, int page, Next notFound) {
        return Step.ask(
                        LOOK_UP,
                        Call.listCredits(contact, since, page),
                        Optional.of(contact),
                        found -> found.withEvent(commandId)
                                .map(made -> applied(contact, made))
                                .orElseGet(() -> found.last() ? notFound.next() : look(contact, page + 1, notFound)))
                // no such contact, no such credits; any other refusal says nothing about the command
                .whenRefused(refusal -> refusal.code() == Codes.CONTACT_UNKNOWN
                        ? notFound.next()
                        : new Step.Rest(settling, () -> look(contact, 1, notFound)));
    }

    /** With no other contact to try. */
    private Credits atLast() {
        return new Credits(commandId, shop, credits, since, settling, List.of());
    }

    private static Step applied(String contact, Reception made) {
        return new Step.Settled(new Verdict.Applied(Optional.of(contact), Optional.of(made.uuid()), made.balance()));
    }
}
