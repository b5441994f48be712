package io.loyaltystreams.ledger;

import java.util.ArrayList;
import java.util.List;

/** Says what was posted in lines of text, as others would see it. What only the account knows is left out. */
final class Telling {

    private Telling() {}

    static List<String> of(List<Posted> posted) {
        var lines = new ArrayList<String>();
        for (Posted each : posted) {
            String line = line(each.event(), each.available() + "/" + each.pending());
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static String line(LedgerEvent event, String balance) {
        return switch (event) {
            case LedgerEvent.Earned e ->
                e.entryId() + " " + signed(e.lot().parts().points()) + " = " + balance;
            case LedgerEvent.Released e ->
                e.entryId() + " releases " + e.lot().remaining() + " = " + balance + " at " + e.at();
            case LedgerEvent.Reversed e -> e.fall() == 0 ? "" : e.entryId() + " " + signed(-e.fall()) + " = " + balance;
            case LedgerEvent.Expired e -> e.entryId() + " " + signed(-e.points()) + " = " + balance + " at " + e.at();
            case LedgerEvent.Redeemed e -> e.entryId() + " " + signed(-e.points()) + " = " + balance;
            case LedgerEvent.RedemptionReversed e ->
                e.points() == 0 ? "" : e.entryId() + " " + signed(e.points()) + " = " + balance;
            case LedgerEvent.Adjusted e -> e.entryId() + " " + signed(e.points()) + " = " + balance;
            case LedgerEvent.RedemptionAnswered e ->
                "answer " + e.redemptionId() + " "
                        + e.refused().map(Reason::name).orElse("accepted") + " " + e.points();
            case LedgerEvent.PointsGone e -> "gone " + e.eventId() + " " + e.on() + " " + e.points();
            case LedgerEvent.ExpiryNoticed e -> "notice " + e.on() + " " + e.days() + " " + e.points();
            case LedgerEvent.TierMoved e ->
                e.from().orElse("") + " -> " + e.to() + " " + e.change().direction() + " "
                        + e.change().why() + " " + e.qualifying() + " at " + e.at();
            case LedgerEvent.Unchanged e -> "unchanged " + e.reason();
            case LedgerEvent.RuleFailed e -> "failed " + e.ruleId();
            case LedgerEvent.RedemptionSettled e -> "";
            case LedgerEvent.Transferred e -> e.entryId() + " " + signed(e.points()) + " = " + balance;
            case LedgerEvent.DebtPaid e -> "";
            case LedgerEvent.Erased e -> e.entryId() + " " + signed(-e.points()) + " = " + balance;
            case LedgerEvent.Introduced e -> "";
            case LedgerEvent.Joined e -> "";
            case LedgerEvent.Referred e -> told(e.step());
            case LedgerEvent.Left e -> "";
            case LedgerEvent.Parted e -> "";
            case LedgerEvent.Counted e -> "";
            case LedgerEvent.SubjectSeen e -> "";
            case LedgerEvent.WasActive e -> "";
            case LedgerEvent.GraceSet e -> "";
            case LedgerEvent.Enrolled e -> "";
            case LedgerEvent.SignedUp e -> "";
            case LedgerEvent.ContactLearnt e -> "";
        };
    }

    private static String told(ReferralStep step) {
        return step instanceof ReferralStep.Refused refused
                ? "refused " + refused.eventId() + " " + refused.reason()
                : "";
    }

    private static String signed(long points) {
        return points > 0 ? "+" + points : Long.toString(points);
    }
}
