package io.loyaltystreams.sink;

/** A command that ended, and how; to be written with the next commit. */
record Settlement(Delivery delivery, Verdict verdict) {}
