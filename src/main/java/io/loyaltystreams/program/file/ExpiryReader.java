package io.loyaltystreams.program.file;

import io.loyaltystreams.program.ExpiryPolicy;
import io.loyaltystreams.program.ExpiryPolicy.RoundUp;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code expiry}. */
final class ExpiryReader {

    private static final LocalTime NOTICE_AT = LocalTime.of(9, 0);

    private ExpiryReader() {}

    /** Without a zone, which is a fault of its own, the section is only checked. */
    static Optional<ExpiryPolicy> expiry(Value value, Optional<ZoneId> zone) {
        return value.section().flatMap(section -> {
            var after = section.required("after", Scalars::period);
            var roundUp = section.optional("round-up", Scalars.choice(Map.of("month", RoundUp.MONTH)));
            var notices = section.optional("notices", ExpiryReader::notices);
            var noticeAt = section.optional("notice-at", Scalars::timeOfDay);
            return section.build(() -> new ExpiryPolicy(
                    after.orElseThrow(),
                    roundUp.orElse(RoundUp.NONE),
                    notices.orElse(List.of()),
                    noticeAt.orElse(NOTICE_AT),
                    zone.orElse(ZoneOffset.UTC),
                    ExpiryPolicy.Owner.LOYALTY_STREAMS,
                    Period.ofDays(30)));
        });
    }

    private static Optional<List<Integer>> notices(Value list) {
        var distinct = new Distinct("each notice once");
        return list.items(value -> Scalars.wholeDays(value).flatMap(days -> distinct.check(value, days)));
    }
}
