package io.loyaltystreams.simulator.http;

/** Answers requests; endpoints are stacked, the outer ones deciding whether and how the inner ones are asked. */
@FunctionalInterface
public interface Endpoint {
    Reply answer(Request request) throws InterruptedException;
}
