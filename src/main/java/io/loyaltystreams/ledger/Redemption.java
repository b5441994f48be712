package io.loyaltystreams.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * A redemption that can still be cancelled, and who would get its points back. No rule sets a last day for that: it is kept, beside
 * the account, until it is cancelled.
 *
 * @param number redemptions of a member are numbered as they are decided
 * @param parts add up to less than was redeemed if some of it was written off
 */
public record Redemption(String id, long number, List<Part> parts) {

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
        return new Redemption(id, number, after);
    }

    long points() {
        return parts.stream().mapToLong(Part::points).sum();
    }

    Lot.Draw draw(long points) {
        return new Lot.Draw(id, number, points);
    }
}
