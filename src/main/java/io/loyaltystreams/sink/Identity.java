package io.loyaltystreams.sink;

import static io.loyaltystreams.sink.Step.Purpose.SEND;

import io.loyaltystreams.avro.out.EnrollMember;
import io.loyaltystreams.piggy.Answer.Refused;
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

    static Step enroll(Optional<String> known, EnrollMember enroll, List<String> references) {
        var email = Optional.ofNullable(enroll.getEmail());
        var ties = new Ties(enroll.getIdentifiers(), email, enroll.getAttributes(), Optional.empty(), false);
        var contact = known.or(() -> Contacts.named(references));
        if (contact.isPresent()) {
            var more = ties.thatMayBeAtPiggy();
            return email.map(address -> introduce(contact.get(), address, more::all))
                    .orElseGet(() -> more.all(contact.get()));
        }
        return email.map(address -> byIdentifiersOrEmail(ties, address))
                .orElseGet(() -> ties.identifiers().isEmpty()
                        ? Contacts.byReferences(references, ties::all)
                        : Contacts.make(ties.identifiers().getFirst(), ties::others));
    }

    /**
     * The contact that an identifier of the member has already is introduced to the e-mail address, rather than another one made for
     * it: the member may have been enrolled by card a moment ago, and whoever wrote this command did not know the contact yet. If
     * that contact has an address of its own, it may be somebody else's.
     */
    private static Step byIdentifiersOrEmail(Ties ties, String email) {
        return Contacts.find(
                ties.identifiers(),
                0,
                () -> Contacts.byEmail(email, ties::all),
                owner -> claim(
                        owner,
                        email,
                        ties.thatMayBeAtPiggy()::all,
                        refusal ->
                                Contacts.byEmail(email, ties.thatMayBeAtPiggy().besides(owner)::all)));
    }

    /** A contact that is not anonymous has an e-mail address already: it stays the member's, whichever that is. */
    private static Step introduce(String contact, String email, Function<String, Step> then) {
        return claim(contact, email, then, refusal -> then.apply(contact));
    }

    static Step link(String contact, Optional<String> email, Optional<String> identifier) {
        Function<String, Step> then = owner -> identifier
                .map(value -> Contacts.tie(value, owner, () -> applied(owner), other -> taken(owner)))
                .orElseGet(() -> applied(owner));
        return email.map(
                        address -> claim(contact, address, then, refusal -> sameOwner(contact, address, then, refusal)))
                .orElseGet(() -> then.apply(contact));
    }

    private static Step sameOwner(String contact, String email, Function<String, Step> then, Refused<?> refusal) {
        return owner(
                email,
                owner -> owner.equals(contact) ? then.apply(owner) : Step.refused(Optional.of(contact), refusal));
    }

    static Step attributes(String contact, Map<String, String> attributes) {
        if (attributes.isEmpty()) {
            return applied(contact);
        }
        return Step.ask(SEND, Call.setAttributes(contact, attributes), Optional.of(contact), Identity::applied);
    }

    /**
     * After a claim whose answer was lost the contact is not anonymous any more, or gone because Piggy merged it; in the
     * second case the owner of the e-mail address is the contact.
     */
    private static Step claim(
            String contact,
            String email,
            Function<String, Step> then,
            Function<Refused<Contact>, Step> whenNotAnonymous) {
        var known = Optional.of(contact);
        return Step.ask(SEND, Call.claimContact(contact, email), known, claimed -> then.apply(claimed.uuid()))
                .whenRefused(refusal -> switch (refusal.code()) {
                    case Codes.CONTACT_NOT_ANONYMOUS -> whenNotAnonymous.apply(refusal);
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
