package io.loyaltystreams.sink;

import static io.loyaltystreams.sink.Step.Purpose.LOOK_UP;
import static io.loyaltystreams.sink.Step.Purpose.PREPARE;
import static io.loyaltystreams.sink.Step.Purpose.SEND;

import io.loyaltystreams.piggy.Call;
import io.loyaltystreams.piggy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ties the member's identifiers to the contact, one after the other, and sets its attributes last. An anonymous contact that has one of
 * them was the member's before they signed up: it becomes one with the contact, claimed with its address or else merged into it. An
 * identifier of any other contact stays there: taking that contact over could mix up two people.
 *
 * @param email the member's address, if it is known
 * @param somebody a contact that is known to be somebody's
 * @param atPiggy whether the identifiers may be there already, so that asking first costs less than making them in vain
 */
record Ties(
        List<String> identifiers,
        Optional<String> email,
        Map<String, String> attributes,
        Optional<String> somebody,
        boolean atPiggy) {

    Ties besides(String other) {
        return new Ties(identifiers, email, attributes, Optional.of(other), atPiggy);
    }

    Ties thatMayBeAtPiggy() {
        return new Ties(identifiers, email, attributes, somebody, true);
    }

    Step all(String contact) {
        return from(0, contact);
    }

    /** The first of them has this contact already. */
    Step others(String contact) {
        return from(1, contact);
    }

    private Step from(int at, String contact) {
        if (at == identifiers.size()) {
            return Identity.attributes(contact, attributes);
        }
        Next goOn = () -> from(at + 1, contact);
        return atPiggy
                ? Contacts.tieKnown(identifiers.get(at), contact, goOn, other -> taken(at, contact, other))
                : Contacts.tie(identifiers.get(at), contact, goOn, other -> taken(at, contact, other));
    }

    private Step taken(int at, String contact, String other) {
        Next goOn = () -> from(at + 1, contact);
        if (somebody.equals(Optional.of(other))) {
            return goOn.next();
        }
        return email.isEmpty()
                ? Step.ask(
                                PREPARE,
                                Call.isAnonymous(other),
                                Optional.of(contact),
                                anonymous -> anonymous ? merge(at, contact, other) : goOn.next())
                        .whenRefused(refusal -> goOn.next())
                : Step.ask(
                                LOOK_UP,
                                Call.findContact(email.get()),
                                Optional.of(contact),
                                owner -> owner.uuid().equals(contact) ? join(at, contact, other) : goOn.next())
                        .whenRefused(refusal -> goOn.next());
    }

    private Step merge(int at, String contact, String other) {
        var known = Optional.of(contact);
        return Step.ask(SEND, Call.mergeContacts(other, contact), known, merged -> from(at + 1, contact))
                .whenRefused(refusal -> switch (refusal.code()) {
                    case Codes.CONTACT_UNKNOWN -> from(at + 1, contact);
                    default -> Step.refused(known, refusal);
                });
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
