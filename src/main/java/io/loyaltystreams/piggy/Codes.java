package io.loyaltystreams.piggy;

import java.util.Set;

/** Piggy's numeric error codes, sorted by what they mean for a caller. */
public final class Codes {

    public static final int CONTACT_UNKNOWN = 55031;
    /** The plan allows no more contacts. */
    public static final int CONTACT_QUOTA = 60000;

    public static final int IDENTIFIER_UNKNOWN = 60003;
    public static final int IDENTIFIER_EXISTS = 60006;
    public static final int ATTRIBUTE_EXISTS = 60009;
    public static final int IDENTIFIER_HAS_CONTACT = 60014;
    public static final int CONTACT_NOT_ANONYMOUS = 60016;

    /** Account inactive, no access to the account, loyalty program not active. */
    private static final Set<Integer> ACCOUNT = Set.of(7002, 7011, 55018);

    /**
     * Internal error, plan quota reached, a credit reception is being created right now: the same call may work later.
     * The quota is a person's to raise, but refusing for good would lose the member.
     */
    private static final Set<Integer> PASSING = Set.of(1000, CONTACT_QUOTA, 60001);

    private Codes() {}

    static boolean concernsTheAccount(int code) {
        return ACCOUNT.contains(code);
    }

    static boolean mayPass(int code) {
        return PASSING.contains(code);
    }
}
