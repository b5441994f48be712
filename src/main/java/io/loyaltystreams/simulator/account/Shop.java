package io.loyaltystreams.simulator.account;

/** Where credits are earned. */
public record Shop(int id, String uuid, String name) {}
