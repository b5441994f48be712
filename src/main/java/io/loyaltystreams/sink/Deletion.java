package io.loyaltystreams.sink;

import static io.loyaltystreams.sink.Step.Purpose.PREPARE;
import static io.loyaltystreams.sink.Step.Purpose.SEND;

import io.loyaltystreams.avro.out.DeleteContact;
import io.loyaltystreams.piggy.Call;
import io.loyaltystreams.piggy.Codes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The steps that make Piggy forget a person: the contact that is known, then whatever the member's identifiers and addresses still
 * lead to. What is gone already is done, so all of them can be repeated. A contact that has a member's identifier but an address that
 * is not the member's may be somebody else's, and stays; of a member who was one with another by mistake even the known one may.
 */
record Deletion(List<String> identifiers, List<String> emails) {

    private static final Optional<String> NO_CONTACT = Optional.empty();

    static Step of(DeleteContact delete, Optional<String> known) {
        var deletion = new Deletion(delete.getIdentifiers(), delete.getEmails());
        return known.filter(contact -> !delete.getPerhapsShared())
                .map(contact -> delete(contact, () -> deletion.identifier(0)))
                .orElseGet(() -> deletion.identifier(0));
    }

    private Step identifier(int at) {
        if (at == identifiers.size()) {
            return email(0);
        }
        String value = identifiers.get(at);
        Next others = () -> identifier(at + 1);
        Next remove = () ->
                unlessGone(Step.ask(SEND, Call.deleteIdentifier(value), NO_CONTACT, gone -> others.next()), others);
        return unlessGone(
                Step.ask(
                        PREPARE,
                        Call.findIdentifier(value),
                        NO_CONTACT,
                        found -> found.contactUuid()
                                .map(owner -> unlessSomebodyElses(owner, remove, others))
                                .orElseGet(remove::next)),
                others);
    }

    private static Step unlessSomebodyElses(String owner, Next remove, Next others) {
        return unlessGone(
                Step.ask(
                        PREPARE,
                        Call.isAnonymous(owner),
                        NO_CONTACT,
                        anonymous -> anonymous ? delete(owner, remove) : others.next()),
                remove);
    }

    private Step email(int at) {
        if (at == emails.size()) {
            return new Step.Settled(new Verdict.Applied(NO_CONTACT, NO_CONTACT, OptionalLong.empty()));
        }
        Next others = () -> email(at + 1);
        return unlessGone(
                Step.ask(
                        PREPARE,
                        Call.findContact(emails.get(at)),
                        NO_CONTACT,
                        contact -> delete(contact.uuid(), others)),
                others);
    }

    private static Step delete(String contact, Next then) {
        return unlessGone(Step.ask(SEND, Call.deleteContact(contact), NO_CONTACT, done -> then.next()), then);
    }

    private static <T> Step unlessGone(Step.Ask<T> ask, Next then) {
        return ask.whenRefused(refusal -> switch (refusal.code()) {
            case Codes.CONTACT_UNKNOWN, Codes.IDENTIFIER_UNKNOWN -> then.next();
            default -> Step.refused(NO_CONTACT, refusal);
        });
    }
}
