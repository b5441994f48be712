package io.loyaltystreams.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an account knows of the person.
 *
 * @param firstEventAt time of the earliest event
 * @param contactUuid the contact at Piggy, once it is known
 * @param references {@code kind:value}, by which Piggy can be asked for the contact, and hashes that stand for them
 * @param enrolled whether Piggy was asked to enrol the member
 * @param welcomed whether the welcome bonus was given
 * @param signups event ids of the sign-ups that were read
 * @param signedUpAt time of the earliest sign-up that was read
 * @param merges event ids of the sign-ups by which other members joined this one, once for each of those
 * @param formerly ids of the members who joined this one, and of those who had joined them
 */
public record Membership(
        Instant firstEventAt,
        Optional<String> contactUuid,
        List<String> references,
        boolean enrolled,
        boolean welcomed,
        List<String> signups,
        Optional<Instant> signedUpAt,
        List<String> merges,
        List<String> formerly) {

    /** What stands for a reference begins so, where references are kept as hashes. */
    public static final String HASH = "hashed:";

    public Membership {
        references = List.copyOf(references);
        signups = List.copyOf(signups);
        merges = List.copyOf(merges);
        formerly = List.copyOf(formerly);
    }

    /** Whether it only stands for a reference. */
    public static boolean isHash(String reference) {
        return reference.startsWith(HASH);
    }

    /**
     * What is kept between events: once Piggy has told the contact nobody asks by the references themselves any more, and where hashes
     * stand for them these are enough.
     */
    Membership atRest() {
        if (contactUuid.isEmpty() || references.stream().noneMatch(Membership::isHash)) {
            return this;
        }
        var hashes = references.stream().filter(Membership::isHash).toList();
        return hashes.size() == references.size() ? this : withReferences(hashes);
    }

    static Membership startedBy(Instant firstEventAt, List<String> references) {
        return new Membership(
                firstEventAt,
                Optional.empty(),
                references,
                false,
                false,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** An event that was read later may have happened earlier. */
    Membership heard(Instant at) {
        return at.isBefore(firstEventAt)
                ? new Membership(at, contactUuid, references, enrolled, welcomed, signups, signedUpAt, merges, formerly)
                : this;
    }

    Membership knowing(List<String> more) {
        if (references.containsAll(more)) {
            return this;
        }
        var all = new ArrayList<>(references);
        more.stream().filter(reference -> !all.contains(reference)).forEach(all::add);
        return withReferences(all);
    }

    private Membership withReferences(List<String> all) {
        return new Membership(
                firstEventAt, contactUuid, all, enrolled, welcomed, signups, signedUpAt, merges, formerly);
    }

    Membership enrol() {
        return new Membership(
                firstEventAt, contactUuid, references, true, welcomed, signups, signedUpAt, merges, formerly);
    }

    Membership welcome() {
        return new Membership(
                firstEventAt, contactUuid, references, enrolled, true, signups, signedUpAt, merges, formerly);
    }

    Membership signedUp(String eventId, Instant at) {
        var all = new ArrayList<>(signups);
        all.add(eventId);
        var first = signedUpAt.filter(earlier -> !at.isBefore(earlier)).orElse(at);
        return new Membership(
                firstEventAt, contactUuid, references, enrolled, welcomed, all, Optional.of(first), merges, formerly);
    }

    Membership contact(String uuid) {
        return new Membership(
                firstEventAt, Optional.of(uuid), references, enrolled, welcomed, signups, signedUpAt, merges, formerly);
    }

    /** Of a person who was two: the older one's id and first event stay. */
    Membership joinedBy(Merge merge, Membership other) {
        var all = knowing(other.references);
        var merged = new ArrayList<>(merges);
        merged.addAll(other.merges);
        merged.add(merge.eventId());
        var ids = new ArrayList<>(formerly);
        ids.add(merge.younger());
        ids.addAll(other.formerly);
        return new Membership(
                firstEventAt,
                contactUuid.or(other::contactUuid),
                all.references,
                enrolled || other.enrolled,
                welcomed || other.welcomed,
                Stream.concat(signups.stream(), other.signups.stream())
                        .distinct()
                        .toList(),
                Stream.concat(signedUpAt.stream(), other.signedUpAt.stream()).min(Comparator.naturalOrder()),
                merged,
                ids);
    }
}
