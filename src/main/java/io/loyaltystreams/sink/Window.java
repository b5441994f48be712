package io.loyaltystreams.sink;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The bookkeeping of one lane partition: what was read and is not finished, up to where offsets can be committed, and
 * how far commands may be sent.
 *
 * <ol>
 *   <li>The committed offset is the lowest unfinished one, however far beyond others are finished.
 *   <li>Nothing at or beyond the horizon is sent before a commit has moved the horizon, so that after a crash only what
 *       lies below it can have been sent.
 * </ol>
 */
final class Window {

    private static final int TRAIL_STEPS = 1024;
    private static final int MOST_AHEAD = 64;

    /** @param timestamp in milliseconds */
    private record Unfinished(long timestamp, String member) {}

    private final TreeMap<Long, Unfinished> unfinished = new TreeMap<>();
    private final Crowd crowd = new Crowd();
    private final Finished before;
    private final TreeMap<Long, Instant> sentSince = new TreeMap<>();
    private final long suspectBelow;
    private final Instant suspectsSince;
    private final OutcomeTrail trail = new OutcomeTrail(TRAIL_STEPS);
    private long position;
    private long horizon;
    private long sentBelow;
    private OptionalLong wanted = OptionalLong.empty();
    private final TreeSet<Long> wantedAhead = new TreeSet<>();
    private final Set<Long> suspectsAhead;
    private Set<Long> permittedAhead = Set.of();

    /**
     * @param committed where reading starts
     * @param horizon commands below it that are not finished may have been sent
     */
    Window(long committed, long horizon, Finished before) {
        this(committed, horizon, before, Instant.EPOCH);
    }

    /** @param suspectsSince but not before this instant */
    Window(long committed, long horizon, Finished before, Instant suspectsSince) {
        this(committed, horizon, before, suspectsSince, Set.of());
    }

    /** @param suspectsAhead single commands beyond the horizon that may have been sent, too */
    Window(long committed, long horizon, Finished before, Instant suspectsSince, Set<Long> suspectsAhead) {
        this.suspectsAhead = Set.copyOf(suspectsAhead);
        this.permittedAhead = this.suspectsAhead;
        this.suspectsSince = suspectsSince;
        this.position = committed;
        this.horizon = Math.max(committed, horizon);
        this.suspectBelow = this.horizon;
        this.sentBelow = this.horizon;
        this.before = before;
    }

    /** A finished command was read back from the outcomes. */
    void finishedBefore(long offset, long outcomeOffset) {
        if (offset >= position) {
            before.add(offset);
            trail.add(offset, outcomeOffset);
        }
    }

    /** Returns false when that command was finished before. */
    boolean read(long offset, long timestamp, String member) {
        if (before.has(offset) || unfinished.putIfAbsent(offset, new Unfinished(timestamp, member)) != null) {
            return false;
        }
        crowd.comes(member);
        return true;
    }

    /** Everything before {@code position} has been read. */
    void readUpTo(long position) {
        this.position = Math.max(this.position, position);
    }

    long position() {
        return position;
    }

    /** Whether an earlier owner may have sent this command. */
    boolean isSuspect(long offset) {
        return offset < suspectBelow || suspectsAhead.contains(offset);
    }

    /** Whether the command at this offset need not be read any more: it is, or was, in memory. */
    boolean knows(long offset) {
        return offset < position || unfinished.containsKey(offset) || before.has(offset);
    }

    boolean isUnfinished(long offset) {
        return unfinished.containsKey(offset);
    }

    Instant suspectsSince() {
        return suspectsSince;
    }

    /** The command may take effect from now on without our knowing; it was not sent before that instant. */
    void doubt(long offset, Instant since) {
        sentSince.putIfAbsent(offset, since);
    }

    /** It is certain that the command has taken no effect. */
    void sure(long offset) {
        sentSince.remove(offset);
    }

    /** No unfinished command below the horizon was sent before this instant, nor will be when this is written now. */
    Instant nothingSentBefore(Instant now) {
        var suspectsLeft = position < suspectBelow || suspectsAhead.stream().anyMatch(offset -> !knows(offset));
        var first = suspectsLeft ? suspectsSince : now;
        for (var since : sentSince.values()) {
            first = since.isBefore(first) ? since : first;
        }
        return first;
    }

