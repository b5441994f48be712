package io.loyaltystreams.ledger;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The ledger a second time, as simple as it can be said: every point is an object, every sum is counted from scratch, and time passes
 * day by day. Slow on purpose, and knows none of the ledger's classes. Returns the lines that {@link Telling} would.
 */
final class SimpleLedger {

    private static final class Order {
        private LocalDate day;
        private SimplePoints.Batch batch;
        private List<Long> cents;
        private long award;
        private long limit;
        private long bonus;
        private boolean gold;
        private long taken;
        private boolean gone;
    }

    private record Use(String rule, LocalDate day) {}

    private final PlainTerms terms;
    private final ZoneId zone;
    private final List<String> lines = new ArrayList<>();
    private final SimplePoints points = new SimplePoints();
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, Integer> redemptions = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();
    private final Set<String> subjects = new HashSet<>();
    private final Set<String> noticed = new HashSet<>();
    private final List<Deed.Buy> reaching = new ArrayList<>();
    private final Map<String, SimplePoints.Batch> brought = new HashMap<>();
    private final List<String> asking = new ArrayList<>();
    private boolean answered;
    private SimplePoints.Batch earnedBy;
    private boolean welcomed;
    private Instant active;
    private Instant clock;
    private SimpleTiers tiers;
    private int number;

    private SimpleLedger(PlainTerms terms) {
        this.terms = terms;
        this.zone = ZoneId.of(terms.zone());
    }

    static List<String> of(PlainTerms terms, List<Deed> deeds) {
        var ledger = new SimpleLedger(terms);
        deeds.forEach(ledger::read);
        return ledger.lines;
    }

    private void read(Deed deed) {
        if (clock == null) {
            if (deed instanceof Deed.Wait) {
                return;
            }
            clock = deed.at();
            tiers = new SimpleTiers(terms, clock, this::say);
        }
        pass(deed.at());
        if (!(deed instanceof Deed.Wait)) {
            if (!ofAnother(deed)) {
                tiers.heard(deed.at());
            }
            clock = deed.at().isAfter(clock) ? deed.at() : clock;
        }
        boolean fitted = tiers.fits(clock);
        String cause = switch (deed) {
            case Deed.Buy buy -> buy(buy);
            case Deed.BringBack back -> bringBack(back);
            case Deed.SignUp signUp -> signUp(signUp);
            case Deed.Answer answer -> answered();
            case Deed.Bring bring -> bring(bring);
            case Deed.Unbring unbring -> unbring(unbring);
            case Deed.Spend spend -> spend(spend);
            case Deed.Undo undo -> undo(undo);
            case Deed.Correct correct -> correct(correct);
            case Deed.Review review -> review(review);
            case Deed.Wait wait -> "WAIT";
        };
        if (!cause.equals("WAIT")) {
            active(deed);
            tiers.after(cause, fitted, clock);
            overdue();
        }
    }

    // time

    private static boolean ofAnother(Deed deed) {
        return deed instanceof Deed.Answer || deed instanceof Deed.Bring || deed instanceof Deed.Unbring;
    }

    private void active(Deed deed) {
        boolean counts = switch (deed) {
            case Deed.Buy buy -> true;
            case Deed.SignUp signUp -> true;
            case Deed.Review review -> true;
            case Deed.Spend spend -> lines.getLast().contains(" accepted ");
            case Deed.Undo undo -> lines.getLast().contains(" accepted ");
            case Deed.BringBack back -> false;
            case Deed.Answer answer -> false;
            case Deed.Bring bring -> false;
            case Deed.Unbring unbring -> false;
            case Deed.Correct correct -> false;
            case Deed.Wait wait -> false;
        };
        if (counts) {
            active = active == null || deed.at().isAfter(active) ? deed.at() : active;
        }
        if (counts || (ofAnother(deed) && active != null)) {
            for (SimplePoints.Batch batch : points.batches) {
                if (batch.version.byActivity() && !batch.ownDate && batch.lastDay != null) {
                    var day = lastDay(batch.version, active);
                    batch.lastDay = day.isAfter(batch.lastDay) ? day : batch.lastDay;
                }
            }
        }
    }

