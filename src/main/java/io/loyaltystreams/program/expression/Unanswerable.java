package io.loyaltystreams.program.expression;

/** What an expression asks for is not there. Its message tells which, and never a value. */
final class Unanswerable extends RuntimeException {

    Unanswerable(String message) {
        super(message, null, false, false);
    }
}
