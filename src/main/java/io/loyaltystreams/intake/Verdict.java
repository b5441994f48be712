package io.loyaltystreams.intake;

import io.loyaltystreams.avro.internal.StagedEvent;

/** What intake makes of a decoded record. */
public sealed interface Verdict {

    /** Fit to go on, under this key. */
    record Accepted(String key, StagedEvent event) implements Verdict {}

    /** Fit, and nothing that the stages behind have to see. */
    record Noted() implements Verdict {}

    /** Fit, but it cannot be judged before an exchange rate is there; the message names which. */
    record NoRate(String message) implements Verdict {}

    /** Unfit; the message names the field and the value, and holds no personal data. */
    record Invalid(String message) implements Verdict {}
}
