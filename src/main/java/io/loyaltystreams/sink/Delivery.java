package io.loyaltystreams.sink;

import io.loyaltystreams.avro.out.DeleteContact;
import io.loyaltystreams.avro.out.GiveCredits;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.TakeCredits;
import io.loyaltystreams.avro.out.UpdateProfile;
import io.loyaltystreams.sink.Step.Ask;
import io.loyaltystreams.sink.Step.Purpose;
import java.time.Instant;

/** One command in memory, from reading until it is settled. */
final class Delivery extends Job {

    private final Origin origin;
    private final PiggyCommand command;
    private final Window window;
    private final long notBefore;
    private boolean suspect;
    private boolean begun;
    private boolean inDoubt;
    private boolean inDoubtBefore;
    private boolean lookedUp;
    private boolean waitsForEarlier;
    private int sends;
    private Purpose lastPurpose = Purpose.PREPARE;

    /** @param notBefore nanoseconds before which the command must be left alone, since an earlier owner may send it still */
    Delivery(Origin origin, PiggyCommand command, Window window, long notBefore) {
        super(null);
        this.origin = origin;
        this.command = command;
        this.window = window;
        this.notBefore = notBefore;
        this.suspect = window.isSuspect(origin.offset());
        this.inDoubt = suspect;
        if (suspect) {
            window.doubt(offset(), window.suspectsSince());
        }
    }

    Origin origin() {
        return origin;
    }

    PiggyCommand command() {
        return command;
    }

    Window window() {
        return window;
    }

    String member() {
        return command.getMemberId();
    }

    Lane lane() {
        return origin.lane();
    }

    long offset() {
        return origin.offset();
    }

    /** Rises over all lanes of the member; 0 when it is not known. */
    long sequence() {
        return command.getSequence();
    }

    /** Of the record, in milliseconds. */
    long timestamp() {
        return origin.record().timestamp();
    }

    long notBefore() {
        return notBefore;
    }

    /** Whether an earlier owner may have sent it. */
    boolean isSuspect() {
        return suspect;
    }

    /** It is certain now that no earlier owner has sent it. */
    void clear() {
        suspect = false;
        inDoubt = false;
        window.sure(offset());
    }

    /**
     * Whether its own id was not found at Piggy and it has now been sent: then nothing after it had been sent before. Only
     * credits carry an id: other commands look for contacts, which tells nothing about what was sent.
     */
    boolean endsSuspicion() {
        return suspect && carriesAnId() && lookedUp && lastPurpose == Purpose.SEND;
    }

    private boolean carriesAnId() {
        return command.getAction() instanceof GiveCredits || command.getAction() instanceof TakeCredits;
    }

    /** Whether earlier commands of the member are still to be fetched. */
    boolean waitsForEarlier() {
        return waitsForEarlier;
    }

    void waitForEarlier(boolean waits) {
        waitsForEarlier = waits;
    }

    boolean isBegun() {
        return begun;
    }

    void begin(Step first) {
        begun = true;
        next(first);
    }

    /** Whether it may have taken effect without our knowing. */
    boolean isInDoubt() {
        return inDoubt;
    }

    boolean wasLookedUp() {
        return lookedUp;
    }

    /** Whether a look-up was the last call, so that it found what it looked for. */
    boolean foundAfterAll() {
        return lastPurpose == Purpose.LOOK_UP;
    }

    int sends() {
        return sends;
    }

    /** Whether this profile says all that the older one says, or this deletion leaves nothing of what it would do. */
    boolean supersedes(Delivery older) {
        return command.getAction() instanceof DeleteContact || saysAllThat(older);
    }

    private boolean saysAllThat(Delivery older) {
        return command.getAction() instanceof UpdateProfile newer
                && older.command.getAction() instanceof UpdateProfile old
                && newer.getAttributes()
                        .keySet()
                        .containsAll(old.getAttributes().keySet());
    }

    @Override
    void asking(Ask<?> ask, Instant now) {
        window.sent(offset());
        lastPurpose = ask.purpose();
        lookedUp |= ask.purpose() == Purpose.LOOK_UP;
        if (ask.purpose() == Purpose.SEND) {
            sends++;
            inDoubtBefore = inDoubt;
            inDoubt = true;
            window.doubt(offset(), now);
        }
    }

    @Override
    void notApplied(Ask<?> ask) {
        if (ask.purpose() == Purpose.SEND) {
            inDoubt = inDoubtBefore;
            if (!inDoubt) {
                window.sure(offset());
            }
        }
    }

    @Override
    public String toString() {
        return command.getCommandId() + " from " + origin;
    }
}
