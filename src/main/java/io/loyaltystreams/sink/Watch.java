package io.loyaltystreams.sink;

/** Told of what is worth counting. */
interface Watch {

    /** Piggy throttled a call. */
    void throttled();

    /** The answer to a call is unknown. */
    void unknown(String call);
}