    /** The highest unfinished command that may have taken effect lies below this offset; 0 when there is none. */
    long inDoubtBelow() {
        var read = sentSince.headMap(position);
        return read.isEmpty() ? 0 : read.lastKey() + 1;
    }

    boolean maySend(long offset) {
        return offset < horizon || permittedAhead.contains(offset);
    }

    void sent(long offset) {
        if (offset < position) {
            sentBelow = Math.max(sentBelow, offset + 1);
        }
    }

    void finished(long offset) {
        Optional.ofNullable(unfinished.remove(offset)).ifPresent(gone -> crowd.goes(gone.member()));
        sentSince.remove(offset);
        if (offset >= position) {
            before.add(offset);
        }
    }

    /** Unfinished commands, of each member a few at most. */
    int crowd() {
        return crowd.size();
    }

    int unfinished() {
        return unfinished.size();
    }

    /** Timestamp of the first unfinished record, in milliseconds. */
    OptionalLong oldest() {
        return unfinished.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(unfinished.firstEntry().getValue().timestamp());
    }

    /** The offset to commit. */
    long committable() {
        return unfinished.isEmpty() ? position : Math.min(position, unfinished.firstKey());
    }

    /** A command at or beyond the horizon is next: the next commit is to move the horizon beyond it. */
    void want(long offset) {
        if (offset >= position) {
            wantedAhead.add(offset);
        } else {
            wanted = wanted.isPresent() && wanted.getAsLong() <= offset ? wanted : OptionalLong.of(offset);
        }
    }

    boolean wantsHorizon() {
        return wanted.isPresent() || !wantedAhead.isEmpty();
    }

    /**
     * Single commands beyond the horizon that may be sent, or may have been: those fetched from far ahead. Everything between
     * must not come under suspicion for their sake. Few enough to be written beside the offset.
     */
    Set<Long> plannedAhead(long horizon) {
        var planned = new TreeSet<Long>();
        Stream.of(sentSince.keySet(), permittedAhead, suspectsAhead, wantedAhead)
                .flatMap(Set::stream)
                .filter(offset -> offset >= horizon && (offset >= position || unfinished.containsKey(offset)))
                .filter(offset -> !before.has(offset))
                .limit(MOST_AHEAD)
                .forEach(planned::add);
        return planned;
    }

    /** The same for handing over: only those in doubt, and suspects that were not read again. */
    Set<Long> exactAhead(long horizon) {
        var exact = new TreeSet<Long>();
        Stream.concat(sentSince.keySet().stream(), suspectsAhead.stream().filter(offset -> !knows(offset)))
                .filter(offset -> offset >= horizon && !before.has(offset))
                .forEach(exact::add);
        return exact;
    }

    /**
     * The horizon to commit: {@code ahead} commands beyond the last one sent, those not yet read included, and at least
     * the wanted one, since all the commands before it may belong to a member that waits.
     */
    long plannedHorizon(int ahead) {
        var atLeast = Math.max(horizon, wanted.isPresent() ? wanted.getAsLong() + 1 : horizon);
        return Math.max(atLeast, beyondSent(ahead));
    }

    /** The horizon for handing over while nothing is under way: only what is in doubt lies below it, suspects not read included. */
    long exactHorizon() {
        var unread = position < suspectBelow ? suspectBelow : 0;
        return Math.max(committable(), Math.max(unread, inDoubtBelow()));
    }

    /** Unfinished commands from an offset on that were read in order. */
    private Set<Long> readFrom(long offset) {
        return offset < position ? unfinished.subMap(offset, position).keySet() : Set.of();
    }

    private long beyondSent(int ahead) {
        var left = ahead;
        var last = sentBelow;
        for (var offset : readFrom(sentBelow)) {
            if (left == 0) {
                return last;
            }
            last = offset + 1;
            left--;
        }
        return Math.max(position, last) + left;
    }

    /** The horizon was committed. */
    void horizon(long committed) {
        horizon(committed, Set.of());
    }

    /** @param ahead single commands beyond it that were committed with it */
    void horizon(long committed, Set<Long> ahead) {
        horizon = committed;
        permittedAhead = ahead;
        wanted = OptionalLong.empty();
        wantedAhead.clear();
    }

    void outcomeWritten(long offset, long outcomeOffset) {
        trail.add(offset, outcomeOffset);
    }

    /** From where outcomes of commands at or beyond the offset to commit can be read back. */
    OptionalLong outcomesFrom(long committed) {
        return trail.from(committed);
    }
}
