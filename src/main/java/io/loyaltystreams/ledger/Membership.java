package io.loyaltystreams.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
 * @param readElsewhere event ids of sign-ups that were read while this member and another were one by mistake
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
        List<String> formerly,
        List<String> readElsewhere) {

    /** What stands for a reference begins so, where references are kept as hashes. */
    public static final String HASH = "hashed:";

    public Membership {
        references = List.copyOf(references);
        signups = List.copyOf(signups);
        merges = List.copyOf(merges);
        formerly = List.copyOf(formerly);
        readElsewhere = List.copyOf(readElsewhere);
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
                List.of(),
                List.of());
    }

    /** An event that was read later may have happened earlier. */
    Membership heard(Instant at) {
        return at.isBefore(firstEventAt)
                ? new Membership(
                        at,
                        contactUuid,
                        references,
                        enrolled,
                        welcomed,
                        signups,
                        signedUpAt,
                        merges,
                        formerly,
                        readElsewhere)
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
                firstEventAt,
                contactUuid,
                all,
                enrolled,
                welcomed,
                signups,
                signedUpAt,
                merges,
                formerly,
                readElsewhere);
    }

    Membership enrol() {
        return new Membership(
                firstEventAt,
                contactUuid,
                references,
                true,
                welcomed,
                signups,
                signedUpAt,
                merges,
                formerly,
                readElsewhere);
    }

    Membership welcome() {
        return new Membership(
                firstEventAt,
                contactUuid,
                references,
                enrolled,
                true,
                signups,
                signedUpAt,
                merges,
                formerly,
                readElsewhere);
    }

    Membership signedUp(String eventId, Instant at) {
        var all = new ArrayList<>(signups);
        all.add(eventId);
        var first = signedUpAt.filter(earlier -> !at.isBefore(earlier)).orElse(at);
        return new Membership(
                firstEventAt,
                contactUuid,
                references,
                enrolled,
                welcomed,
                all,
                Optional.of(first),
                merges,
                formerly,
                readElsewhere);
    }

    Membership contact(String uuid) {
        return new Membership(
                firstEventAt,
                Optional.of(uuid),
                references,
                enrolled,
                welcomed,
                signups,
                signedUpAt,
                merges,
                formerly,
                readElsewhere);
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
                union(signups, other.signups),
                Stream.concat(signedUpAt.stream(), other.signedUpAt.stream()).min(Comparator.naturalOrder()),
                merged,
                ids,
                union(readElsewhere, other.readElsewhere));
    }

    /** Whether a sign-up was read before: read again, it has no effect and ties nobody. */
    public boolean hasRead(String signUp) {
        return signups.contains(signUp) || readElsewhere.contains(signUp);
    }

    /** Whether this member and another were one by mistake: Piggy may have one contact for both since. */
    public boolean wasTakenForAnother() {
        return !readElsewhere.isEmpty();
    }

    /**
     * Of somebody who is this one again. Which contact Piggy has for them by now is to be found out, as long as anything names them
     * there.
     */
    Membership after(Separation separation, Membership owner) {
        boolean named = !references.stream().allMatch(Membership::isHash);
        var read = union(union(readElsewhere, owner.readElsewhere), union(owner.signups, owner.merges));
        return new Membership(
                firstEventAt,
                named ? Optional.empty() : contactUuid,
                references,
                enrolled,
                welcomed,
                signups,
                signedUpAt,
                merges,
                formerly,
                without(read, signups));
    }

    /** Of whoever was taken for another, and is no more. */
    Membership partedFrom(Separation separation, Membership other, Collection<String> theirs) {
        var gone = union(other.formerly, theirs);
        return new Membership(
                firstEventAt,
                contactUuid,
                without(references, other.references),
                enrolled,
                welcomed,
                without(signups, other.signups),
                signedUpAt,
                merges,
                without(without(formerly, gone), List.of(separation.former())),
                union(readElsewhere, other.signups));
    }

    private static List<String> union(Collection<String> one, Collection<String> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    private static List<String> without(Collection<String> some, Collection<String> fewer) {
        return some.stream().filter(each -> !fewer.contains(each)).toList();
    }
}
