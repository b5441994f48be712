package io.loyaltystreams.simulator.account;

import io.loyaltystreams.simulator.account.Journal.Write;
import java.util.Map;
import java.util.Optional;

/** How contacts come, change and go. */
public final class Enrolment {

    private final Desk desk;
    private final Contacts contacts;
    private final Identifiers identifiers;
    private final Ledger ledger;
    private final Attributes attributes;
    private final Choices choices;

    Enrolment(
            Desk desk,
            Contacts contacts,
            Identifiers identifiers,
            Ledger ledger,
            Attributes attributes,
            Choices choices) {
        this.desk = desk;
        this.contacts = contacts;
        this.identifiers = identifiers;
        this.ledger = ledger;
        this.attributes = attributes;
        this.choices = choices;
    }

    /**
     * A new contact with this e-mail.
     *
     * @throws Refusal 60005
     */
    public Contact create(String email) {
        return desk.write(() -> {
            if (contacts.findByEmail(email).isPresent()) {
                throw new Refusal(Code.CONTACT_EXISTS);
            }
            return add(desk.ids().uuid(), email, false);
        });
    }

    /** The contact with this e-mail; the second call finds what the first one made. */
    public Contact findOrCreate(String email) {
        return desk.write(
                () -> contacts.findByEmail(email).orElseGet(() -> add(desk.ids().uuid(), email, false)));
    }

    /**
     * A new contact without an e-mail, with an identifier if one is named.
     *
     * @throws Refusal 60003, 60004 or 60014 about the identifier
     */
    public Contact createAnonymous(Optional<String> identifier) {
        return desk.write(() -> {
            identifier.ifPresent(identifiers::requireFree);
            var uuid = desk.ids().uuid();
            var contact = add(uuid, uuid + "@anonymous.invalid", true);
            identifier.ifPresent(value -> identifiers.link(value, uuid));
            return contact;
        });
    }

    /** Sets the attributes that are known and drops the others; a null takes a value away. */
    public Contact update(String uuid, Map<String, ?> values) {
        return desk.write(() -> {
            var changed = contacts.put(contacts.get(uuid).with(attributes.accept(values)));
            desk.journal().add(Write.CONTACT_UPDATED, changed);
            return changed;
        });
    }

    /**
     * Gives an anonymous contact its e-mail. When that is another contact's, the two become one.
     *
     * @return the contact that is left
     * @throws Refusal 55031 or 60016
     */
    public Contact claim(String uuid, String email) {
        return desk.write(() -> {
            var anonymous = contacts.get(uuid);
            if (!anonymous.anonymous()) {
                throw new Refusal(Code.CONTACT_NOT_ANONYMOUS);
            }
            var claimed = contacts.findByEmail(email)
                    .map(known -> merge(anonymous, known))
                    .orElseGet(() -> contacts.put(anonymous.claimedAs(email)));
            desk.journal().add(Write.CONTACT_CLAIMED, claimed);
            return claimed;
        });
    }

    /**
     * Makes one contact of two; the source disappears.
     *
     * @throws Refusal 55031
     */
    public Contact merge(String source, String destination) {
        return desk.write(() -> {
            var merged = absorb(contacts.get(destination), contacts.get(source));
            desk.journal().add(Write.CONTACT_MERGED, merged);
            return merged;
        });
    }

    /**
     * Takes the contact, its identifiers and its lines of the ledger away.
     *
     * @throws Refusal 55031
     */
    public void delete(String uuid) {
        desk.write(() -> {
            var contact = contacts.get(uuid);
            contacts.remove(contact);
            identifiers.forget(uuid);
            ledger.forget(uuid);
            desk.journal().add(Write.CONTACT_DELETED, contact);
            return contact;
        });
    }

    private Contact add(String uuid, String email, boolean anonymous) {
        var contact = contacts.put(
                new Contact(desk.ids().number(), uuid, email, anonymous, desk.second(), Map.of(), Standing.NONE));
        desk.journal().add(Write.CONTACT_CREATED, contact);
        return contact;
    }

    private Contact merge(Contact anonymous, Contact known) {
        return switch (choices.claimSurvivor()) {
            case KNOWN -> absorb(known, anonymous);
            case ANONYMOUS -> absorb(anonymous.claimedAs(known.email()), known);
        };
    }

    private Contact absorb(Contact survivor, Contact other) {
        identifiers.move(other.uuid(), survivor.uuid());
        ledger.move(other.uuid(), survivor.uuid());
        var merged = contacts.put(survivor.absorbing(other));
        contacts.remove(other);
        return merged;
    }
}
