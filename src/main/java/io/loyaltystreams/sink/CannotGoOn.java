package io.loyaltystreams.sink;

/** Something that only a person can put right; it stops the sink, because going on would lose commands. */
final class CannotGoOn extends RuntimeException {

    CannotGoOn(String message) {
        super(message);
    }
}
