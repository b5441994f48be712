package io.loyaltystreams.identity;

import io.loyaltystreams.ledger.Membership;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands for a reference in keys and stores, and the member ids that it makes: with a pepper nobody who does not know it can find
 * out by trying which card or address an id was made of.
 *
 * @param pepper joins the hash of every id, if there is one
 * @param hashed whether a hash stands for the reference; needs a pepper
 */
public record ReferenceKeys(Optional<String> pepper, boolean hashed) {

    /** References as they are, and ids that everybody can compute. */
    public static final ReferenceKeys PLAIN = new ReferenceKeys(Optional.empty(), false);

    private static final int HEX_DIGITS = 32;

    public ReferenceKeys {
        if (hashed && pepper.isEmpty()) {
            throw new IllegalArgumentException("Expected a pepper where references are hashed");
        }
    }

    /** @param reference {@code kind:value} in normal form, or what stands for it already */
    public String key(String reference) {
        return hashed && !Membership.isHash(reference)
                ? Membership.HASH + kind(reference) + ":" + hash(reference)
                : reference;
    }

    /** What stands for each, once. */
    public List<String> keys(List<String> references) {
        return references.stream().map(this::key).distinct().toList();
    }

    /** The member that is new by a reference, or by what stands for it. */
    public String memberId(String reference) {
        String hash =
                Membership.isHash(reference) ? reference.substring(reference.lastIndexOf(':') + 1) : hash(reference);
        return "m-" + hash.substring(0, HEX_DIGITS);
    }

    /**
     * The id of a new member after the one before was erased: the erasure's event id joins the hash, so nobody gets the id of
     * somebody who was forgotten, and a replay makes the same member again.
     *
     * @param erasure event id of the newest erasure that freed the reference
     */
    public String memberIdAfter(String reference, String erasure) {
        return memberId(memberId(reference) + "|" + erasure);
    }

    private static String kind(String reference) {
        return reference.substring(0, reference.indexOf(':'));
    }

    private String hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(pepper.isPresent() ? keyed(pepper.get(), bytes) : sha256(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, but this one has not", e);
        }
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] keyed(String pepper, byte[] bytes) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(pepper.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(bytes);
    }

    @Override
    public String toString() {
        return "ReferenceKeys[hashed=" + hashed + "]";
    }
}
