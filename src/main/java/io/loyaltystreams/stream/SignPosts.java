package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.FormerMember;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.Belongings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What is remembered of members who have become others, so that it can be undone: what they were, and the names of all that came for
 * them. While one of them waits for the own things, what comes is held.
 */
final class SignPosts {

    private static final StringSerializer KEYS = new StringSerializer();
    private static final FormerMember NOTHING = new FormerMember(null, null, List.of());

    private final KeyValueStore<String, FormerMember> formers;
    private final KeyValueStore<String, String> things;
    private final KeyValueStore<String, StagedEvent> held;

    SignPosts(ProcessorContext<?, ?> context) {
        this.formers = context.getStateStore(Stores.FORMER_MEMBERS);
        this.things = context.getStateStore(Stores.FORMER_THINGS);
        this.held = context.getStateStore(Stores.HELD_EVENTS);
    }

    FormerMember of(String memberId) {
        var found = formers.get(memberId);
        return found == null ? NOTHING : found;
    }

    /** The account goes over to another member. */
    void leave(String memberId, Account remembered) {
        put(memberId, AccountCodec.write(remembered), null, of(memberId).getUndone());
    }

    /** What is remembered is less: somebody who had been a part of it is none any more. */
    void remember(String memberId, Account remembered, Belongings theirs) {
        put(memberId, AccountCodec.write(remembered), null, of(memberId).getUndone());
        things(memberId).stream().filter(theirs::has).forEach(thing -> things.delete(memberId + "|" + thing));
    }

    void note(String memberId, Collection<String> named) {
        named.forEach(thing -> things.put(memberId + "|" + thing, ""));
    }

    /** The names of all that came for a member, before and since. */
    List<String> things(String memberId) {
        return keys(things, memberId).stream()
                .map(key -> key.substring(memberId.length() + 1))
                .toList();
    }

    /** From now on the member waits for the own things. */
    void waitFor(String memberId, String separation) {
        var former = of(memberId);
        put(memberId, former.getAccount(), separation, former.getUndone());
    }

    /** Nothing is given back: it stays as it was. */
    void waitNoMore(String memberId) {
        var former = of(memberId);
        put(memberId, former.getAccount(), null, former.getUndone());
    }

    /** The member has the own account again. */
    void isBack(String memberId, String separation) {
        var undone = new ArrayList<>(of(memberId).getUndone());
        undone.add(separation);
        put(memberId, null, null, undone);
        forgetThings(memberId);
    }

    /** The person was erased: nothing is remembered of them. */
    void forget(String memberId) {
        var former = of(memberId);
        if (former.getAccount() != null) {
            put(memberId, null, former.getUnderWay(), former.getUndone());
            forgetThings(memberId);
        }
    }

    void hold(String memberId, StagedEvent event) {
        held.put("%s|%019d".formatted(memberId, lastHeld(memberId) + 1), event);
    }

    /** What was held, in the order in which it came. */
    List<StagedEvent> release(String memberId) {
        var keys = keys(held, memberId);
        var events = keys.stream().map(held::get).toList();
        keys.forEach(held::delete);
        return events;
    }

    /** Piggy's answer to a command of one member will concern another, who got the redemption back. */
    void forward(String memberId, String commandId, String to) {
        things.put(memberId + ">" + commandId, to);
    }

    /** Whom an answer concerns; it comes once. */
    Optional<String> forwarded(String memberId, String commandId) {
        String key = memberId + ">" + commandId;
        var to = Optional.ofNullable(things.get(key));
        to.ifPresent(known -> things.delete(key));
        return to;
    }

    private void put(
            String memberId, io.loyaltystreams.avro.internal.Account account, String underWay, List<String> undone) {
        formers.put(memberId, new FormerMember(account, underWay, undone));
    }

    private void forgetThings(String memberId) {
        keys(things, memberId).forEach(things::delete);
    }

    /** The last is found first, and digits come before a colon. */
    private long lastHeld(String memberId) {
        try (var newest = held.reverseRange(memberId + "|", memberId + "|:")) {
            return newest.hasNext() ? Long.parseLong(newest.next().key.substring(memberId.length() + 1)) : 0;
        }
    }

    private static <V> List<String> keys(KeyValueStore<String, V> store, String memberId) {
        var keys = new ArrayList<String>();
        try (KeyValueIterator<String, V> some = store.prefixScan(memberId + "|", KEYS)) {
            some.forEachRemaining(each -> keys.add(each.key));
        }
        return keys;
    }
}
