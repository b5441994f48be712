package io.loyaltystreams.intake;

import io.loyaltystreams.avro.internal.StagedEvent;

/** What intake makes of a decoded record. */
public sealed interface Verdict {

    /** Fit to go on, under this key. */
    record Accepted(String key, StagedEvent event) implements Verdict {}

    /** Unfit; the message names the field and the value, and holds no personal data. */
    record Invalid(String message) implements Verdict {}
}
