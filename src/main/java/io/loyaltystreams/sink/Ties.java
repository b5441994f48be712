package io.loyaltystreams.sink;

import static io.loyaltystreams.sink.Step.Purpose.LOOK_UP;
import static io.loyaltystreams.sink.Step.Purpose.SEND;

import io.loyaltystreams.piggy.Call;
import io.loyaltystreams.piggy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ties the member's identifiers to the contact, one after the other, and sets its attributes last. An anonymous contact that has one of
 * them was the member's before they signed up: claimed with the address of the contact, it becomes one with it. An identifier of any
 * other contact stays there: taking that contact over could mix up two people.
 *
 * @param email the member's address, if it is known
 * @param somebody a contact that is known to be somebody's
 */
record Ties(
        List<String> identifiers, Optional<String> email, Map<String, String> attributes, Optional<String> somebody) {

    Ties besides(String other) {
        return new Ties(identifiers, email, attributes, Optional.of(other));
    }

    Step all(String contact) {
        return from(0, contact);
    }

    /** The first of them has this contact already. */
    Step others(String contact) {
        return from(1, contact);
    }

    private Step from(int at, String contact) {
        return at == identifiers.size()
                ? Identity.attributes(contact, attributes)
                : Contacts.tie(
                        identifiers.get(at), contact, () -> from(at + 1, contact), other -> taken(at, contact, other));
    }

    private Step taken(int at, String contact, String other) {
        Next goOn = () -> from(at + 1, contact);
        return email.isEmpty() || somebody.equals(Optional.of(other))
                ? goOn.next()
                : Step.ask(
                                LOOK_UP,
                                Call.findContact(email.get()),
                                Optional.of(contact),
                                owner -> owner.uuid().equals(contact) ? join(at, contact, other) : goOn.next())
                        .whenRefused(refusal -> goOn.next());
    }

    private Step join(int at, String contact, String other) {
        var known = Optional.of(contact);
        return Step.ask(
                        SEND,
                        Call.claimContact(other, email.orElseThrow()),
                        known,
                        claimed -> from(at + 1, claimed.uuid()))
                .whenRefused(refusal -> switch (refusal.code()) {
                    case Codes.CONTACT_NOT_ANONYMOUS, Codes.CONTACT_UNKNOWN -> from(at + 1, contact);
                    default -> Step.refused(known, refusal);
                });
    }
}
