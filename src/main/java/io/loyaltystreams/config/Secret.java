package io.loyaltystreams.config;

/** A value that must not be seen in logs, messages or metrics. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "(hidden)";
    }
}
