package io.loyaltystreams.sink;

import io.loyaltystreams.sink.Step.Ask;

/**
 * A call that is to be made, or is under way.
 *
 * @param at nanoseconds of the loop's clock
 * @param term the spell of ownership it belongs to: an answer from an earlier one changes no command
 */
record Sending(Job job, Ask<?> ask, long at, int term) {}
