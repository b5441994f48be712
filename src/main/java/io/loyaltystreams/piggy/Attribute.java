package io.loyaltystreams.piggy;

import java.util.List;

/** A text attribute that must exist at Piggy before it can be set: Piggy drops unknown ones silently. */
public record Attribute(String name, String label) {

    /** Carries our id on every credit reception, so that it can be found again. */
    public static final Attribute EVENT_ID = new Attribute("external_event_id", "External event id");

    /** What profiles set of a contact and Piggy does not have by itself. */
    public static final List<Attribute> OF_CONTACTS = List.of(
            new Attribute("loyalty_tier", "Loyalty tier"),
            new Attribute("loyalty_locale", "Language"),
            new Attribute("loyalty_consent", "Agreed to marketing"));
}
