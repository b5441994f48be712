package io.loyaltystreams.sink;

/** A command that this version cannot send. It stops the sink: going on would lose it. */
final class UnusableCommand extends RuntimeException {

    UnusableCommand(String what) {
        super("Expected a Piggy command that this version can send but found " + what);
    }
}
