package io.loyaltystreams.simulator.fault;

/** A plan that cannot be followed; the message is one line and names the key. */
public final class InvalidFaults extends RuntimeException {

    public InvalidFaults(String message) {
        super(message);
    }

    public InvalidFaults(String message, Throwable cause) {
        super(message, cause);
    }
}
