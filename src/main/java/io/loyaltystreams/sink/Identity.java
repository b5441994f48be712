package io.loyaltystreams.sink;

import static io.loyaltystreams.sink.Step.Purpose.SEND;

import io.loyaltystreams.piggy.Call;
import io.loyaltystreams.piggy.Codes;
import io.loyaltystreams.piggy.Contact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** The steps that enrol a member, tie identities to the contact, and set its attributes. All can be repeated. */
final class Identity {

    private Identity() {}

    static Step enroll(
            Optional<String> known, Optional<String> email, List<String> identifiers, Map<String, String> attributes) {
        Function<String, Step> then = contact -> tieAll(identifiers, 0, contact, email, attributes);
        if (known.isPresent()) {
            return email.map(address -> claim(known.get(), address, then)).orElseGet(() -> then.apply(known.get()));
        }
        return email.map(address -> Contacts.byEmail(address, then))
                .orElseGet(() -> identifiers.isEmpty()
                        ? Contacts.byReferences(List.of(), then)
                        : Contacts.make(
                                identifiers.getFirst(), made -> tieAll(identifiers, 1, made, email, attributes)));
    }

    static Step link(String contact, Optional<String> email, Optional<String> identifier) {
        Function<String, Step> then = owner -> identifier
                .map(value -> Contacts.tie(value, owner, () -> applied(owner), other -> taken(owner)))
                .orElseGet(() -> applied(owner));
        return email.map(address -> claim(contact, address, then)).orElseGet(() -> then.apply(contact));
    }

    static Step attributes(String contact, Map<String, String> attributes) {
        if (attributes.isEmpty()) {
            return applied(contact);
        }
        return Step.ask(SEND, Call.setAttributes(contact, attributes), Optional.of(contact), Identity::applied);
    }

    /** A card of somebody else's anonymous contact: the e-mail address claims that contact, and Piggy merges the two. */
    private static Step tieAll(
            List<String> identifiers, int at, String contact, Optional<String> email, Map<String, String> attributes) {
        if (at == identifiers.size()) {
            return attributes(contact, attributes);
        }
        Function<String, Step> goOn = owner -> tieAll(identifiers, at + 1, owner, email, attributes);
        return Contacts.tie(
                identifiers.get(at),
                contact,
                () -> goOn.apply(contact),
                other -> email.map(address -> claim(other, address, goOn)).orElseGet(() -> taken(contact)));
    }

    /**
     * After a claim whose answer was lost the contact is not anonymous any more, or gone because Piggy merged it; in both
     * cases the owner of the e-mail address is the contact.
     */
    private static Step claim(String contact, String email, Function<String, Step> then) {
        var known = Optional.of(contact);
        return Step.ask(SEND, Call.claimContact(contact, email), known, claimed -> then.apply(claimed.uuid()))
                .whenRefused(refusal -> switch (refusal.code()) {
                    case Codes.CONTACT_NOT_ANONYMOUS ->
                        owner(email, owner -> owner.equals(contact) ? then.apply(owner) : Step.refused(known, refusal));
                    case Codes.CONTACT_UNKNOWN -> owner(email, then);
                    default -> Step.refused(known, refusal);
                });
    }

    private static Step owner(String email, Function<String, Step> then) {
        return Step.ask(
                Step.Purpose.LOOK_UP, Call.findContact(email), Optional.empty(), contact -> then.apply(contact.uuid()));
    }

    private static Step taken(String contact) {
        return new Step.Settled(new Verdict.Refused(
                Optional.of(contact),
                OptionalInt.of(Codes.IDENTIFIER_HAS_CONTACT),
                "the identifier belongs to another contact"));
    }

    private static Step applied(String contact) {
        return new Step.Settled(new Verdict.Applied(Optional.of(contact), Optional.of(contact), OptionalLong.empty()));
    }

    private static Step applied(Contact contact) {
        return new Step.Settled(
                new Verdict.Applied(Optional.of(contact.uuid()), Optional.of(contact.uuid()), contact.balance()));
    }
}
