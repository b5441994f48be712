package io.loyaltystreams.simulator.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Every write that took effect, in the order in which it did. An event id is kept as it was sent, even when Piggy drops it, so
 * that repeats are seen whatever the set-up.
 */
public final class Journal {

    private final InstantSource clock;
    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final Set<String> eventIds = new HashSet<>();
    private volatile long writes;
    private volatile long duplicates;

    Journal(InstantSource clock) {
        this.clock = clock;
    }

    /** What was written. */
    public enum Write {
        CONTACT_CREATED,
        CONTACT_UPDATED,
        CONTACT_CLAIMED,
        CONTACT_MERGED,
        CONTACT_DELETED,
        IDENTIFIER_CREATED,
        IDENTIFIER_UPDATED,
        IDENTIFIER_LINKED,
        IDENTIFIER_UNLINKED,
        IDENTIFIER_DELETED,
        CREDIT_RECEPTION,
        CREDIT_REVERSAL,
        REWARD_RECEPTION,
        REWARD_REVERSAL,
        REWARD_COLLECTED,
        PROMOTION_CREATED,
        VOUCHER_CREATED,
        VOUCHER_UPDATED,
        VOUCHER_REDEEMED,
        VOUCHER_RESTORED,
        VOUCHER_LOCKED,
        VOUCHER_RELEASED
    }

    /**
     * One applied write.
     *
     * @param contact uuid of the contact it changed, if any
     * @param credits 0 when no credits moved
     * @param reward uuid of the reward that was redeemed or collected
     * @param balance the contact's balance after it
     */
    public record Entry(
            Instant time,
            Write write,
            Optional<String> contact,
            long credits,
            Optional<String> eventId,
            Optional<String> reward,
            long balance) {}

    public Stream<Entry> entries() {
        return entries.stream();
    }

    public long writes() {
        return writes;
    }

    /** Writes that repeat the event id of an earlier one. */
    public long duplicates() {
        return duplicates;
    }

    /** Only under the account's turn: the counters have one writer at a time. */
    void add(Write write, Contact contact) {
        add(
                write,
                Optional.of(contact.uuid()),
                0,
                Optional.empty(),
                Optional.empty(),
                contact.standing().balance());
    }

    /** What has nothing to do with credits. */
    void add(Write write, Optional<String> contact) {
        add(write, contact, 0, Optional.empty(), Optional.empty(), 0);
    }

    void add(Write write, ContactIdentifier identifier, long balance) {
        add(write, identifier.contact(), 0, Optional.empty(), Optional.empty(), balance);
    }

    void add(Write write, CreditReception reception, Optional<String> eventId) {
        add(
                write,
                Optional.of(reception.contact()),
                reception.credits(),
                eventId,
                Optional.empty(),
                reception.balanceAfter());
    }

    void add(Write write, RewardReception reception, long credits) {
        add(
                write,
                Optional.of(reception.contact()),
                credits,
                Optional.empty(),
                Optional.of(reception.reward().uuid()),
                reception.balanceAfter());
    }

    private synchronized void add(
            Write write,
            Optional<String> contact,
            long credits,
            Optional<String> eventId,
            Optional<String> reward,
            long balance) {
        entries.add(new Entry(clock.instant(), write, contact, credits, eventId, reward, balance));
        writes++;
        if (eventId.isPresent() && !eventIds.add(eventId.get())) {
            duplicates++;
        }
    }
}
