package io.loyaltystreams.ledger;

import io.loyaltystreams.program.ExpiryPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells once for each date and number of days what is going to expire, all lots of the date together. */
final class Noticing {

    private final LotDates dates;

    Noticing(LotDates dates) {
        this.dates = dates;
    }

    void notice(Posting posting, Instant now) {
        SortedMap<LocalDate, TreeSet<Integer>> due = new TreeMap<>();
        for (Lot lot : posting.account().holdings().lots()) {
            if (lot.remaining() > 0) {
                dates.noticesAfter(now.minusMillis(1), lot).stream()
                        .filter(notice -> notice.at().equals(now))
                        .map(ExpiryPolicy.Notice::days)
                        .forEach(days -> due.computeIfAbsent(lot.expiresOn().orElseThrow(), on -> new TreeSet<>())
                                .add(days));
            }
        }
        due.forEach((on, all) -> all.forEach(days -> tell(posting, now, on, days)));
    }

    private static void tell(Posting posting, Instant now, LocalDate on, int days) {
        var account = posting.account();
        if (!account.schedule().sent().contains(new Schedule.SentNotice(on, days))) {
            posting.post(new LedgerEvent.ExpiryNoticed(
                    EntryIds.notice(posting.memberId(), on, days), now, on, days, account.expiringOn(on)));
        }
    }
}
