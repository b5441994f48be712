package io.loyaltystreams.redemptions;

import io.loyaltystreams.avro.internal.Forgetting;
import io.loyaltystreams.avro.internal.RedemptionCancel;
import io.loyaltystreams.avro.internal.RedemptionEntry;
import io.loyaltystreams.avro.internal.RedemptionRequest;
import io.loyaltystreams.avro.internal.SeenCancellation;
import io.loyaltystreams.avro.internal.SeenRequest;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.ledger.Reason;
import io.loyaltystreams.stage.DeadLetter;
import io.loyaltystreams.stage.Fingerprint;
import io.loyaltystreams.stage.NoEffects;
import io.loyaltystreams.stage.StageOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the redemption book decides about one redemption id.
 *
 * <ol>
 *   <li>A redemption counts once, and is cancelled once: a repeat has no effect, and no second answer.
 *   <li>A cancellation travels under the references of its request, behind it.
 *   <li>One that comes before its request waits for it; given up, it leaves no trace.
 * </ol>
 */
public final class RedemptionBook {

    private static final String STAGE = "redemptions";

    private final RedemptionEntry entry;
    private final List<StageOutput> outputs = new ArrayList<>();
    private boolean changed;
    private boolean idReused;

    private RedemptionBook(RedemptionEntry entry) {
        this.entry = entry;
    }

    /**
     * @param entry what is remembered under the redemption id; null for nothing
     * @return the entry as it is to be remembered, and what goes on
     */
    public static RedemptionDecision read(RedemptionEntry entry, StagedEvent event) {
        var book = new RedemptionBook(entry == null ? new RedemptionEntry(null, null, null) : entry);
        switch (event.getEvent()) {
            case RedemptionRequest request -> book.request(event, request);
            case Forgetting forgetting -> book.forgetMember();
            default -> book.cancel(event, cancel(event));
        }
        return book.decision();
    }

    /** Gives up the cancellation that has waited too long for its request: it becomes a dead letter and its ids are free again. */
    public static RedemptionDecision giveUpParked(RedemptionEntry entry, Duration parkFor) {
        var book = new RedemptionBook(entry);
        StagedEvent parked = entry.getParked();
        if (parked != null) {
            book.bury(parked, cancel(parked), parkFor);
            entry.setParked(null);
            entry.setCancellation(null);
            book.changed = true;
        }
        return book.decision();
    }

    private void request(StagedEvent event, RedemptionRequest request) {
        long fingerprint = Fingerprint.of(request);
        SeenRequest known = entry.getRequest();
        if (known != null) {
            repeat(request, request.getRedemptionId(), known.getFingerprint() != fingerprint);
            return;
        }
        entry.setRequest(new SeenRequest(request.getEventId(), fingerprint, event.getReferences()));
        changed = true;
        onward(event);
        if (entry.getParked() != null) {
            follow(entry.getParked());
            entry.setParked(null);
        }
    }

    /** The request stays, to tell repeats, and is nobody's. */
    private void forgetMember() {
        if (entry.getRequest() != null) {
            entry.getRequest().setReferences(List.of());
            changed = true;
        }
    }

    private void cancel(StagedEvent event, RedemptionCancel cancel) {
        long fingerprint = Fingerprint.of(cancel);
        SeenCancellation known = entry.getCancellation();
        if (known != null) {
            repeat(cancel, cancel.getRedemptionId(), known.getFingerprint() != fingerprint);
            return;
        }
        entry.setCancellation(new SeenCancellation(cancel.getEventId(), fingerprint));
        changed = true;
        if (entry.getRequest() == null) {
            entry.setParked(event);
        } else {
            follow(event);
        }
    }

    private void follow(StagedEvent event) {
        RedemptionCancel cancel = cancel(event);
        if (entry.getRequest().getReferences().isEmpty()) {
            outputs.add(new StageOutput.WithoutEffect(
                    cancel.getRedemptionId(), NoEffects.of(cancel, null, Reason.ERASED, null)));
            return;
        }
        onward(StagedEvent.newBuilder(event)
                .setReferences(entry.getRequest().getReferences())
                .setEvent(new RedemptionCancel(
                        cancel.getEventId(), cancel.getRedemptionId(), cancel.getCancelledAt(), null))
                .build());
    }

    private void repeat(Object event, String redemptionId, boolean differs) {
        idReused = differs;
        outputs.add(new StageOutput.WithoutEffect(
                redemptionId, NoEffects.of(event, null, Reason.DUPLICATE, differs ? "the repeat differs" : null)));
    }

    private void bury(StagedEvent event, RedemptionCancel cancel, Duration parkFor) {
        outputs.add(new StageOutput.Dead(new DeadLetter(
                cancel.getOriginal(),
                event.getOrigin(),
                DeadLetter.Cause.REDEMPTION_NOT_FOUND,
                STAGE,
                "redemptionId '" + cancel.getRedemptionId() + "' was not requested within " + parkFor
                        + "; replay this cancellation once the request is there")));
    }

    private void onward(StagedEvent event) {
        outputs.add(new StageOutput.Onward(event.getReferences().getFirst(), event));
    }

    private RedemptionDecision decision() {
        return new RedemptionDecision(entry, changed, idReused, outputs);
    }

    private static RedemptionCancel cancel(StagedEvent event) {
        if (event.getEvent() instanceof RedemptionCancel cancel) {
            return cancel;
        }
        throw new IllegalArgumentException("Expected a request or a cancellation in the redemption book but found "
                + event.getEvent().getClass().getName());
    }
}
