package io.loyaltystreams.serde;

/**
 * This record can never be read, whoever tries and however often: not the wire format, an id that the registry does not know,
 * or bytes that its schema does not describe. Thrown for these known cases alone; whatever is in doubt is a {@link
 * RegistryUnavailableException}.
 */
public final class UnreadableRecordException extends SerdeException {

    public UnreadableRecordException(String message) {
        this(message, null);
    }

    public UnreadableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
