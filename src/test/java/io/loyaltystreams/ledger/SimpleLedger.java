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

    private enum Is {
        LEFT,
        SPENT,
        REVERSED,
        EXPIRED
    }

    private static final class Point {
        private final Batch batch;
        private Is is = Is.LEFT;
        /** Number of the redemption that it was spent on; 0 for anything else. */
        private int on;

        private Point(Batch batch) {
            this.batch = batch;
        }
    }

    private static final class Batch {
        private final String id;
        private final Instant earned;
        private final PlainTerms.Version version;
        private final List<Point> points = new ArrayList<>();
        private LocalDate lastDay;
        private LocalDate pendingUntil;
        private int expiries;

        private Batch(String id, Instant earned, PlainTerms.Version version, LocalDate lastDay, long size) {
            this.id = id;
            this.earned = earned;
            this.version = version;
            this.lastDay = lastDay;
            for (int i = 0; i < size; i++) {
                points.add(new Point(this));
            }
        }

        private List<Point> in(Is state) {
            return points.stream().filter(point -> point.is == state).toList();
        }

        private boolean has(Is state) {
            return first(state) != null;
        }

        private Point first(Is state) {
            for (Point point : points) {
                if (point.is == state) {
                    return point;
                }
            }
            return null;
        }
    }

    private static final class Order {
        private LocalDate day;
        private Batch batch;
        private List<Long> cents;
        private long award;
        private long limit;
        private long bonus;
        private boolean gold;
        private long taken;
        private boolean gone;
    }

    /** One point that is owed. */
    private record Owed(int on) {}

    private record Count(LocalDate day, long points, long orders) {}

    private record Use(String rule, LocalDate day) {}

    private static final Comparator<Batch> SPENDING_ORDER = Comparator.<Batch, LocalDate>comparing(
                    batch -> batch.lastDay == null ? LocalDate.MAX : batch.lastDay)
            .thenComparing(batch -> batch.earned)
            .thenComparing(batch -> batch.id);

    private static final List<String> LEVELS = List.of("bronze", "silver", "gold");

    private final PlainTerms terms;
    private final ZoneId zone;
    private final List<String> lines = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();
    private final List<Owed> debt = new ArrayList<>();
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, Integer> redemptions = new HashMap<>();
    private final List<Count> counts = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    private final Set<String> subjects = new HashSet<>();
    private final Set<String> noticed = new HashSet<>();
    private boolean welcomed;
    private Instant clock;
    private LocalDate firstDay;
    private int level;
    private LocalDate fallsOn;
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
            firstDay = day(clock);
        }
        pass(deed.at());
        boolean fitted = fitting() >= level;
        String cause = switch (deed) {
            case Deed.Buy buy -> buy(buy);
            case Deed.BringBack back -> bringBack(back);
            case Deed.SignUp signUp -> signUp(signUp);
            case Deed.Spend spend -> spend(spend);
            case Deed.Undo undo -> undo(undo);
            case Deed.Correct correct -> correct(correct);
            case Deed.Review review -> review(review);
            case Deed.Wait wait -> "WAIT";
        };
        if (!cause.equals("WAIT")) {
            tierAfter(cause, fitted);
            overdue();
        }
    }

    // time

    private void pass(Instant to) {
        if (to.isBefore(clock)) {
            return;
        }
        for (LocalDate day = day(clock); !day.isAfter(day(to)); day = day.plusDays(1)) {
            Instant midnight = start(day);
            if (midnight.isAfter(clock) && !midnight.isAfter(to)) {
                expire(midnight);
                release(midnight);
                payDebt();
                reviewTier(day);
            }
            Instant nine = day.atTime(9, 0).atZone(zone).toInstant();
            if (nine.isAfter(clock) && !nine.isAfter(to)) {
                notices(day);
            }
        }
        clock = to;
    }

    private void overdue() {
        while (true) {
            Instant first = null;
            for (Batch batch : batches) {
                if (batch.has(Is.LEFT)) {
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
            payDebt();
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    private void expire(Instant now) {
        var byDay = new TreeMap<LocalDate, List<Batch>>();
        for (Batch batch : inOrder()) {
            if (batch.lastDay != null && !start(batch.lastDay.plusDays(1)).isAfter(now) && batch.has(Is.LEFT)) {
                byDay.computeIfAbsent(batch.lastDay, day -> new ArrayList<>()).add(batch);
            }
        }
        byDay.forEach((day, gone) -> {
            String firstId = null;
            long sum = 0;
            for (Batch batch : gone) {
                var left = batch.in(Is.LEFT);
                left.forEach(point -> point.is = Is.EXPIRED);
                sum += left.size();
                batch.expiries++;
                String id = "expiry:" + batch.id + (batch.expiries == 1 ? "" : ":" + batch.expiries);
                firstId = firstId == null ? id : firstId;
                say(id + " -" + left.size() + balance() + " at " + start(day.plusDays(1)));
            }
            say("gone " + firstId + " " + day + " " + sum);
        });
    }

    private void release(Instant now) {
        for (Batch batch : inOrder()) {
            if (batch.pendingUntil != null && !start(batch.pendingUntil).isAfter(now) && batch.has(Is.LEFT)) {
                Instant at = start(batch.pendingUntil);
                batch.pendingUntil = null;
                say("release:" + batch.id + " releases " + batch.in(Is.LEFT).size() + balance() + " at " + at);
            }
        }
    }

    private void notices(LocalDate today) {
        var due = new TreeSet<LocalDate>();
        for (Batch batch : batches) {
            if (batch.lastDay != null && batch.version.expiryMonths() > 0 && batch.has(Is.LEFT)) {
                due.add(batch.lastDay);
            }
        }
        for (LocalDate day : due) {
            for (int days : PlainTerms.NOTICES.stream().sorted().toList()) {
                if (day.minusDays(days).equals(today) && noticed.add(day + " " + days)) {
                    long points = batches.stream()
                            .filter(batch -> day.equals(batch.lastDay))
                            .mapToLong(batch -> batch.in(Is.LEFT).size())
                            .sum();
                    say("notice " + day + " " + days + " " + points);
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
        order.gold = level == 2;
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
        if (order.award == 0) {
            say("unchanged " + (uncapped > 0 ? "LIMIT_REACHED" : "NO_POINTS"));
        } else {
            order.batch = new Batch(
                    "order:" + buy.id() + ":earn", buy.at(), version, lastDay(version, buy.at()), order.award);
            if (version.holdDays() > 0) {
                order.batch.pendingUntil = order.day.plusDays(version.holdDays());
            }
            batches.add(order.batch);
            say(order.batch.id + " +" + order.award + balance());
            payDebt();
            if (order.bonus > 0) {
                uses.add(new Use("monthly", order.day));
            }
        }
        counts.add(new Count(order.day, order.award, 1));
        return "QUALIFIED";
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
        if (take == 0) {
            say("unchanged NOTHING_LEFT");
        } else {
            takeBack(back, order, take);
        }
        boolean goes = left == 0 && !order.gone;
        if (goes && order.bonus > 0 && order.award > 0) {
            uses.remove(new Use("monthly", order.day));
        }
        order.gone |= left == 0;
        counts.add(new Count(order.day, -take, goes ? -1 : 0));
        return "RETURN";
    }

    private void takeBack(Deed.BringBack back, Order order, long take) {
        long falls = 0;
        long spent = 0;
        boolean forgives = version(back.at()).forgives();
        for (int i = 0; i < take; i++) {
            if (order.batch.has(Is.LEFT)) {
                order.batch.first(Is.LEFT).is = Is.REVERSED;
                falls++;
            } else if (order.batch.has(Is.EXPIRED)) {
                order.batch.first(Is.EXPIRED).is = Is.REVERSED;
            } else {
                spent++;
                var newest = order.batch.in(Is.SPENT).stream()
                        .max(Comparator.comparingInt(point -> point.on))
                        .orElseThrow();
                newest.is = Is.REVERSED;
                var payer = firstToSpend();
                if (payer != null) {
                    payer.is = Is.SPENT;
                    payer.on = newest.on;
                    falls++;
                } else if (!forgives) {
                    debt.add(new Owed(newest.on));
                    falls++;
                }
            }
        }
        if (falls > 0) {
            say("return:" + back.id() + ":reverse -" + falls + balance());
        } else {
            say("unchanged " + (spent > 0 ? "WRITTEN_OFF" : "ALREADY_EXPIRED"));
        }
    }

    private String signUp(Deed.SignUp signUp) {
        if (welcomed) {
            say("unchanged ALREADY_WELCOMED");
        } else {
            welcomed = true;
            give("signup:" + signUp.id() + ":welcome", signUp.at(), PlainTerms.WELCOME);
            counts.add(new Count(day(signUp.at()), PlainTerms.WELCOME, 0));
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
            counts.add(new Count(day, PlainTerms.REVIEW, 0));
        }
        return "QUALIFIED";
    }

    private void give(String id, Instant at, long points) {
        var version = version(at);
        batches.add(new Batch(id, at, version, lastDay(version, at), points));
        say(id + " +" + points + balance());
        payDebt();
    }

    private String spend(Deed.Spend spend) {
        if (spend.points() > available()) {
            say("unchanged NOT_ENOUGH_POINTS");
            say("answer " + spend.id() + " NOT_ENOUGH_POINTS " + spend.points());
        } else {
            redemptions.put(spend.id(), ++number);
            for (int i = 0; i < spend.points(); i++) {
                var point = firstToSpend();
                point.is = Is.SPENT;
                point.on = number;
            }
            say("redemption:" + spend.id() + ":redeem -" + spend.points() + balance());
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
        long back = debt.stream().filter(owed -> owed.on() == on).count();
        debt.removeIf(owed -> owed.on() == on);
        for (Batch batch : batches) {
            var given = batch.points.stream()
                    .filter(point -> point.is == Is.SPENT && point.on == on)
                    .toList();
            for (Point point : given) {
                point.is = Is.LEFT;
                point.on = 0;
            }
            back += given.size();
            if (!given.isEmpty()
                    && batch.lastDay != null
                    && !start(batch.lastDay.plusDays(1)).isAfter(undo.at())) {
                batch.lastDay = day(undo.at()).plusDays(reinstatementDays(batch, undo.at()));
            }
        }
        if (back > 0) {
            say("redemption:" + undo.id() + ":cancel +" + back + balance());
        } else {
            say("unchanged WRITTEN_OFF");
        }
        say("answer " + undo.id() + " accepted " + back);
        payDebt();
        return "QUALIFIED";
    }

    private int reinstatementDays(Batch batch, Instant at) {
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
            batches.add(new Batch(id, correct.at(), version, lastDay, correct.points()));
            say(id + " +" + correct.points() + balance());
            payDebt();
        } else {
            long falls = 0;
            for (long i = correct.points(); i < 0; i++) {
                var payer = firstToSpend();
                if (payer != null) {
                    payer.is = Is.SPENT;
                    falls++;
                } else if (!version.forgives()) {
                    debt.add(new Owed(0));
                    falls++;
                }
            }
            say(falls == 0 ? "unchanged WRITTEN_OFF" : id + " -" + falls + balance());
        }
        if (correct.qualifying()) {
            counts.add(new Count(day(correct.at()), correct.points(), 0));
        }
        return "ADJUSTMENT";
    }

    // points

    private List<Batch> inOrder() {
        return batches.stream().sorted(SPENDING_ORDER).toList();
    }

    private Point firstToSpend() {
        return batches.stream()
                .filter(batch -> batch.pendingUntil == null && batch.has(Is.LEFT))
                .min(SPENDING_ORDER)
                .map(batch -> batch.first(Is.LEFT))
                .orElse(null);
    }

    private void payDebt() {
        for (Point payer = firstToSpend(); payer != null && !debt.isEmpty(); payer = firstToSpend()) {
            payer.is = Is.SPENT;
            payer.on = debt.removeFirst().on();
        }
    }

    private long available() {
        return left(false) - debt.size();
    }

    private long left(boolean pending) {
        return batches.stream()
                .filter(batch -> (batch.pendingUntil != null) == pending)
                .mapToLong(batch -> batch.in(Is.LEFT).size())
                .sum();
    }

    // tiers

    private void tierAfter(String cause, boolean fitted) {
        int fitting = fitting();
        if (fitting > level) {
            move(fitting, cause.equals("RETURN") ? "QUALIFIED" : cause, clock);
        } else if (fitting == level) {
            fallsOn = null;
        } else if (fitted && !cause.equals("QUALIFIED")) {
            move(fitting, cause, clock);
        }
    }

    private void reviewTier(LocalDate today) {
        Instant before = clock;
        clock = start(today);
        if (fitting() > level) {
            move(fitting(), "WINDOW", clock);
        } else if (fitting() == level) {
            fallsOn = null;
        } else if (fallsOn != null) {
            if (!today.isBefore(fallsOn)) {
                fall(today);
            }
        } else if (somethingLeaves(today)) {
            if (terms.graceDays() == 0) {
                fall(today);
            } else {
                fallsOn = today.plusDays(terms.graceDays());
            }
        }
        clock = before;
    }

    private void fall(LocalDate today) {
        move(terms.oneStep() ? level - 1 : fitting(), "WINDOW", start(today));
        if (fitting() < level && terms.window() == 'R') {
            fallsOn = today.plusDays(Math.max(1, terms.graceDays()));
        }
    }

    private void move(int to, String why, Instant at) {
        say(LEVELS.get(level) + " -> " + LEVELS.get(to) + " " + (to > level ? "UP" : "DOWN") + " " + why + " " + value()
                + " at " + at);
        level = to;
        fallsOn = null;
    }

    private boolean somethingLeaves(LocalDate today) {
        return switch (terms.window()) {
            case 'R' ->
                counts.stream()
                        .anyMatch(count ->
                                count.day().plusMonths(terms.windowMonths()).equals(today));
            case 'C' -> today.getDayOfYear() == 1;
            case 'A' -> anniversary(today.getYear() - firstDay.getYear()).equals(today);
            default -> false;
        };
    }

    private int fitting() {
        return value() >= terms.gold() ? 2 : value() >= terms.silver() ? 1 : 0;
    }

    private long value() {
        LocalDate today = day(clock);
        return switch (terms.window()) {
            case 'R' ->
                sum(counts.stream()
                        .filter(count -> today.isBefore(count.day().plusMonths(terms.windowMonths())))
                        .toList());
            case 'C' -> Math.max(year(today.getYear()), year(today.getYear() - 1));
            case 'A' -> {
                int years = today.getYear() - firstDay.getYear();
                int running = anniversary(years).isAfter(today) ? years - 1 : years;
                yield Math.max(anniversaryYear(running), anniversaryYear(running - 1));
            }
            default -> sum(counts);
        };
    }

    private long year(int year) {
        return sum(
                counts.stream().filter(count -> count.day().getYear() == year).toList());
    }

    private long anniversaryYear(int years) {
        return sum(counts.stream()
                .filter(count ->
                        !count.day().isBefore(anniversary(years)) && count.day().isBefore(anniversary(years + 1)))
                .toList());
    }

    private LocalDate anniversary(int years) {
        return firstDay.plusYears(years);
    }

    private long sum(List<Count> some) {
        return some.stream()
                .mapToLong(count -> terms.countsOrders() ? count.orders() : count.points())
                .sum();
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

    private String balance() {
        return " = " + available() + "/" + left(true);
    }

    private void say(String line) {
        lines.add(line);
    }
}
