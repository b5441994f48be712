package io.loyaltystreams.demo.check;

import io.loyaltystreams.demo.traffic.Person.Ref;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which contact identifiers a person has at Piggy once they have signed up: a card its number, anything else with its kind. */
final class PiggyIdentifiers {

    private PiggyIdentifiers() {}

    static Set<String> of(List<Ref> refs) {
        return refs.stream()
                .filter(ref -> !ref.kind().equals("email"))
                .map(ref -> ref.kind().equals("card") ? ref.value() : ref.kind() + ":" + ref.value())
                .collect(Collectors.toUnmodifiableSet());
    }
}
