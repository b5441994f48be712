package io.loyaltystreams.piggy;

import java.util.List;
import java.util.Optional;

/** One page of a contact's credit receptions, newest first. */
public record Receptions(List<Reception> items, boolean last) {

    public Receptions {
        items = List.copyOf(items);
    }

    public Optional<Reception> withEvent(String eventId) {
        return items.stream()
                .filter(item -> item.eventId().filter(eventId::equals).isPresent())
                .findFirst();
    }
}
