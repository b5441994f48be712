package io.loyaltystreams.sink;

import io.loyaltystreams.avro.out.DeleteContact;
import io.loyaltystreams.avro.out.EnrollMember;
import io.loyaltystreams.avro.out.GiveCredits;
import io.loyaltystreams.avro.out.LinkIdentity;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.RedeemReward;
import io.loyaltystreams.avro.out.TakeCredits;
import io.loyaltystreams.avro.out.UndoRedemption;
import io.loyaltystreams.avro.out.UpdateProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The first step of every kind of command. */
final class Errands {

    /** Piggy's clock may differ from those of our machines: look-ups start this much earlier. */
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private static final int MEMBERS_KEPT = 100_000;

    private final Shops shops;
    private final Duration settling;
    private final Made made = new Made(MEMBERS_KEPT);

    Errands(Shops shops, Duration settling) {
        this.shops = shops;
        this.settling = settling;
    }

    /**
     * @param known the member's contact, if it is known
     * @param suspect whether the command may have been sent before
     * @param since it was certainly not sent before this instant
     */
    Step first(PiggyCommand command, Optional<String> known, boolean suspect, Instant since) {
        return switch (command.getAction()) {
            case GiveCredits give -> credits(command, give.getCredits(), known, suspect, since);
            case TakeCredits take -> credits(command, -take.getCredits(), known, suspect, since);
            case RedeemReward redeem ->
                contact(command, known, contact -> rewards(command, since).handOut(redeem, contact, suspect));
            case UndoRedemption undo ->
                contact(command, known, contact -> rewards(command, since).takeBack(undo, contact, suspect));
            case EnrollMember enroll -> Identity.enroll(known, enroll, command.getReferences());
            case LinkIdentity link ->
                contact(
                        command,
                        known,
                        contact -> Identity.link(
                                contact,
                                Optional.ofNullable(link.getEmail()),
                                Optional.ofNullable(link.getIdentifier())));
            case UpdateProfile profile ->
                contact(command, known, contact -> Identity.attributes(contact, profile.getAttributes()));
            case DeleteContact delete -> Deletion.of(delete, known.or(() -> Contacts.named(command.getReferences())));
            case Object other ->
                throw new CannotGoOn("Expected a Piggy command that this version can send but " + command.getCommandId()
                        + " is " + other.getClass().getSimpleName());
        };
    }

    Made made() {
        return made;
    }

    private Rewards rewards(PiggyCommand command, Instant since) {
        var shop = shops.piggyShop(Optional.ofNullable(command.getShopId()));
        return new Rewards(command, shop, since.minus(CLOCKS_DIFFER), settling, made);
    }

    private Step credits(PiggyCommand command, long credits, Optional<String> known, boolean suspect, Instant since) {
        var shop = shops.piggyShop(Optional.ofNullable(command.getShopId()));
        var errand = new Credits(
                command.getCommandId(), shop, credits, since.minus(CLOCKS_DIFFER), settling, command.getReferences());
        return contact(command, known, contact -> errand.begin(contact, suspect));
    }

    private static Step contact(PiggyCommand command, Optional<String> known, Function<String, Step> then) {
        return known.map(then).orElseGet(() -> Contacts.byReferences(command.getReferences(), then));
    }
}
