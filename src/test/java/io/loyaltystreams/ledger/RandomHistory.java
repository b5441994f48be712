package io.loyaltystreams.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What a member does over a year or two, now and then told late. */
final class RandomHistory {

    static final Instant BEGIN = Instant.parse("2027-05-03T08:00:00Z");

    private final Random random;
    private final List<Deed> deeds = new ArrayList<>();
    private final Map<String, List<Long>> bought = new HashMap<>();
    private final Map<String, List<Long>> back = new HashMap<>();
    private final List<String> orders = new ArrayList<>();
    private final List<String> spent = new ArrayList<>();
    private final List<String> brought = new ArrayList<>();
    private final List<Deed.SignUp> asking = new ArrayList<>();
    private Duration latest = Duration.ofDays(150);
    private Instant now = BEGIN;
    private int next;

    private RandomHistory(Random random) {
        this.random = random;
    }

    static List<Deed> of(Random random, int length) {
        var history = new RandomHistory(random);
        for (int i = 0; i < length; i++) {
            history.deeds.add(history.next());
        }
        return history.deeds;
    }

    /** @param at when the bus had it; times rise */
    record Heard(Deed deed, Instant at) {}

    /** What the bus has each time within a while. */
    static List<Heard> heardWithin(Random random, int length, Duration late) {
        var history = new RandomHistory(random);
        history.latest = late;
        var heard = new ArrayList<Heard>();
        for (int i = 0; i < length; i++) {
            var deed = history.next();
            heard.add(new Heard(deed, history.now));
        }
        return heard;
    }

    private Deed next() {
        // where all is heard soon, so is an answer
        if (!asking.isEmpty() && (latest.toDays() <= 1 || random.nextInt(3) == 0)) {
            var signUp = asking.removeFirst();
            return new Deed.Answer(signUp.id(), signUp.at());
        }
        int pause = random.nextInt(20) == 0 ? 90 * 24 * 60 : 4 * 24 * 60;
        now = now.plus(Duration.ofMinutes(random.nextInt(pause)));
        if (random.nextInt(15) == 0) {
            now = LocalDate.ofInstant(now, ZoneOffset.UTC)
                    .plusDays(1)
                    .atTime(random.nextBoolean() ? 3 : 22, 0)
                    .toInstant(ZoneOffset.UTC);
        }
        Instant at =
                random.nextInt(6) == 0 ? now.minus(Duration.ofMinutes(random.nextInt((int) latest.toMinutes()))) : now;
        String id = Integer.toString(next++);
        return switch (random.nextInt(22)) {
            case 0 -> signUp(id, at);
            case 1, 2 -> new Deed.Review(id, at, subject());
            case 3, 4 -> correction(id, at);
            case 5, 6, 7 -> spend(id, at);
            case 8, 9 -> spent.isEmpty() ? buy(id, at) : new Deed.Undo(spent.remove(random.nextInt(spent.size())), at);
            case 10, 11, 12, 13 -> orders.isEmpty() ? buy(id, at) : bringBack(id, at);
            case 14 -> new Deed.Wait(now);
            case 15 -> bring(id, at);
            case 16 ->
                brought.isEmpty()
                        ? bring(id, at)
                        : new Deed.Unbring(id, brought.remove(random.nextInt(brought.size())), at);
            default -> buy(id, at);
        };
    }

    private Deed signUp(String id, Instant at) {
        var signUp = new Deed.SignUp(id, at, random.nextBoolean());
        if (signUp.names()) {
            asking.add(signUp);
        }
        return signUp;
    }

    private Deed bring(String id, Instant at) {
        brought.add(id);
        return new Deed.Bring(id, at);
    }

    private Optional<String> subject() {
        return random.nextBoolean() ? Optional.empty() : Optional.of("s" + random.nextInt(9));
    }

    private Deed correction(String id, Instant at) {
        long points = random.nextInt(70) - 35L;
        Optional<LocalDate> lastDay = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(1 + random.nextInt(60)));
        return new Deed.Correct(id, at, points, lastDay, random.nextBoolean());
    }

    private Deed spend(String id, Instant at) {
        spent.add(id);
        return new Deed.Spend(id, at, 1 + random.nextInt(60));
    }

    private Deed buy(String id, Instant at) {
        List<Long> cents = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            cents.add(1L + random.nextInt(3000));
        }
        orders.add(id);
        bought.put(id, cents);
        back.put(id, new ArrayList<>(cents.stream().map(each -> 0L).toList()));
        return new Deed.Buy(id, at, cents);
    }

    private Deed bringBack(String id, Instant at) {
        String orderId = orders.get(random.nextInt(orders.size()));
        var now = back.get(orderId);
        if (random.nextBoolean()) {
            back.put(orderId, new ArrayList<>(bought.get(orderId)));
        } else {
            int line = random.nextInt(now.size());
            long left = bought.get(orderId).get(line) - now.get(line);
            now.set(line, now.get(line) + (left == 0 ? 0 : random.nextLong(left + 1)));
        }
        return new Deed.BringBack(id, orderId, at, List.copyOf(back.get(orderId)));
    }
}
