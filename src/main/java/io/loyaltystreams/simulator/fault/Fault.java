package io.loyaltystreams.simulator.fault;

/** One line of a plan: what goes wrong, on which routes, and when. */
public record Fault(String kind, Misbehaviour misbehaviour, RoutePattern route, Schedule schedule, long seed) {}
