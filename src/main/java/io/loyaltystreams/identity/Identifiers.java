package io.loyaltystreams.identity;

import io.loyaltystreams.identity.Reference.Kind;
import io.loyaltystreams.ledger.Membership;
import java.util.Optional;

/**
 * Which contact identifier at Piggy a reference is. Identifiers have no kind there and are unique in the account: a card keeps
 * its number, since tills look for it; any other kind goes with its kind, so that two kinds with one value stay two members.
 */
public final class Identifiers {

    private Identifiers() {}

    /**
     * The identifier of a reference.
     *
     * @param reference {@code kind:value} in normal form
     * @return empty for an e-mail address and for a contact uuid, which name the contact itself, and for a hash, which names nothing
     */
    public static Optional<String> of(String reference) {
        if (Membership.isHash(reference) || has(reference, Kind.EMAIL) || has(reference, Kind.CONTACT_UUID)) {
            return Optional.empty();
        }
        return Optional.of(has(reference, Kind.CARD) ? value(reference) : reference);
    }

    /** The e-mail address that a reference is, if it is one. */
    public static Optional<String> email(String reference) {
        return has(reference, Kind.EMAIL) ? Optional.of(value(reference)) : Optional.empty();
    }

    /** The contact that a reference names itself, if it does. */
    public static Optional<String> contactUuid(String reference) {
        return has(reference, Kind.CONTACT_UUID) ? Optional.of(value(reference)) : Optional.empty();
    }

    private static boolean has(String reference, Kind kind) {
        return reference.startsWith(kind.code() + ":");
    }

    private static String value(String reference) {
        return reference.substring(reference.indexOf(':') + 1);
    }
}
