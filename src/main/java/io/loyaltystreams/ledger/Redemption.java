package io.loyaltystreams.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A redemption that can still be cancelled, and who would get its points back. No rule sets a last day for that: it is kept, beside
 * the account, until it is cancelled.
 *
 * @param number redemptions of a member are numbered as they are decided
 * @param parts add up to less than was redeemed if some of it was written off; none once it is cancelled
 */
public record Redemption(String id, long number, List<Part> parts, Mirror mirror) {

    /**
     * How it stands at Piggy.
     *
     * @param price points that it takes there
     * @param reward the reward that is handed out there; empty when only points are taken
     * @param heard whether Piggy's answer is known
     * @param cancelled whether it was cancelled before that: it is kept only to hear the answer
     */
    public record Mirror(long price, Optional<RewardThere> reward, boolean heard, boolean cancelled) {

        static Mirror of(long price, Optional<RewardThere> reward) {
            return new Mirror(price, reward, false, false);
        }
    }

    /** @param handedOut Piggy's uuid of what was handed out; empty until it is known */
    public record RewardThere(String rewardId, UUID uuid, Optional<String> handedOut) {}

    /** What pays for a part of a redemption. */
    public enum Source {
        LOT,
        DEBT
    }

    /** @param id of the lot, or of the entry that made the debt */
    public record Part(Source source, String id, long points) {}

    public Redemption {
        parts = List.copyOf(parts);
    }

    /** @param points negative to take from the part */
    Redemption plus(Source source, String of, long points) {
        var after = new ArrayList<Part>(parts.size() + 1);
        long sum = points;
        for (Part part : parts) {
            if (part.source() == source && part.id().equals(of)) {
                sum += part.points();
            } else {
                after.add(part);
            }
        }
        if (sum > 0) {
            after.add(new Part(source, of, sum));
        }
        return new Redemption(id, number, after, mirror);
    }

    Redemption heard(Optional<String> handedOut) {
        var known = mirror.reward().map(there -> new RewardThere(there.rewardId(), there.uuid(), handedOut));
        return new Redemption(id, number, parts, new Mirror(mirror.price(), known, true, mirror.cancelled()));
    }

    Redemption cancelled() {
        return new Redemption(id, number, List.of(), new Mirror(mirror.price(), mirror.reward(), false, true));
    }

    long points() {
        return parts.stream().mapToLong(Part::points).sum();
    }

    Lot.Draw draw(long points) {
        return new Lot.Draw(id, number, points);
    }
}
