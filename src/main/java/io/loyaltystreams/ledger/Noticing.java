package io.loyaltystreams.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Tells once for each date and number of days what is going to expire, all lots of the date together. */
final class Noticing {

    private Noticing() {}

    /** @param due ids of lots, by their date and number of days */
    static void notice(Posting posting, Instant now, Map<LocalDate, Map<Integer, List<String>>> due) {
        due.forEach((on, all) -> all.forEach((days, lots) -> {
            if (somethingRemains(posting, lots) && !wasTold(posting, on, days)) {
                tell(posting, now, on, days);
            }
        }));
    }

    private static boolean somethingRemains(Posting posting, List<String> lots) {
        return lots.stream()
                .anyMatch(id -> posting.account()
                        .holdings()
                        .lot(id)
                        .filter(lot -> lot.remaining() > 0)
                        .isPresent());
    }

    private static boolean wasTold(Posting posting, LocalDate on, int days) {
        return posting.account().schedule().sent().contains(new Schedule.SentNotice(on, days));
    }

    private static void tell(Posting posting, Instant now, LocalDate on, int days) {
        posting.post(new LedgerEvent.ExpiryNoticed(
                EntryIds.notice(posting.memberId(), on, days),
                now,
                on,
                days,
                posting.account().expiringOn(on)));
    }
}
