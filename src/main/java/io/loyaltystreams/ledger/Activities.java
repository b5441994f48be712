package io.loyaltystreams.ledger;

import io.loyaltystreams.program.ActivityRule;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Something else than buying earns: every rule of its kind that the member's limits allow. A subject earns once. */
final class Activities {

    private final Programs programs;
    private final Counting counting;

    Activities(Programs programs, Counting counting) {
        this.programs = programs;
        this.counting = counting;
    }

    void reward(Posting posting, LedgerCommand.DoActivity activity) {
        programs.at(activity.at())
                .ifPresentOrElse(
                        program -> reward(posting, activity, program), () -> posting.unchanged(Reason.NO_PROGRAM));
    }

    private void reward(Posting posting, LedgerCommand.DoActivity activity, Program program) {
        var day = program.dayOf(activity.at());
        var ofKind = program.activities().stream()
                .filter(rule -> rule.kind().equals(activity.kind()))
                .toList();
        var earning = ofKind.stream()
                .filter(rule -> allows(posting.account(), rule, day))
                .toList();
        if (ofKind.isEmpty()) {
            posting.unchanged(Reason.NO_RULE);
        } else if (wasSeen(posting.account(), activity)) {
            posting.unchanged(Reason.ALREADY_COUNTED);
        } else if (earning.isEmpty()) {
            posting.unchanged(Reason.LIMIT_REACHED);
        } else {
            earn(posting, activity, program, earning);
        }
    }

    private void earn(Posting posting, LedgerCommand.DoActivity activity, Program program, List<ActivityRule> rules) {
        rules.forEach(rule -> posting.post(earned(activity, program, rule)));
        rules.forEach(rule -> posting.dated(EntryIds.activity(activity.eventId(), rule.id())));
        activity.subject().ifPresent(subject -> posting.post(new LedgerEvent.SubjectSeen(activity.kind(), subject)));
        Debts.pay(posting);
        long points = rules.stream().mapToLong(ActivityRule::bonus).sum();
        counting.count(posting, program.dayOf(activity.at()), new Tally(points, Ratio.ZERO, 0, 1), 0, 0, uses(rules));
    }

    private static LedgerEvent.Earned earned(LedgerCommand.DoActivity activity, Program program, ActivityRule rule) {
        String entryId = EntryIds.activity(activity.eventId(), rule.id());
        var lastDay = program.expiry().map(expiry -> expiry.lastDay(activity.at()));
        var step = new Step(
                rule.id(), program.version(), Long.toString(rule.bonus()), "bonus for activity " + activity.kind());
        return new LedgerEvent.Earned(
                entryId,
                new Cause("activity", activity.eventId()),
                Lot.of(entryId, rule.bonus(), activity.at(), program.version(), lastDay),
                Optional.empty(),
                List.of(step));
    }

    private static boolean allows(Account account, ActivityRule rule, LocalDate day) {
        return rule.limit()
                .filter(limit -> !account.usage().allows(rule.id(), limit, day))
                .isEmpty();
    }

    private static boolean wasSeen(Account account, LedgerCommand.DoActivity activity) {
        var seen = account.subjects().getOrDefault(activity.kind(), Set.of());
        return activity.subject().filter(seen::contains).isPresent();
    }

    private static Map<String, Integer> uses(List<ActivityRule> rules) {
        return rules.stream()
                .filter(rule -> rule.limit().isPresent())
                .collect(Collectors.toMap(ActivityRule::id, rule -> 1));
    }
}
