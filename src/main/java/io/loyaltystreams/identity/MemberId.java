package io.loyaltystreams.identity;

/** The id of a new member, derived from the first reference seen for them so that a replay makes the same member. */
public final class MemberId {

    private MemberId() {}

    /** Without a pepper, from a {@code kind:value} in normal form. */
    public static String from(String reference) {
        return ReferenceKeys.PLAIN.memberId(reference);
    }

    /** Without a pepper, after {@code erasure} has freed the reference. */
    public static String after(String reference, String erasure) {
        return ReferenceKeys.PLAIN.memberIdAfter(reference, erasure);
    }
}
