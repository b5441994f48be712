package io.loyaltystreams.demo.check;

import io.loyaltystreams.demo.traffic.TrafficEvent.Back;
import io.loyaltystreams.demo.traffic.TrafficEvent.Line;
import io.loyaltystreams.demo.traffic.TrafficEvent.Order;
import io.loyaltystreams.demo.traffic.TrafficEvent.Return;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What one order is worth, by the rules of demo/program.yaml written down a second time on purpose. */
final class Calculation {

    static final long WELCOME_BONUS = 100;
    private static final long MOST_PER_ORDER = 500;
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final Set<String> EARN_NOTHING = Set.of("gift-card", "tobacco");

    private final Order order;
    private final Map<String, Fraction> returned = new HashMap<>();
    private final long award;
    private long taken;

    Calculation(Order order) {
        this.order = order;
        this.award = kept();
    }

    long award() {
        return award;
    }

    /** Adds a return to those before it, and says how many points it takes. */
    long take(Return back) {
        for (Line line : order.lines()) {
            if (back.lines().isEmpty()) {
                returned.put(line.lineId(), Fraction.ONE);
            }
            back.lines().stream()
                    .filter(each -> each.lineId().equals(line.lineId()))
                    .forEach(each -> returned.merge(line.lineId(), share(line, each), Fraction::plus));
        }
        var takes = award - kept() - taken;
        taken += takes;
        return takes;
    }

    /** Whether points earned then are gone on a day. */
    static boolean expired(Instant earned, LocalDate today) {
        var lastDay = LocalDate.ofInstant(earned, ZONE).plusYears(1).with(TemporalAdjusters.lastDayOfMonth());
        return lastDay.isBefore(today);
    }

    private long kept() {
        var points = Fraction.ZERO;
        for (Line line : order.lines()) {
            var left = returned.getOrDefault(line.lineId(), Fraction.ZERO).leftOfOne();
            points = points.plus(points(line).times(left));
        }
        return Math.min(points.floor(), MOST_PER_ORDER);
    }

    private Fraction points(Line line) {
        if (EARN_NOTHING.contains(line.category())) {
            return Fraction.ZERO;
        }
        var total = order.lines().stream().mapToLong(Line::amount).sum() + order.shipping();
        var paidWithMoney = Fraction.of(total - order.paidWithPoints(), total);
        return Fraction.of(line.amount(), 1).times(paidWithMoney).times(pointsPerMinorUnit());
    }

    private Fraction pointsPerMinorUnit() {
        return switch (order.currency()) {
            case "EUR" -> Fraction.of(order.channel().equals("pos") ? 2 : 1, 100);
            case "SEK" -> Fraction.of(1, 1000);
            case "GBP" -> Fraction.of(6, 500);
            case "JPY" -> Fraction.of(1, 100);
            default -> Fraction.ZERO;
        };
    }

    private static Fraction share(Line line, Back back) {
        return back.amount()
                .map(amount -> Fraction.of(amount, line.amount()))
                .orElse(Fraction.of(back.quantity(), line.quantity()));
    }
}
