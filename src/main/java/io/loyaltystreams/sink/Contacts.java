package io.loyaltystreams.sink;

import static io.loyaltystreams.sink.Step.Purpose.PREPARE;

import io.loyaltystreams.identity.Identifiers;
import io.loyaltystreams.piggy.Answer.Refused;
import io.loyaltystreams.piggy.Call;
import io.loyaltystreams.piggy.Codes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The steps that find or make a member's contact and tie identifiers to it. Each can be repeated from the start at any
 * time: the identifier is made first and the contact with it, so that a crash in between never leaves two contacts.
 */
final class Contacts {

    private static final Optional<String> NO_CONTACT = Optional.empty();

    private Contacts() {}

    /** By the references of a command: the contact itself, an identifier that has a contact, then the e-mail address. */
    static Step byReferences(List<String> references, Function<String, Step> then) {
        var contact = named(references);
        if (contact.isPresent()) {
            return then.apply(contact.get());
        }
        var identifiers = references.stream()
                .flatMap(text -> Identifiers.of(text).stream())
                .toList();
        var email = first(references, Identifiers::email);
        Next make = () -> identifiers.isEmpty() ? nobody() : make(identifiers.getFirst(), then);
        return find(
                identifiers,
                0,
                () -> email.map(address -> byEmail(address, then)).orElseGet(make::next),
                then);
    }

    /** The contact that a reference names itself. */
    static Optional<String> named(List<String> references) {
        return first(references, Identifiers::contactUuid);
    }

    private static Optional<String> first(List<String> references, Function<String, Optional<String>> reading) {
        return references.stream().flatMap(text -> reading.apply(text).stream()).findFirst();
    }

    static Step byEmail(String email, Function<String, Step> then) {
        return Step.ask(PREPARE, Call.findOrCreateContact(email), NO_CONTACT, contact -> then.apply(contact.uuid()));
    }

    /** An anonymous contact with this identifier; the one that has it already, if there is one. */
    static Step make(String identifier, Function<String, Step> then) {
        return Step.ask(PREPARE, Call.createIdentifier(identifier), NO_CONTACT, made -> makeContact(identifier, then))
                .whenRefused(refusal -> refusal.code() == Codes.IDENTIFIER_EXISTS
                        ? owner(identifier, () -> makeContact(identifier, then), then)
                        : Step.refused(NO_CONTACT, refusal));
    }

    /** Ties an identifier to the contact; {@code taken} is told which other contact has it. */
    static Step tie(String identifier, String contact, Next then, Function<String, Step> taken) {
        var known = Optional.of(contact);
        return Step.ask(PREPARE, Call.createIdentifier(identifier, contact), known, made -> then.next())
                .whenRefused(refusal -> refusal.code() == Codes.IDENTIFIER_EXISTS
                        ? tieExisting(identifier, contact, then, taken)
                        : Step.refused(known, refusal));
    }

    /** The same for an identifier that is likely to be there: it is looked for before it is made. */
    static Step tieKnown(String identifier, String contact, Next then, Function<String, Step> taken) {
        var known = Optional.of(contact);
        return Step.ask(
                        PREPARE,
                        Call.findIdentifier(identifier),
                        known,
                        found -> found.contactUuid()
                                .map(owner -> owner.equals(contact) ? then.next() : taken.apply(owner))
                                .orElseGet(() -> tieExisting(identifier, contact, then, taken)))
                .whenRefused(refusal ->
                        unknown(refusal) ? tie(identifier, contact, then, taken) : Step.refused(known, refusal));
    }

    private static Step tieExisting(String identifier, String contact, Next then, Function<String, Step> taken) {
        var known = Optional.of(contact);
        return Step.ask(PREPARE, Call.linkIdentifier(identifier, contact), known, linked -> then.next())
                .whenRefused(refusal -> refusal.code() == Codes.IDENTIFIER_HAS_CONTACT
                        ? owner(
                                identifier,
                                () -> Step.refused(known, refusal),
                                owner -> owner.equals(contact) ? then.next() : taken.apply(owner))
                        : Step.refused(known, refusal));
    }

    private static Step makeContact(String identifier, Function<String, Step> then) {
        return Step.ask(
                        PREPARE,
                        Call.createAnonymousContact(identifier),
                        NO_CONTACT,
                        contact -> then.apply(contact.uuid()))
                .whenRefused(refusal -> refusal.code() == Codes.IDENTIFIER_HAS_CONTACT
                        ? owner(identifier, () -> Step.refused(NO_CONTACT, refusal), then)
                        : Step.refused(NO_CONTACT, refusal));
    }

    private static Step owner(String identifier, Next ifNone, Function<String, Step> then) {
        return Step.ask(
                PREPARE,
                Call.findIdentifier(identifier),
                NO_CONTACT,
                found -> found.contactUuid().map(then).orElseGet(ifNone::next));
    }

    /** The contact of the first identifier that has one. */
    static Step find(List<String> identifiers, int at, Next ifNone, Function<String, Step> then) {
        if (at == identifiers.size()) {
            return ifNone.next();
        }
        Next others = () -> find(identifiers, at + 1, ifNone, then);
        return Step.ask(
                        PREPARE,
                        Call.findIdentifier(identifiers.get(at)),
                        NO_CONTACT,
                        found -> found.contactUuid().map(then).orElseGet(others::next))
                .whenRefused(refusal -> unknown(refusal) ? others.next() : Step.refused(NO_CONTACT, refusal));
    }

    /**
     * What to do when a call about a contact was refused. Piggy may have merged the contact into another one after a try: then
     * {@code there} goes on with that one.
     */
    static Step elsewhere(List<String> references, String gone, Refused<?> refusal, Function<String, Step> there) {
        if (refusal.code() != Codes.CONTACT_UNKNOWN) {
            return Step.refused(Optional.of(gone), refusal);
        }
        Step refused = Step.refused(NO_CONTACT, refusal);
        var others = references.stream()
                .filter(text -> !Identifiers.contactUuid(text).equals(Optional.of(gone)))
                .toList();
        return others.isEmpty()
                ? refused
                : byReferences(others, found -> found.equals(gone) ? refused : there.apply(found));
    }

    private static boolean unknown(Refused<?> refusal) {
        return refusal.code() == Codes.IDENTIFIER_UNKNOWN;
    }

    private static Step nobody() {
        return new Step.Settled(new Verdict.Refused(
                NO_CONTACT, OptionalInt.empty(), "the command has neither a contact uuid nor a reference"));
    }
}
