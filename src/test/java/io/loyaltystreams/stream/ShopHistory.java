package io.loyaltystreams.stream;

import static io.loyaltystreams.story.Shop.activity;
import static io.loyaltystreams.story.Shop.adjustment;
import static io.loyaltystreams.story.Shop.cancellation;
import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.line;
import static io.loyaltystreams.story.Shop.order;
import static io.loyaltystreams.story.Shop.redemption;
import static io.loyaltystreams.story.Shop.refunded;
import static io.loyaltystreams.story.Shop.returned;
import static io.loyaltystreams.story.Shop.signUp;

import io.loyaltystreams.avro.in.MemberRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** What some members do in more than a year. The bus hears of it up to a day later, and of some things twice or too early. */
final class ShopHistory {

    static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");

    /** @param at when the bus had it; times rise */
    record Heard(Instant at, Consumer<Loyalty> deed) {

        Heard again(Instant later) {
            return new Heard(later, deed);
        }

        void sendTo(Loyalty loyalty) {
            loyalty.hearAt(at);
            deed.accept(loyalty);
        }
    }

    private final Random random;
    private final List<Heard> heard = new ArrayList<>();
    private Instant now = BEGIN;
    private int orders;
    private int redemptions;

    private ShopHistory(Random random) {
        this.random = random;
    }

    static List<Heard> of(Random random, int length) {
        var history = new ShopHistory(random);
        for (int i = 0; i < length; i++) {
            history.next(i);
        }
        return history.heard;
    }

    private void next(int number) {
        now = now.plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
        String at = now.minus(Duration.ofMinutes(random.nextInt(23 * 60))).toString();
        MemberRef who = card("C-" + random.nextInt(8));
        switch (random.nextInt(12)) {
            case 0 -> signsUp(number, at, who);
            case 1 -> hear(to -> to.activity(activity("a-" + number, at, "review", who)));
            case 2 -> adjust(number, at, who);
            case 3, 4 -> redeem(at, who);
            case 5 -> cancel(at);
            case 6, 7 -> bringBack(number, at);
            default -> buy(at, who);
        }
        if (random.nextInt(10) == 0) {
            heard.add(heard.get(random.nextInt(heard.size())).again(now));
        }
    }

    /** Some name who brought them: themselves, another, or somebody who is not known. */
    private void signsUp(int number, String at, MemberRef who) {
        MemberRef referredBy = random.nextBoolean() ? null : card("C-" + random.nextInt(9));
        hear(to -> to.signUp(signUp("s-" + number, at, who).setReferredBy(referredBy)));
    }

    private void adjust(int number, String at, MemberRef who) {
        long points = random.nextInt(400) - 200L;
        boolean qualifying = random.nextBoolean();
        hear(to -> to.adjust(adjustment("A-" + number, at, points, who).setQualifying(qualifying)));
    }

    private void redeem(String at, MemberRef who) {
        String id = "X-" + redemptions++;
        long points = 1L + random.nextInt(300);
        hear(to -> to.redeem(redemption(id, at, who).setPoints(points)));
    }

    /** Some before their request, some whose request never comes. */
    private void cancel(String at) {
        String id = "X-" + random.nextInt(redemptions + 2);
        hear(to -> to.cancel(cancellation(id, at)));
    }

    private void bringBack(int number, String at) {
        String id = "o-" + random.nextInt(orders + 2);
        long cents = 1L + random.nextInt(4000);
        hear(to -> to.returned(returned("R-" + number, id, at).setLines(List.of(refunded("1", cents)))));
    }

    private void buy(String at, MemberRef who) {
        String id = "o-" + orders++;
        long cents = 100L + random.nextInt(6000);
        hear(to -> to.order(order(id, at, who).setLines(List.of(line("1", 1, cents)))));
    }

    private void hear(Consumer<Loyalty> deed) {
        heard.add(new Heard(now, deed));
    }
}
