package io.loyaltystreams.simulator.api;

/** Answers one route, or throws a refusal. */
@FunctionalInterface
interface Handler {
    Envelope answer(Call call) throws InterruptedException;
}
