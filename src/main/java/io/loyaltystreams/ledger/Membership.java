package io.loyaltystreams.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an account knows of the person.
 *
 * @param firstEventAt time of the earliest event
 * @param contactUuid the contact at Piggy, once it is known
 * @param references {@code kind:value}, by which Piggy can be asked for the contact
 * @param enrolled whether Piggy was asked to enrol the member
 * @param welcomed whether the welcome bonus was given
 * @param signups event ids of the sign-ups that were read
 * @param signedUpAt time of the earliest sign-up that was read
 */
public record Membership(
        Instant firstEventAt,
        Optional<String> contactUuid,
        List<String> references,
        boolean enrolled,
        boolean welcomed,
        List<String> signups,
        Optional<Instant> signedUpAt) {

    public Membership {
        references = List.copyOf(references);
        signups = List.copyOf(signups);
    }

    static Membership startedBy(Instant firstEventAt, List<String> references) {
        return new Membership(firstEventAt, Optional.empty(), references, false, false, List.of(), Optional.empty());
    }

    /** An event that was read later may have happened earlier. */
    Membership heard(Instant at) {
        return at.isBefore(firstEventAt)
                ? new Membership(at, contactUuid, references, enrolled, welcomed, signups, signedUpAt)
                : this;
    }

    Membership knowing(List<String> more) {
        if (references.containsAll(more)) {
            return this;
        }
        var all = new ArrayList<>(references);
        more.stream().filter(reference -> !all.contains(reference)).forEach(all::add);
        return new Membership(firstEventAt, contactUuid, all, enrolled, welcomed, signups, signedUpAt);
    }

    Membership enrol() {
        return new Membership(firstEventAt, contactUuid, references, true, welcomed, signups, signedUpAt);
    }

    Membership welcome() {
        return new Membership(firstEventAt, contactUuid, references, enrolled, true, signups, signedUpAt);
    }

    Membership signedUp(String eventId, Instant at) {
        var all = new ArrayList<>(signups);
        all.add(eventId);
        var first = signedUpAt.filter(earlier -> !at.isBefore(earlier)).orElse(at);
        return new Membership(firstEventAt, contactUuid, references, enrolled, welcomed, all, Optional.of(first));
    }

    Membership contact(String uuid) {
        return new Membership(firstEventAt, Optional.of(uuid), references, enrolled, welcomed, signups, signedUpAt);
    }
}
