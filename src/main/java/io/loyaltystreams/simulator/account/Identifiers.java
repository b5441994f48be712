package io.loyaltystreams.simulator.account;

import io.loyaltystreams.simulator.account.Journal.Write;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Cards and other ids of contacts; a value is unique in the account and never changes. */
public final class Identifiers {

    private final Desk desk;
    private final Contacts contacts;
    private final Map<String, ContactIdentifier> byValue = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> valuesByContact = new ConcurrentHashMap<>();

    Identifiers(Desk desk, Contacts contacts) {
        this.desk = desk;
        this.contacts = contacts;
    }

    /**
     * The active identifier with this value.
     *
     * @throws Refusal 60003 or 60004
     */
    public ContactIdentifier find(String value) {
        var found = get(value);
        if (!found.active()) {
            throw new Refusal(Code.IDENTIFIER_INACTIVE);
        }
        return found;
    }

    /** The identifier with this value, active or not. */
    public Optional<ContactIdentifier> look(String value) {
        return Optional.ofNullable(byValue.get(value));
    }

    /** Those of one contact, oldest first; the first is its default one. */
    public List<ContactIdentifier> of(String contact) {
        return valuesByContact.getOrDefault(contact, Set.of()).stream()
                .flatMap(value -> look(value).stream())
                .sorted(Comparator.comparingInt(ContactIdentifier::id))
                .toList();
    }

    /**
     * A new identifier, linked if a contact is named.
     *
     * @throws Refusal 55031 or 60006
     */
    public ContactIdentifier create(String value, Optional<String> name, Optional<String> contact) {
        return desk.write(() -> {
            contact.ifPresent(contacts::get);
            if (byValue.containsKey(value)) {
                throw new Refusal(Code.IDENTIFIER_EXISTS);
            }
            return keep(
                    Write.IDENTIFIER_CREATED,
                    new ContactIdentifier(desk.ids().number(), value, name.orElse(value), true, contact));
        });
    }

    /**
     * Renames, activates or deactivates.
     *
     * @throws Refusal 60003
     */
    public ContactIdentifier update(String value, Optional<String> name, Optional<Boolean> active) {
        return desk.write(() -> keep(Write.IDENTIFIER_UPDATED, get(value).changed(name, active)));
    }

    /**
     * Ties a free identifier to a contact.
     *
     * @throws Refusal 60003, 60004, 55031 or 60014
     */
    public ContactIdentifier link(String value, String contact) {
        return desk.write(() -> {
            requireFree(value);
            contacts.get(contact);
            return keep(Write.IDENTIFIER_LINKED, get(value).linkedTo(Optional.of(contact)));
        });
    }

    /**
     * Frees an identifier; a free one stays free.
     *
     * @throws Refusal 60003 or 60004
     */
    public ContactIdentifier unlink(String value) {
        return desk.write(() -> {
            drop(find(value));
            return keep(Write.IDENTIFIER_UNLINKED, find(value).linkedTo(Optional.empty()));
        });
    }

    /**
     * Takes the identifier away.
     *
     * @throws Refusal 60003
     */
    public void delete(String value) {
        desk.write(() -> {
            var gone = get(value);
            drop(gone);
            byValue.remove(value);
            desk.journal().add(Write.IDENTIFIER_DELETED, gone, balanceOf(gone));
            return gone;
        });
    }

    void requireFree(String value) {
        if (find(value).contact().isPresent()) {
            throw new Refusal(Code.IDENTIFIER_LINKED);
        }
    }

    void move(String fromContact, String toContact) {
        of(fromContact).forEach(identifier -> {
            drop(identifier);
            store(identifier.linkedTo(Optional.of(toContact)));
        });
    }

    void forget(String contact) {
        of(contact).forEach(identifier -> byValue.remove(identifier.value()));
        valuesByContact.remove(contact);
    }

    private ContactIdentifier get(String value) {
        return look(value).orElseThrow(() -> new Refusal(Code.IDENTIFIER_UNKNOWN));
    }

    private ContactIdentifier keep(Write write, ContactIdentifier identifier) {
        store(identifier);
        desk.journal().add(write, identifier, balanceOf(identifier));
        return identifier;
    }

    private void store(ContactIdentifier identifier) {
        byValue.put(identifier.value(), identifier);
        identifier
                .contact()
                .ifPresent(contact -> valuesByContact
                        .computeIfAbsent(contact, none -> ConcurrentHashMap.newKeySet())
                        .add(identifier.value()));
    }

    private void drop(ContactIdentifier identifier) {
        identifier
                .contact()
                .ifPresent(contact ->
                        valuesByContact.getOrDefault(contact, Set.of()).remove(identifier.value()));
    }

    private long balanceOf(ContactIdentifier identifier) {
        return identifier
                .contact()
                .flatMap(contacts::find)
                .map(contact -> contact.standing().balance())
                .orElse(0L);
    }
}
