package io.loyaltystreams.intake;

import io.loyaltystreams.avro.in.MemberActivity;
import io.loyaltystreams.avro.internal.Activity;
import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.StagedEvent;
import java.time.Duration;
import java.util.List;

/** Checks an activity and stages it under its first reference. Which kinds are rewarded is the program's to say. */
public final class ActivityIntake {

    private ActivityIntake() {}

    /** @param futureMargin how far beyond the record's own time an activity may be dated */
    public static Verdict check(MemberActivity activity, Origin origin, Duration futureMargin) {
        return new Checks()
                .text("eventId", activity.getEventId())
                .text("kind", activity.getKind())
                .notInFuture("occurredAt", activity.getOccurredAt(), origin.getTimestamp(), futureMargin)
                .notTooLong("subject", activity.getSubject())
                .someReferences("memberRefs", activity.getMemberRefs())
                .fault()
                .<Verdict>map(Verdict.Invalid::new)
                .orElseGet(() -> stage(activity, origin));
    }

    private static Verdict stage(MemberActivity activity, Origin origin) {
        var references = References.keys(activity.getMemberRefs());
        var staged = new Activity(
                activity.getEventId(), activity.getKind(), activity.getOccurredAt(), subject(activity.getSubject()));
        return new Verdict.Accepted(
                references.getFirst(), new StagedEvent(origin, references, List.of(), Lookup.FIND, 0, null, staged));
    }

    /** An empty subject is none: it would make all activities of a kind one. */
    private static String subject(String subject) {
        return subject == null || subject.isBlank() ? null : subject;
    }
}
