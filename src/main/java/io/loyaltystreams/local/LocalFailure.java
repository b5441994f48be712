package io.loyaltystreams.local;

/** A local process could not be started; the message is one line that says what to do. */
public final class LocalFailure extends RuntimeException {

    public LocalFailure(String message) {
        super(message);
    }
}
