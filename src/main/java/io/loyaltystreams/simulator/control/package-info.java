/**
 * What those who test may see and change below {@code /_simulator}. In: requests that need no token. Out: faults, journal,
 * statistics, balances; must not change what the account holds, except by starting anew.
 */
package io.loyaltystreams.simulator.control;
