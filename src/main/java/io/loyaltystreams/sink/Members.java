package io.loyaltystreams.sink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SequencedSet;
import java.util.Set;

/**
 * All waiting commands by member, and whose turn it is. A member is in one place at a time: ready in its lane, resting
 * until a time, held back until a commit, behind commands that are still to be fetched, or taken. Times are nanoseconds of one monotone clock.
 */
final class Members {

    private record Resting(Member member, long until) {}

    private final Map<String, Member> byId = new HashMap<>();
    private final Map<Lane, SequencedSet<Member>> ready = new EnumMap<>(Lane.class);
    private final PriorityQueue<Resting> resting = new PriorityQueue<>(Comparator.comparingLong(Resting::until));
    private final List<Member> held = new ArrayList<>();
    private final Set<Member> behind = new HashSet<>();
    private final List<Member> settledAlone = new ArrayList<>();
    private final List<Member> aloneInCommit = new ArrayList<>();
    private final Turns turns = new Turns();

    Members() {
        for (var lane : Lane.values()) {
            ready.put(lane, new LinkedHashSet<>());
        }
    }

    /** Returns the waiting commands that are not needed any more because of the new one. */
    List<Delivery> add(Delivery delivery) {
        var member = byId.get(delivery.member());
        if (member == null) {
            member = new Member(delivery.member());
            byId.put(member.id(), member);
            member.add(delivery);
            ready.get(member.urgency()).addLast(member);
            return List.of();
        }
        var superseded = member.add(delivery);
        for (var lane : Lane.values()) {
            if (lane != member.urgency() && ready.get(lane).remove(member)) {
                ready.get(member.urgency()).addLast(member);
            }
        }
        lookAgain(member);
        return superseded;
    }

    /** The command's earlier ones have all been fetched. */
    void fetched(Delivery delivery) {
        delivery.waitForEarlier(false);
        Optional.ofNullable(byId.get(delivery.member())).ifPresent(this::lookAgain);
    }

    private void lookAgain(Member member) {
        if (behind.remove(member)) {
            ready.get(member.urgency()).addLast(member);
        }
    }

    /** Takes the next command that may be sent; the member has no other turn until it is given back. */
    Optional<Delivery> take(long now) {
        wake(now);
        for (var lane : turns.order()) {
            var taken = takeFrom(ready.get(lane), now);
            if (taken.isPresent()) {
                turns.taken();
                return taken;
            }
        }
        return Optional.empty();
    }

    private Optional<Delivery> takeFrom(SequencedSet<Member> lane, long now) {
        while (!lane.isEmpty()) {
            var member = lane.removeFirst();
            var head = member.head();
            if (head.notBefore() - now > 0) {
                resting.add(new Resting(member, head.notBefore()));
            } else if (head.waitsForEarlier()) {
                behind.add(member);
            } else if (!head.window().maySend(head.offset())) {
                head.window().want(head.offset());
                held.add(member);
            } else {
                return Optional.of(member.takeHead());
            }
        }
        return Optional.empty();
    }

    /** The taken command goes on with its next step, before others. */
    void goOn(Delivery delivery) {
        var member = byId.get(delivery.member());
        ready.get(member.urgency()).addFirst(member);
    }

    /** The taken command, and so its member, is left alone for a while. */
    void rest(Delivery delivery, long until) {
        resting.add(new Resting(byId.get(delivery.member()), until));
    }

    /**
     * The taken command is settled. A member's commands of one lane are sent one after another, so one that was not found
     * at Piggy shows that those after it were not sent either.
     */
    void applied(Delivery delivery) {
        var member = byId.get(delivery.member());
        if (delivery.endsSuspicion()) {
            member.all().stream()
                    .filter(other -> other.lane() == delivery.lane())
                    .forEach(Delivery::clear);
        }
        member.settled();
        readyAgain(member);
    }

    /**
     * The taken command is settled, and the member goes on when that is committed. After a refusal the rule above would not hold
     * else; after a reward two of the same member could be in doubt at once, which nobody could tell apart.
     */
    void settledAlone(Delivery delivery) {
        var member = byId.get(delivery.member());
        member.settled();
        settledAlone.add(member);
    }

    private void readyAgain(Member member) {
        if (member.isEmpty()) {
            byId.remove(member.id());
        } else {
            ready.get(member.urgency()).addLast(member);
        }
    }

    /** A commit of all that is settled so far begins. */
    void committing() {
        aloneInCommit.addAll(settledAlone);
        settledAlone.clear();
    }

    /** The commit is done, and horizons have moved with it: those who waited for that may be looked at again. */
    void committed() {
        held.forEach(this::readyAgain);
        held.clear();
        aloneInCommit.forEach(this::readyAgain);
        aloneInCommit.clear();
    }

    /** Nanoseconds until {@link #take} may find something; empty when nothing waits for a time to come. */
    Optional<Long> untilReady(long now) {
        if (ready.values().stream().anyMatch(lane -> !lane.isEmpty())) {
            return Optional.of(0L);
        }
        return Optional.ofNullable(resting.peek()).map(first -> Math.max(0, first.until() - now));
    }

    /** The commands that are left alone for a while. */
    List<Delivery> resting() {
        return resting.stream().map(each -> each.member().head()).toList();
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    List<Delivery> all() {
        return byId.values().stream().flatMap(member -> member.all().stream()).toList();
    }

    void clear() {
        byId.clear();
        ready.values().forEach(SequencedSet::clear);
        resting.clear();
        held.clear();
        behind.clear();
        settledAlone.clear();
        aloneInCommit.clear();
    }

    private void wake(long now) {
        while (!resting.isEmpty() && resting.peek().until() - now <= 0) {
            var member = resting.remove().member();
            ready.get(member.urgency()).addLast(member);
        }
    }
}
