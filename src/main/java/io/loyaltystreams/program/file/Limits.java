package io.loyaltystreams.program.file;

import io.loyaltystreams.program.Limit;
import java.util.List;
import java.util.Optional;

/** Reads {@code limit}, which campaigns and activities have. */
final class Limits {

    static final Type<Limit> LIMIT = Type.section(Limits::limit);

    static final String MEANING = "How often it works for one member; always if left out.";

    private static final Type<Limit.Period> PERIOD = Scalars.choice(
            List.of(Limit.Period.DAY, Limit.Period.WEEK, Limit.Period.MONTH, Limit.Period.YEAR), Limits::word);

    private Limits() {}

    private static Optional<Limit> limit(Section limit) {
        var uses = limit.required("per-member", Scalars.wholeFrom(1), "The most times in one period.");
        var period = limit.optional(
                "period",
                PERIOD,
                "Calendar day (P1D), week from Monday (P1W), month (P1M) or year (P1Y); once and for all if left out.");
        return limit.build(() -> new Limit(uses.orElseThrow(), period.orElse(Limit.Period.EVER)));
    }

    private static String word(Limit.Period period) {
        return switch (period) {
            case DAY -> "P1D";
            case WEEK -> "P1W";
            case MONTH -> "P1M";
            case YEAR -> "P1Y";
            case EVER -> throw new IllegalArgumentException("Expected a period with an end; ever is not written");
        };
    }
}
