package io.loyaltystreams.sink;

/** What the sink is doing, in a form that can be shown to an operator: no secrets, no personal data. */
public sealed interface SinkState {

    /** Able to send; also when there is nothing to send. */
    record Running() implements SinkState {}

    /** Sends nothing for now but keeps everything and goes on by itself, or once a person has acted. */
    record Waiting(String reason) implements SinkState {}

    /** Ended by an error that waiting does not cure. Nothing is lost: the next start goes on from here. */
    record Failed(String reason) implements SinkState {}

    /** Ended as asked. */
    record Closed() implements SinkState {}
}