    /** The clock goes to where something happened last. */
    private void pass(Instant to) {
        Instant from = clock;
        for (LocalDate day = day(from); !day.isAfter(day(to)); day = day.plusDays(1)) {
            Instant midnight = start(day);
            if (midnight.isAfter(from) && !midnight.isAfter(to)) {
                var before = state();
                expire(midnight);
                release(midnight);
                points.payDebt();
                tiers.review(day);
                clock = state().equals(before) ? clock : midnight;
            }
            Instant nine = day.atTime(9, 0).atZone(zone).toInstant();
            if (nine.isAfter(from) && !nine.isAfter(to)) {
                var before = state();
                notices(day);
                clock = state().equals(before) ? clock : nine;
            }
        }
    }

    private String state() {
        return lines.size() + " " + tiers.fallsOn();
    }

    private void overdue() {
        while (true) {
            Instant first = null;
            for (SimplePoints.Batch batch : points.batches) {
                if (batch.has(SimplePoints.Is.LEFT)) {
                    if (batch.lastDay != null) {
                        first = earlier(first, start(batch.lastDay.plusDays(1)));
                    }
                    if (batch.pendingUntil != null) {
                        first = earlier(first, start(batch.pendingUntil));
                    }
                }
            }
            if (first == null || first.isAfter(clock)) {
                return;
            }
            expire(first);
            release(first);
            points.payDebt();
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    private void expire(Instant now) {
        var byDay = new TreeMap<LocalDate, List<SimplePoints.Batch>>();
        for (SimplePoints.Batch batch : points.inOrder()) {
            if (batch.lastDay != null
                    && !start(batch.lastDay.plusDays(1)).isAfter(now)
                    && batch.has(SimplePoints.Is.LEFT)) {
                byDay.computeIfAbsent(batch.lastDay, day -> new ArrayList<>()).add(batch);
            }
        }
        byDay.forEach((day, gone) -> {
            String firstId = null;
            long sum = 0;
            for (SimplePoints.Batch batch : gone) {
                var left = batch.in(SimplePoints.Is.LEFT);
                left.forEach(point -> point.is = SimplePoints.Is.EXPIRED);
                sum += left.size();
                batch.expiries++;
                String id = "expiry:" + batch.id + (batch.expiries == 1 ? "" : ":" + batch.expiries);
                firstId = firstId == null ? id : firstId;
                say(id + " -" + left.size() + points.balance() + " at " + start(day.plusDays(1)));
            }
            say("gone " + firstId + " " + day + " " + sum);
        });
    }

    private void release(Instant now) {
        for (SimplePoints.Batch batch : points.inOrder()) {
            if (batch.pendingUntil != null
                    && !start(batch.pendingUntil).isAfter(now)
                    && batch.has(SimplePoints.Is.LEFT)) {
                Instant at = start(batch.pendingUntil);
                batch.pendingUntil = null;
                say("release:" + batch.id + " releases "
                        + batch.in(SimplePoints.Is.LEFT).size() + points.balance() + " at " + at);
            }
        }
    }

    private void notices(LocalDate today) {
        var due = new TreeSet<LocalDate>();
        for (SimplePoints.Batch batch : points.batches) {
            if (batch.lastDay != null && batch.version.expiryMonths() > 0 && batch.has(SimplePoints.Is.LEFT)) {
                due.add(batch.lastDay);
            }
        }
        for (LocalDate day : due) {
            for (int days : PlainTerms.NOTICES.stream().sorted().toList()) {
                if (day.minusDays(days).equals(today) && noticed.add(day + " " + days)) {
                    long left = points.batches.stream()
                            .filter(batch -> day.equals(batch.lastDay))
                            .mapToLong(batch -> batch.in(SimplePoints.Is.LEFT).size())
                            .sum();
                    say("notice " + day + " " + days + " " + left);
                }
            }
        }
    }

    // deeds

    private String buy(Deed.Buy buy) {
        var version = version(buy.at());
        var order = new Order();
        order.day = day(buy.at());
        order.cents = buy.cents();
        order.gold = tiers.isGold();
        order.bonus = usesIn("monthly", order.day.withDayOfMonth(1), order.day.with(TemporalAdjusters.lastDayOfMonth()))
                        < PlainTerms.BONUSES_PER_MONTH
                ? PlainTerms.BONUS
                : 0;
        order.limit = Math.min(
                room(terms.capPerDay(), order.day, order.day),
                room(
                        terms.capPerMonth(),
                        order.day.withDayOfMonth(1),
                        order.day.with(TemporalAdjusters.lastDayOfMonth())));
        long uncapped =
                points(order, buy.cents().stream().mapToLong(Long::longValue).sum());
        order.award = Math.min(uncapped, order.limit);
        orders.put(buy.id(), order);
        if (order.award > 0) {
            order.batch = new SimplePoints.Batch(
                    "order:" + buy.id() + ":earn", buy.at(), version, lastDay(version, buy.at()), order.award);
            if (version.holdDays() > 0) {
                order.batch.pendingUntil = order.day.plusDays(version.holdDays());
            }
            points.batches.add(order.batch);
            say(order.batch.id + " +" + order.award + points.balance());
            points.payDebt();
            if (order.bonus > 0) {
                uses.add(new Use("monthly", order.day));
            }
        }
        tiers.count(order.day, order.award, 1);
        boolean enough = buy.cents().stream().mapToLong(Long::longValue).sum() >= PlainTerms.REFERRAL_MINIMUM * 100;
        if (!asking.isEmpty() && version.refers() && enough) {
            reaching.add(buy);
        }
        if (!earnsReferral() && order.award == 0) {
            say("unchanged " + (uncapped > 0 ? "LIMIT_REACHED" : "NO_POINTS"));
        }
        return "QUALIFIED";
    }

    // referrals

    private String answered() {
        if (!answered) {
            answered = true;
            asking.stream().skip(1).forEach(later -> say("refused " + later + " ALREADY_REFERRED"));
            earnsReferral();
        }
        return "QUALIFIED";
    }

    private boolean earnsReferral() {
        if (!answered || earnedBy != null || reaching.isEmpty()) {
            return false;
        }
        var order = reaching.getFirst();
        earnedBy = bonus("order:" + order.id() + ":referee", order.at(), PlainTerms.REFEREE);
        return true;
    }

    private SimplePoints.Batch bonus(String id, Instant at, long bonus) {
        var version = version(at);
        var batch = new SimplePoints.Batch(id, at, version, lastDay(version, at), bonus);
        if (version.holdDays() > 0) {
            batch.pendingUntil = day(at).plusDays(version.holdDays());
        }
        points.batches.add(batch);
        say(id + " +" + bonus + points.balance());
        points.payDebt();
        tiers.count(day(at), bonus, 0);
        return batch;
    }

    private long losesReferral(Deed.BringBack back, long left) {
        boolean isShort = left < PlainTerms.REFERRAL_MINIMUM * 100;
        boolean wasReaching = reaching.removeIf(order -> isShort && order.id().equals(back.orderId()));
        if (!wasReaching || !reaching.isEmpty() || earnedBy == null) {
            return 0;
        }
        var lost = earnedBy;
        earnedBy = null;
        return takeBonus("return:" + back.id() + ":referee", back.at(), lost);
    }

    private long takeBonus(String id, Instant at, SimplePoints.Batch lost) {
        long falls = take(at, lost, lost.points.size()).falls();
        if (falls > 0) {
            say(id + " -" + falls + points.balance());
        }
        tiers.count(day(lost.earned), -lost.points.size(), 0);
        return falls;
    }

    private String bring(Deed.Bring bring) {
        brought.put(bring.orderId(), bonus("order:" + bring.orderId() + ":referrer", bring.at(), PlainTerms.REFERRER));
        return "QUALIFIED";
    }

    private String unbring(Deed.Unbring unbring) {
        takeBonus("return:" + unbring.id() + ":referrer", unbring.at(), brought.get(unbring.orderId()));
        return "RETURN";
    }

    /** With so many cents of the order left. */
    private static long points(Order order, long left) {
        long all = order.cents.stream().mapToLong(Long::longValue).sum();
        long times = order.gold ? 3 : 2;
        // (left x times / 200) + bonus x (left / all)
        return left == 0 ? 0 : Math.floorDiv(left * times * all + order.bonus * left * 200, 200 * all);
    }

    private long room(long cap, LocalDate from, LocalDate to) {
        long used = orders.values().stream()
                .filter(order -> !order.day.isBefore(from) && !order.day.isAfter(to))
                .mapToLong(order -> order.award - order.taken)
                .sum();
        return cap == 0 ? Long.MAX_VALUE : Math.max(0, cap - used);
    }

    private String bringBack(Deed.BringBack back) {
        var order = orders.get(back.orderId());
        long left = 0;
        for (int i = 0; i < order.cents.size(); i++) {
            left += order.cents.get(i) - back.cents().get(i);
        }
        long kept = Math.min(points(order, left), order.limit);
        long take = order.award - order.taken - kept;
        order.taken += take;
        var taken = new Taken(0, 0);
        if (take > 0) {
            taken = take(back.at(), order.batch, take);
            if (taken.falls() > 0) {
                say("return:" + back.id() + ":reverse -" + taken.falls() + points.balance());
            }
        }
        boolean goes = left == 0 && !order.gone;
        if (goes && order.bonus > 0 && order.award > 0) {
            uses.remove(new Use("monthly", order.day));
        }
        order.gone |= left == 0;
        tiers.count(order.day, -take, goes ? -1 : 0);
        var bonus = earnedBy;
        long spentOfBonus = bonus == null ? 0 : bonus.in(SimplePoints.Is.SPENT).size();
        long bonusFalls = losesReferral(back, left);
        boolean lost = bonus != null && earnedBy == null;
        if (taken.falls() + bonusFalls == 0) {
            boolean spent = taken.spent() + (lost ? spentOfBonus : 0) > 0;
            String gone = spent ? "WRITTEN_OFF" : "ALREADY_EXPIRED";
            say("unchanged " + (take == 0 && !lost ? "NOTHING_LEFT" : gone));
        }
        return "RETURN";
    }

    private record Taken(long falls, long spent) {}

    private Taken take(Instant at, SimplePoints.Batch batch, long take) {
        long falls = 0;
        long spent = 0;
        boolean forgives = version(at).forgives();
        for (int i = 0; i < take; i++) {
            if (batch.has(SimplePoints.Is.LEFT)) {
                batch.first(SimplePoints.Is.LEFT).is = SimplePoints.Is.REVERSED;
                falls++;
            } else if (batch.has(SimplePoints.Is.EXPIRED)) {
                batch.first(SimplePoints.Is.EXPIRED).is = SimplePoints.Is.REVERSED;
            } else {
                spent++;
                var newest = batch.in(SimplePoints.Is.SPENT).stream()
                        .max(Comparator.comparingInt(point -> point.on))
                        .orElseThrow();
                newest.is = SimplePoints.Is.REVERSED;
                var payer = points.firstToSpend();
                if (payer != null) {
                    payer.is = SimplePoints.Is.SPENT;
                    payer.on = newest.on;
                    falls++;
                } else if (!forgives) {
                    points.debt.add(new SimplePoints.Owed(newest.on));
                    falls++;
                }
            }
        }
        return new Taken(falls, spent);
    }

    private String signUp(Deed.SignUp signUp) {
        if (signUp.names() && answered) {
            say("refused " + signUp.id() + " ALREADY_REFERRED");
        }
        if (signUp.names()) {
            asking.add(signUp.id());
        }
        if (welcomed) {
            say("unchanged ALREADY_WELCOMED");
        } else {
            welcomed = true;
            give("signup:" + signUp.id() + ":welcome", signUp.at(), PlainTerms.WELCOME);
            tiers.count(day(signUp.at()), PlainTerms.WELCOME, 0);
        }
        return "QUALIFIED";
    }

    private String review(Deed.Review review) {
        var day = day(review.at());
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (review.subject().filter(subjects::contains).isPresent()) {
            say("unchanged ALREADY_COUNTED");
        } else if (usesIn("review", monday, monday.plusDays(6)) >= PlainTerms.REVIEWS_PER_WEEK) {
            say("unchanged LIMIT_REACHED");
        } else {
            review.subject().ifPresent(subjects::add);
            uses.add(new Use("review", day));
            give("activity:" + review.id() + ":review", review.at(), PlainTerms.REVIEW);
            tiers.count(day, PlainTerms.REVIEW, 0);
        }
        return "QUALIFIED";
    }

    private void give(String id, Instant at, long bonus) {
        var version = version(at);
        points.batches.add(new SimplePoints.Batch(id, at, version, lastDay(version, at), bonus));
        say(id + " +" + bonus + points.balance());
        points.payDebt();
    }

    private String spend(Deed.Spend spend) {
        if (spend.points() > points.available()) {
            say("unchanged NOT_ENOUGH_POINTS");
            say("answer " + spend.id() + " NOT_ENOUGH_POINTS " + spend.points());
        } else {
            redemptions.put(spend.id(), ++number);
            for (int i = 0; i < spend.points(); i++) {
                var point = points.firstToSpend();
                point.is = SimplePoints.Is.SPENT;
                point.on = number;
            }
            say("redemption:" + spend.id() + ":redeem -" + spend.points() + points.balance());
            say("answer " + spend.id() + " accepted " + spend.points());
        }
        return "QUALIFIED";
    }

    private String undo(Deed.Undo undo) {
        Integer on = redemptions.remove(undo.id());
        if (on == null) {
            say("unchanged NOT_REDEEMED");
            say("answer " + undo.id() + " NOT_REDEEMED 0");
            return "QUALIFIED";
        }
        long back = points.debt.stream().filter(owed -> owed.on() == on).count();
        points.debt.removeIf(owed -> owed.on() == on);
        for (SimplePoints.Batch batch : points.batches) {
            var given = batch.points.stream()
                    .filter(point -> point.is == SimplePoints.Is.SPENT && point.on == on)
                    .toList();
            for (SimplePoints.Point point : given) {
                point.is = SimplePoints.Is.LEFT;
                point.on = 0;
            }
            back += given.size();
            if (!given.isEmpty()
                    && batch.lastDay != null
                    && !start(batch.lastDay.plusDays(1)).isAfter(undo.at())) {
                batch.lastDay = day(undo.at()).plusDays(reinstatementDays(batch, undo.at()));
                batch.ownDate = true;
            }
        }
        if (back > 0) {
            say("redemption:" + undo.id() + ":cancel +" + back + points.balance());
        } else {
            say("unchanged WRITTEN_OFF");
        }
        say("answer " + undo.id() + " accepted " + back);
        points.payDebt();
        return "QUALIFIED";
    }

    private int reinstatementDays(SimplePoints.Batch batch, Instant at) {
        if (version(at).expiryMonths() > 0) {
            return version(at).reinstatementDays();
        }
        return batch.version.expiryMonths() > 0 ? batch.version.reinstatementDays() : 30;
    }

    private String correct(Deed.Correct correct) {
        var version = version(correct.at());
        String id = "adjustment:" + correct.id();
        if (correct.points() == 0) {
            say("unchanged NO_POINTS");
            return "ADJUSTMENT";
        }
        if (correct.points() > 0) {
            var lastDay = correct.lastDay().orElse(lastDay(version, correct.at()));
            var batch = new SimplePoints.Batch(id, correct.at(), version, lastDay, correct.points());
            batch.ownDate = correct.lastDay().isPresent();
            points.batches.add(batch);
            say(id + " +" + correct.points() + points.balance());
            points.payDebt();
        } else {
            long falls = 0;
            for (long i = correct.points(); i < 0; i++) {
                var payer = points.firstToSpend();
                if (payer != null) {
                    payer.is = SimplePoints.Is.SPENT;
                    falls++;
                } else if (!version.forgives()) {
                    points.debt.add(new SimplePoints.Owed(0));
                    falls++;
                }
            }
            say(falls == 0 ? "unchanged WRITTEN_OFF" : id + " -" + falls + points.balance());
        }
        if (correct.qualifying()) {
            tiers.count(day(correct.at()), correct.points(), 0);
        }
        return "ADJUSTMENT";
    }

    // words

    private long usesIn(String rule, LocalDate from, LocalDate to) {
        return uses.stream()
                .filter(use -> use.rule().equals(rule)
                        && !use.day().isBefore(from)
                        && !use.day().isAfter(to))
                .count();
    }

    private PlainTerms.Version version(Instant at) {
        return terms.versions().get(at.isBefore(terms.versions().get(1).from()) ? 0 : 1);
    }

    private LocalDate lastDay(PlainTerms.Version version, Instant earned) {
        if (version.expiryMonths() == 0) {
            return null;
        }
        var day = day(earned).plusMonths(version.expiryMonths());
        return version.monthEnd() ? day.with(TemporalAdjusters.lastDayOfMonth()) : day;
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private void say(String line) {
        lines.add(line);
    }
}
