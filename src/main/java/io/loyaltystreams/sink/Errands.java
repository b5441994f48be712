package io.loyaltystreams.sink;

import io.loyaltystreams.avro.out.EnrollMember;
import io.loyaltystreams.avro.out.GiveCredits;
import io.loyaltystreams.avro.out.LinkIdentity;
import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.avro.out.TakeCredits;
import io.loyaltystreams.avro.out.UpdateProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The first step of every kind of command. */
final class Errands {

    /**
     * A record's timestamp may lie ahead of the broker's clock by what brokers accept (one hour unless configured), and
     * Piggy's clock may differ from ours: the look-up starts this much earlier.
     */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(70);

    private final Shops shops;
    private final Duration settling;

    Errands(Shops shops, Duration settling) {
        this.shops = shops;
        this.settling = settling;
    }

    /**
     * @param known the member's contact, if it is known
     * @param suspect whether the command may have been sent before
     * @param writtenAt the timestamp of its record
     */
    Step first(PiggyCommand command, Optional<String> known, boolean suspect, Instant writtenAt) {
        return switch (command.getAction()) {
            case GiveCredits give -> credits(command, give.getCredits(), known, suspect, writtenAt);
            case TakeCredits take -> credits(command, -take.getCredits(), known, suspect, writtenAt);
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
            case Object other ->
                throw new CannotGoOn("Expected a Piggy command that this version can send but " + command.getCommandId()
                        + " is " + other.getClass().getSimpleName());
        };
    }

    private Step credits(
            PiggyCommand command, long credits, Optional<String> known, boolean suspect, Instant writtenAt) {
        var shop = shops.piggyShop(Optional.ofNullable(command.getShopId()));
        var errand = new Credits(
                command.getCommandId(),
                shop,
                credits,
                writtenAt.minus(CLOCKS_DIFFER),
                settling,
                command.getReferences());
        return contact(command, known, contact -> errand.begin(contact, suspect));
    }

    private static Step contact(PiggyCommand command, Optional<String> known, Function<String, Step> then) {
        return known.map(then).orElseGet(() -> Contacts.byReferences(command.getReferences(), then));
    }
}
