/**
 * A stand-in for Piggy, which offers no place to test. In: settings, and HTTP calls as Piggy takes them. Out: Piggy's answers, the
 * faults that were asked for, and a journal of what was applied; must not know anything else of this project.
 */
package io.loyaltystreams.simulator;
