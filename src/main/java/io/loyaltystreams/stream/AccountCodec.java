package io.loyaltystreams.stream;

import io.loyaltystreams.avro.internal.AccountDebt;
import io.loyaltystreams.avro.internal.DayPoints;
import io.loyaltystreams.avro.internal.QualifyingDay;
import io.loyaltystreams.avro.internal.RuleUses;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.Debt;
import io.loyaltystreams.ledger.History;
import io.loyaltystreams.ledger.Holdings;
import io.loyaltystreams.ledger.Membership;
import io.loyaltystreams.ledger.Schedule;
import io.loyaltystreams.ledger.Standing;
import io.loyaltystreams.ledger.Tally;
import io.loyaltystreams.ledger.Totals;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Usage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Accounts as they lie in the store. The same account always has the same bytes. */
final class AccountCodec {

    private AccountCodec() {}

    static Account read(io.loyaltystreams.avro.internal.Account stored) {
        return new Account(
                membership(stored),
                new Holdings(
                        stored.getLots().stream().map(LotCodec::read).toList(),
                        stored.getDebts().stream()
                                .map(debt -> new Debt(
                                        debt.getEntryId(),
                                        Optional.ofNullable(debt.getRedemptionId()),
                                        debt.getPoints()))
                                .toList(),
                        Map.of()),
                usage(stored),
                history(stored),
                subjects(stored.getSubjects()),
                new Totals(stored.getLifetimeEarned(), stored.getOrders(), stored.getRedemptions(), stored.getPosted()),
                Optional.ofNullable(stored.getTier())
                        .map(tier ->
                                new Standing(tier, stored.getTierSince(), Optional.ofNullable(stored.getFallsOn()))),
                new Schedule(
                        stored.getAdvancedTo(),
                        Optional.ofNullable(stored.getNextDue()),
                        stored.getNotices().stream()
                                .map(notice -> new Schedule.SentNotice(notice.getOn(), notice.getDays()))
                                .toList(),
                        Optional.ofNullable(stored.getActiveAt())),
                ReferralsCodec.read(stored));
    }

    static io.loyaltystreams.avro.internal.Account write(Account account) {
        Membership membership = account.membership();
        return io.loyaltystreams.avro.internal.Account.newBuilder()
                .setFirstEventAt(membership.firstEventAt())
                .setAdvancedTo(account.advancedTo())
                .setContactUuid(membership.contactUuid().orElse(null))
                .setReferences(membership.references())
                .setEnrolled(membership.enrolled())
                .setWelcomed(membership.welcomed())
                .setSignups(membership.signups())
                .setSignedUpAt(membership.signedUpAt().orElse(null))
                .setMerges(membership.merges())
                .setFormerly(membership.formerly())
                .setReadElsewhere(membership.readElsewhere())
                .setLots(account.holdings().lots().stream().map(LotCodec::write).toList())
                .setDebts(account.holdings().debts().stream()
                        .map(debt -> new AccountDebt(
                                debt.entryId(), debt.redemptionId().orElse(null), debt.points()))
                        .toList())
                .setCapPoints(capPoints(account.usage()))
                .setUses(uses(account.usage()))
                .setHistory(history(account.history()))
                .setSubjects(subjectsOf(account))
                .setLifetimeEarned(account.lifetimeEarned())
                .setOrders(account.totals().orders())
                .setRedemptions(account.totals().redemptions())
                .setPosted(account.totals().posted())
                .setTier(account.standing().map(Standing::tier).orElse(null))
                .setTierSince(account.standing().map(Standing::since).orElse(null))
                .setFallsOn(account.standing().flatMap(Standing::fallsOn).orElse(null))
                .setNotices(account.schedule().sent().stream()
                        .map(notice -> new io.loyaltystreams.avro.internal.SentNotice(notice.on(), notice.days()))
                        .toList())
                .setActiveAt(account.schedule().activeAt().orElse(null))
                .setNextDue(account.nextDue().orElse(null))
                .setClaims(ReferralsCodec.claims(account.referrals()))
                .setOccasions(ReferralsCodec.occasions(account.referrals()))
                .setAskers(ReferralsCodec.askers(account.referrals()))
                .build();
    }

    private static Membership membership(io.loyaltystreams.avro.internal.Account stored) {
        return new Membership(
                stored.getFirstEventAt(),
                Optional.ofNullable(stored.getContactUuid()),
                stored.getReferences(),
                stored.getEnrolled(),
                stored.getWelcomed(),
                stored.getSignups(),
                Optional.ofNullable(stored.getSignedUpAt()),
                stored.getMerges(),
                stored.getFormerly(),
                stored.getReadElsewhere());
    }

    private static Usage usage(io.loyaltystreams.avro.internal.Account stored) {
        var points = new TreeMap<LocalDate, Long>();
        stored.getCapPoints().forEach(day -> points.put(day.getDay(), day.getPoints()));
        var uses = new HashMap<String, NavigableMap<LocalDate, Integer>>();
        for (RuleUses each : stored.getUses()) {
            uses.computeIfAbsent(each.getRuleId(), rule -> new TreeMap<>()).put(each.getDay(), each.getUses());
        }
        return new Usage(points, uses);
    }

    private static List<DayPoints> capPoints(Usage usage) {
        return usage.points().entrySet().stream()
                .map(day -> new DayPoints(day.getKey(), day.getValue()))
                .toList();
    }

    private static List<RuleUses> uses(Usage usage) {
        var all = new ArrayList<RuleUses>();
        new TreeMap<>(usage.uses())
                .forEach((rule, days) -> days.forEach((day, uses) -> all.add(new RuleUses(rule, day, uses))));
        return all;
    }

    /** The first version kept no days, only one sum for a window without end. */
    private static History history(io.loyaltystreams.avro.internal.Account stored) {
        var days = new TreeMap<LocalDate, Tally>();
        for (QualifyingDay day : stored.getHistory()) {
            days.put(
                    day.getDay(),
                    new Tally(day.getPoints(), Ratio.parse(day.getSpend()), day.getOrders(), day.getActivities()));
        }
        if (stored.getQualifying() != 0) {
            var sum = new Tally(stored.getQualifying(), Ratio.ZERO, 0, 0);
            days.merge(History.OLDER, sum, (one, other) -> one.plus(other));
        }
        return new History(days);
    }

    private static List<QualifyingDay> history(History history) {
        return history.days().entrySet().stream()
                .map(day -> new QualifyingDay(
                        day.getKey(),
                        day.getValue().points(),
                        day.getValue().spend().toString(),
                        day.getValue().orders(),
                        day.getValue().activities()))
                .toList();
    }

    private static Map<String, Set<String>> subjects(Map<String, List<String>> stored) {
        var subjects = new HashMap<String, Set<String>>();
        stored.forEach((kind, ofKind) -> subjects.put(kind, Set.copyOf(ofKind)));
        return subjects;
    }

    private static Map<String, List<String>> subjectsOf(Account account) {
        var subjects = new TreeMap<String, List<String>>();
        account.subjects().forEach((kind, ofKind) -> subjects.put(kind, List.copyOf(new TreeSet<>(ofKind))));
        return subjects;
    }
}
