package io.loyaltystreams.serde;

/**
 * The registry did not give a usable answer: not reachable, too slow, an error of its own, a refusal of our credentials or of
 * our schema. Nothing is known about the record, so it must be tried again and never skipped.
 */
public final class RegistryUnavailableException extends SerdeException {

    public RegistryUnavailableException(String message) {
        this(message, null);
    }

    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
