package io.loyaltystreams.simulator.account;

import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The contacts of the account, by uuid and by e-mail. Written under the account's turn; read at any time. */
public final class Contacts {

    private final NavigableMap<Integer, Contact> byId = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> idByUuid = new ConcurrentHashMap<>();
    private final Map<String, Integer> idByEmail = new ConcurrentHashMap<>();

    /** Oldest first. */
    public Stream<Contact> all() {
        return byId.values().stream();
    }

    public Stream<Contact> newestFirst() {
        return byId.descendingMap().values().stream();
    }

    /**
     * The contact with this uuid.
     *
     * @throws Refusal 55031
     */
    public Contact get(String uuid) {
        return find(uuid).orElseThrow(() -> new Refusal(Code.CONTACT_UNKNOWN));
    }

    /**
     * The contact with this e-mail.
     *
     * @throws Refusal 55031
     */
    public Contact getByEmail(String email) {
        return findByEmail(email).orElseThrow(() -> new Refusal(Code.CONTACT_UNKNOWN));
    }

    public Optional<Contact> find(String uuid) {
        return Optional.ofNullable(idByUuid.get(uuid)).map(byId::get);
    }

    Optional<Contact> findByEmail(String email) {
        return Optional.ofNullable(idByEmail.get(key(email))).map(byId::get);
    }

    Contact put(Contact contact) {
        var before = byId.put(contact.id(), contact);
        idByUuid.put(contact.uuid(), contact.id());
        idByEmail.put(key(contact.email()), contact.id());
        if (before != null && !key(before.email()).equals(key(contact.email()))) {
            idByEmail.remove(key(before.email()), contact.id());
        }
        return contact;
    }

    void remove(Contact contact) {
        idByUuid.remove(contact.uuid());
        // a claim may already have given the e-mail to another contact
        idByEmail.remove(key(contact.email()), contact.id());
        byId.remove(contact.id());
    }

    private static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
