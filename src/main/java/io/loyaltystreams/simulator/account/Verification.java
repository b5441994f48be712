package io.loyaltystreams.simulator.account;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Proves that somebody reads a contact's e-mail, by a code that is not sent but kept here for testers to read. */
public final class Verification {

    private static final int CODES = 1_000_000;

    private final Desk desk;
    private final Contacts contacts;
    private final Map<String, String> codeByEmail = new ConcurrentSkipListMap<>();

    Verification(Desk desk, Contacts contacts) {
        this.desk = desk;
        this.contacts = contacts;
    }

    /**
     * Makes a code for the contact with this e-mail; it replaces an earlier one.
     *
     * @throws Refusal 55031
     */
    public void send(String email) {
        desk.write(() -> {
            contacts.getByEmail(email);
            var code = "%06d".formatted(Math.floorMod(desk.ids().uuid().hashCode(), CODES));
            return codeByEmail.put(email, code);
        });
    }

    /**
     * The contact of this e-mail, when the code is right; the code is used up then.
     *
     * @throws Refusal 13010
     */
    public Contact verify(String email, String code) {
        return desk.write(() -> {
            if (!code.equals(codeByEmail.get(email))) {
                throw new Refusal(Code.LOGIN_CODE_UNKNOWN);
            }
            codeByEmail.remove(email);
            return contacts.getByEmail(email);
        });
    }

    /**
     * A token with which the contact may be shown its own things.
     *
     * @throws Refusal 55031
     */
    public String authToken(String contact) {
        return desk.write(() -> contacts.get(contact).uuid() + "." + desk.ids().uuid());
    }

    /** Codes that are waiting, by e-mail. */
    public Map<String, String> codes() {
        return Map.copyOf(codeByEmail);
    }
}
