package io.loyaltystreams.http;

/** How a part is. Reasons are shown to operators: one sentence, without secrets or personal data. */
public sealed interface PartState {

    /** It does its work. */
    record Ready() implements PartState {}

    /** It cannot do its work yet or for now, and will go on by itself. */
    record Waiting(String why) implements PartState {}

    /** It will not work again without a restart. */
    record Failed(String why) implements PartState {}
}
