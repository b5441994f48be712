/**
 * The command line. In: arguments, environment and signals. Out: the part that was asked for, running, and an exit code. Must not
 * know how the parts work.
 */
package io.loyaltystreams.launcher;
