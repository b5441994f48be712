package io.loyaltystreams.sink;

import io.loyaltystreams.avro.out.Cause;
import io.loyaltystreams.avro.out.EnrollMember;
import io.loyaltystreams.avro.out.GiveCredits;
import io.loyaltystreams.avro.out.LinkIdentity;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.RedeemReward;
import io.loyaltystreams.avro.out.TakeCredits;
import io.loyaltystreams.avro.out.UndoRedemption;
import io.loyaltystreams.avro.out.UpdateProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Commands for tests. */
final class Commands {

    private static final Instant WHEN = Instant.parse("2026-03-04T10:15:30Z");

    private Commands() {}

    static PiggyCommand give(String id, String member, long credits) {
        return command(id, member, new GiveCredits(credits));
    }

    static PiggyCommand take(String id, String member, long credits) {
        return command(id, member, new TakeCredits(credits));
    }

    static PiggyCommand enroll(String id, String member, String email, List<String> identifiers) {
        return command(id, member, new EnrollMember(email, identifiers, Map.of()));
    }

    static PiggyCommand linkEmail(String id, String member, String email) {
        return command(id, member, new LinkIdentity(email, null));
    }

    static PiggyCommand linkIdentifier(String id, String member, String identifier) {
        return command(id, member, new LinkIdentity(null, identifier));
    }

    static PiggyCommand profile(String id, String member, String tier) {
        return command(id, member, new UpdateProfile(Map.of("loyalty_tier", tier)));
    }

    /** Hands out a reward that Piggy knows under the same id. */
    static PiggyCommand redeem(String redemptionId, String member, String reward) {
        return redemption("redeem-" + redemptionId, member, redemptionId, new RedeemReward(reward, reward, 10L));
    }

    /** Written before it was known what Piggy had called the reward. */
    static PiggyCommand undo(String redemptionId, String member, String reward) {
        return undo(redemptionId, member, reward, 10);
    }

    static PiggyCommand undo(String redemptionId, String member, String reward, long points) {
        return redemption(
                "undo-" + redemptionId, member, redemptionId, new UndoRedemption(redemptionId, reward, null, points));
    }

    private static PiggyCommand redemption(String id, String member, String redemptionId, Object action) {
        var command = command(id, member, action);
        command.setCause(new Cause("redemption", redemptionId));
        return command;
    }

    /** A command of a member who is known by the card with the member's own number. */
    static PiggyCommand command(String id, String member, Object action) {
        return new PiggyCommand(
                id, member, List.of("card:" + member), null, null, new Cause("order", id), WHEN, action, 0L);
    }
}
