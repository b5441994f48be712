package io.loyaltystreams.query;

/** What was asked for cannot be read just now. The message is one sentence without personal data. */
public final class NotReadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotReadable(String reason) {
        super(reason);
    }

    public NotReadable(String reason, Throwable cause) {
        super(reason, cause);
    }
}
