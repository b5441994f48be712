package io.loyaltystreams.sink;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.TreeMap;

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

    private final TreeMap<Long, Long> timeOfUnfinished = new TreeMap<>();
    private final Finished before;
    private final TreeMap<Long, Instant> sentSince = new TreeMap<>();
    private final long suspectBelow;
    private final Instant suspectsSince;
    private final OutcomeTrail trail = new OutcomeTrail(TRAIL_STEPS);
    private long position;
    private long horizon;
    private long sentBelow;
    private OptionalLong wanted = OptionalLong.empty();

    /**
     * @param committed where reading starts
     * @param horizon commands below it that are not finished may have been sent
     */
    Window(long committed, long horizon, Finished before) {
        this(committed, horizon, before, Instant.EPOCH);
    }

    /** @param suspectsSince but not before this instant */
    Window(long committed, long horizon, Finished before, Instant suspectsSince) {
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
    boolean read(long offset, long timestamp) {
        return !before.has(offset) && timeOfUnfinished.putIfAbsent(offset, timestamp) == null;
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
        return offset < suspectBelow;
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
        var first = position < suspectBelow ? suspectsSince : now;
        for (var since : sentSince.values()) {
            first = since.isBefore(first) ? since : first;
        }
        return first;
    }

    /** The highest unfinished command that may have taken effect lies below this offset; 0 when there is none. */
    long inDoubtBelow() {
        return sentSince.isEmpty() ? 0 : sentSince.lastKey() + 1;
    }

    boolean maySend(long offset) {
        return offset < horizon;
    }

    void sent(long offset) {
        sentBelow = Math.max(sentBelow, offset + 1);
    }

    void finished(long offset) {
        timeOfUnfinished.remove(offset);
        sentSince.remove(offset);
    }

    int unfinished() {
        return timeOfUnfinished.size();
    }

    /** Timestamp of the first unfinished record, in milliseconds. */
    OptionalLong oldest() {
        return timeOfUnfinished.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(timeOfUnfinished.firstEntry().getValue());
    }

    /** The offset to commit. */
    long committable() {
        return timeOfUnfinished.isEmpty() ? position : timeOfUnfinished.firstKey();
    }

    /** A command at or beyond the horizon is next: the next commit is to move the horizon beyond it. */
    void want(long offset) {
        wanted = wanted.isPresent() && wanted.getAsLong() <= offset ? wanted : OptionalLong.of(offset);
    }

    boolean wantsHorizon() {
        return wanted.isPresent();
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

    private long beyondSent(int ahead) {
        var left = ahead;
        var last = sentBelow;
        for (var offset : timeOfUnfinished.tailMap(sentBelow).keySet()) {
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
        horizon = committed;
        wanted = OptionalLong.empty();
    }

    void outcomeWritten(long offset, long outcomeOffset) {
        trail.add(offset, outcomeOffset);
    }

    /** From where outcomes of commands at or beyond the offset to commit can be read back. */
    OptionalLong outcomesFrom(long committed) {
        return trail.from(committed);
    }
}
