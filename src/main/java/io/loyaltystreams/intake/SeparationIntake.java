package io.loyaltystreams.intake;

import io.loyaltystreams.avro.in.MembersSeparated;
import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.Separation;
import io.loyaltystreams.avro.internal.StagedEvent;
import java.time.Duration;
import java.util.List;

/** Checks that two members are to be two again and stages it under the one who gave the account up. */
public final class SeparationIntake {

    private SeparationIntake() {}

    /** @param futureMargin how far beyond the record's own time a separation may be dated */
    public static Verdict check(MembersSeparated separated, Origin origin, Duration futureMargin) {
        return new Checks()
                .text("eventId", separated.getEventId())
                .notInFuture("separatedAt", separated.getSeparatedAt(), origin.getTimestamp(), futureMargin)
                .text("formerMemberId", separated.getFormerMemberId())
                .notTooLong("memberId", separated.getMemberId())
                .require(
                        !separated.getFormerMemberId().equals(separated.getMemberId()),
                        () -> "formerMemberId and memberId are the same; send those of two members")
                .text("reason", separated.getReason())
                .text("operator", separated.getOperator())
                .fault()
                .<Verdict>map(Verdict.Invalid::new)
                .orElseGet(() -> stage(separated, origin));
    }

    private static Verdict stage(MembersSeparated separated, Origin origin) {
        var event = new Separation(
                separated.getEventId(),
                separated.getSeparatedAt(),
                separated.getFormerMemberId(),
                separated.getMemberId(),
                separated.getReason(),
                separated.getOperator(),
                null);
        return new Verdict.Accepted(
                separated.getFormerMemberId(),
                new StagedEvent(origin, List.of(), List.of(), Lookup.FIND, 0, null, event));
    }
}
