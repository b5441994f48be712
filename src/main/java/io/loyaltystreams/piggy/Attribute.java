package io.loyaltystreams.piggy;

/** A text attribute that must exist at Piggy before it can be set: Piggy drops unknown ones silently. */
public record Attribute(String name, String label) {

    /** Carries our id on every credit reception, so that it can be found again. */
    public static final Attribute EVENT_ID = new Attribute("external_event_id", "External event id");
}
