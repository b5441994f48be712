package io.loyaltystreams.http;

/** A part of the service that can say how it is, such as the streams or the sink. Asked from several threads. */
public interface Part {

    /** One word in lower case; its key in the answer. */
    String name();

    /** Must answer at once. */
    PartState state();
}
