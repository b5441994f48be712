package io.loyaltystreams.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every point of a member as an object of its own, and every point that is owed. */
final class SimplePoints {

    enum Is {
        LEFT,
        SPENT,
        REVERSED,
        EXPIRED
    }

    static final class Point {
        Is is = Is.LEFT;
        /** Number of the redemption that it was spent on; 0 for anything else. */
        int on;
    }

    static final class Batch {
        final String id;
        final Instant earned;
        final PlainTerms.Version version;
        final List<Point> points = new ArrayList<>();
        LocalDate lastDay;
        LocalDate pendingUntil;
        boolean ownDate;
        int expiries;

        Batch(String id, Instant earned, PlainTerms.Version version, LocalDate lastDay, long size) {
            this.id = id;
            this.earned = earned;
            this.version = version;
            this.lastDay = lastDay;
            for (int i = 0; i < size; i++) {
                points.add(new Point());
            }
        }

        List<Point> in(Is state) {
            return points.stream().filter(point -> point.is == state).toList();
        }

        boolean has(Is state) {
            return first(state) != null;
        }

        Point first(Is state) {
            for (Point point : points) {
                if (point.is == state) {
                    return point;
                }
            }
            return null;
        }
    }

    /** One point that is owed, and the redemption that it was spent on. */
    record Owed(int on) {}

    private static final Comparator<Batch> SPENDING_ORDER = Comparator.<Batch, LocalDate>comparing(
                    batch -> batch.lastDay == null ? LocalDate.MAX : batch.lastDay)
            .thenComparing(batch -> batch.earned)
            .thenComparing(batch -> batch.id);

    final List<Batch> batches = new ArrayList<>();
    final List<Owed> debt = new ArrayList<>();

    List<Batch> inOrder() {
        return batches.stream().sorted(SPENDING_ORDER).toList();
    }

    Point firstToSpend() {
        return batches.stream()
                .filter(batch -> batch.pendingUntil == null && batch.has(Is.LEFT))
                .min(SPENDING_ORDER)
                .map(batch -> batch.first(Is.LEFT))
                .orElse(null);
    }

    void payDebt() {
        for (Point payer = firstToSpend(); payer != null && !debt.isEmpty(); payer = firstToSpend()) {
            payer.is = Is.SPENT;
            payer.on = debt.removeFirst().on();
        }
    }

    long available() {
        return left(false) - debt.size();
    }

    long left(boolean pending) {
        return batches.stream()
                .filter(batch -> (batch.pendingUntil != null) == pending)
                .mapToLong(batch -> batch.in(Is.LEFT).size())
                .sum();
    }

    /** What a member could spend, and what is pending. */
    String balance() {
        return " = " + available() + "/" + left(true);
    }
}
