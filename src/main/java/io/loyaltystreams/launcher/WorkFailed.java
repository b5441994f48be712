package io.loyaltystreams.launcher;

/** What was asked for could not be done. The message says what to do, in one line for each fault. */
public final class WorkFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkFailed(String message) {
        super(message);
    }

    public WorkFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
