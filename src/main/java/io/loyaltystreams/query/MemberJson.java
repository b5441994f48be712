package io.loyaltystreams.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.Debt;
import io.loyaltystreams.ledger.Lot;
import io.loyaltystreams.ledger.Referrals;
import io.loyaltystreams.ledger.Standing;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/** Writes an account as JSON: points as whole numbers, days as dates in the program's zone, moments in UTC. No personal data. */
final class MemberJson {

    /** As they are spent: soonest expiry first, then oldest. */
    private static final Comparator<Lot> SOONEST_FIRST = Comparator.<Lot, LocalDate>comparing(
                    lot -> lot.expiresOn().orElse(LocalDate.MAX))
            .thenComparing(lot -> lot.terms().earnedAt())
            .thenComparing(Lot::id);

    private MemberJson() {}

    static ObjectNode of(String memberId, Account account) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("memberId", memberId)
                .put("available", account.available())
                .put("pending", account.pending());
        long debt = account.holdings().debts().stream().mapToLong(Debt::points).sum();
        if (debt > 0) {
            json.put("debt", debt);
        }
        account.standing().ifPresent(standing -> json.set("tier", tier(standing)));
        account.nextExpiry()
                .ifPresent(next -> json.putObject("nextExpiry")
                        .put("on", next.on().toString())
                        .put("points", next.points()));
        broughtBy(account).ifPresent(claim -> json.set("broughtBy", broughtBy(claim)));
        json.put("lifetimeEarned", account.lifetimeEarned())
                .put("advancedTo", account.advancedTo().toString());
        Step.next(account).ifPresent(step -> json.set("next", next(step)));
        account.nextDue().ifPresent(at -> json.put("nextDue", at.toString()));
        json.set("lots", lots(account));
        return json;
    }

    private static ObjectNode tier(Standing standing) {
        var tier = JsonNodeFactory.instance
                .objectNode()
                .put("name", standing.tier())
                .put("since", standing.since().toString());
        standing.fallsOn().ifPresent(day -> tier.put("fallsOn", day.toString()));
        return tier;
    }

    /** The first counts; it is known once the one who was named has answered. */
    private static Optional<Referrals.Claim> broughtBy(Account account) {
        return account.referrals().claims().stream()
                .limit(1)
                .filter(claim -> claim.referrer().isPresent())
                .findFirst();
    }

    private static ObjectNode broughtBy(Referrals.Claim claim) {
        var by = JsonNodeFactory.instance
                .objectNode()
                .put("memberId", claim.referrer().orElseThrow());
        claim.earnedBy().ifPresent(orderId -> by.put("earnedBy", orderId));
        return by;
    }

    private static ObjectNode next(Step step) {
        var next = JsonNodeFactory.instance
                .objectNode()
                .put("what", step.what().name())
                .put("on", step.on().toString());
        return step.points() == 0 ? next : next.put("points", step.points());
    }

    private static ArrayNode lots(Account account) {
        var lots = JsonNodeFactory.instance.arrayNode();
        account.holdings().lots().stream().sorted(SOONEST_FIRST).forEach(lot -> {
            var node = lots.addObject()
                    .put("id", lot.id())
                    .put("points", lot.parts().points())
                    .put("remaining", lot.remaining());
            lot.terms().availableFrom().ifPresent(day -> node.put("pendingUntil", day.toString()));
            lot.expiresOn().ifPresent(day -> node.put("expiresOn", day.toString()));
        });
        return lots;
    }
}
