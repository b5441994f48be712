package io.loyaltystreams.intake;

import io.loyaltystreams.avro.in.MemberErased;
import io.loyaltystreams.avro.internal.Erasure;
import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.StagedEvent;
import java.time.Duration;
import java.util.List;

/** Checks that somebody is to be forgotten and stages it under the first of their references. */
public final class ErasureIntake {

    private ErasureIntake() {}

    /** @param futureMargin how far beyond the record's own time an erasure may be dated */
    public static Verdict check(MemberErased erased, Origin origin, Duration futureMargin) {
        return new Checks()
                .text("eventId", erased.getEventId())
                .notInFuture("erasedAt", erased.getErasedAt(), origin.getTimestamp(), futureMargin)
                .someReferences("memberRefs", erased.getMemberRefs())
                .fault()
                .<Verdict>map(Verdict.Invalid::new)
                .orElseGet(() -> stage(erased, origin));
    }

    private static Verdict stage(MemberErased erased, Origin origin) {
        var references = References.keys(erased.getMemberRefs());
        var event = new Erasure(erased.getEventId(), erased.getErasedAt(), List.of());
        return new Verdict.Accepted(
                references.getFirst(), new StagedEvent(origin, references, List.of(), Lookup.FIND, 0, null, event));
    }
}
