package io.loyaltystreams.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The id of a new member, derived from the first reference seen for them so that a replay makes the same member. */
public final class MemberId {

    private static final int HEX_DIGITS = 32;

    private MemberId() {}

    /** @param reference {@code kind:value} in normal form */
    public static String from(String reference) {
        byte[] hash = sha256().digest(reference.getBytes(StandardCharsets.UTF_8));
        return "m-" + HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
    }

    /**
     * The id of a new member after the one before was erased: the erasure's event id joins the hash, so nobody gets the id of
     * somebody who was forgotten, and a replay makes the same member again.
     *
     * @param reference {@code kind:value} in normal form
     * @param erasure event id of the newest erasure that freed the reference
     */
    public static String after(String reference, String erasure) {
        return from(reference + "|" + erasure);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, but this one has not", e);
        }
    }
}
