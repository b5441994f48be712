package io.loyaltystreams.demo;

/** The demo could not run to its end; the message is one line that says what to do. */
public final class DemoFailure extends RuntimeException {

    public DemoFailure(String message) {
        super(message);
    }

    public DemoFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
