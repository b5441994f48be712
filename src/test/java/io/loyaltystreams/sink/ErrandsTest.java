package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.piggy.Codes;
import io.loyaltystreams.piggy.Contact;
import io.loyaltystreams.piggy.Identifier;
import io.loyaltystreams.piggy.Reception;
import io.loyaltystreams.piggy.Receptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ErrandsTest {

    private static final Reception RECEPTION = new Reception("r", Optional.of("e-1"), OptionalLong.of(7));
    private static final Receptions NOTHING = new Receptions(List.of(), true);
    private static final Identifier OF_SOMEBODY = new Identifier(Optional.of("other"));

    private static Step first(PiggyCommand command, Optional<String> known) {
        return new Errands(new Shops("shop", Map.of()), Duration.ofSeconds(1))
                .first(command, known, false, Instant.EPOCH);
    }

    private static PiggyCommand give(String... references) {
        var give = Commands.give("e-1", "m", 5);
        give.setReferences(List.of(references));
        return give;
    }

    private static Contact contact(String uuid) {
        return new Contact(uuid, OptionalLong.empty());
    }

    private static Verdict appliedTo(String contact) {
        return new Verdict.Applied(Optional.of(contact), Optional.of("r"), OptionalLong.of(7));
    }

    @Test
    void takesAContactReferenceForTheContactItself() {
        var walk = Walk.through(first(give("phone:+31", "contact-uuid:c-1"), Optional.empty()), RECEPTION);
        assertThat(walk).isEqualTo(new Walk(List.of("receive-credits"), appliedTo("c-1")));
    }

    @Test
    void findsAnotherContactOfTheMemberWhenPiggyDoesNotKnowTheOneWeHave() {
        var step = first(give("contact-uuid:gone", "card:1"), Optional.of("gone"));
        var walk = Walk.through(step, Codes.CONTACT_UNKNOWN, OF_SOMEBODY, NOTHING, NOTHING, RECEPTION);
        assertThat(walk.calls())
                .containsExactly(
                        "receive-credits", "find-identifier", "list-credits", "list-credits", "receive-credits");
        assertThat(walk.verdict()).isEqualTo(appliedTo("other"));
    }

    @Test
    void findsCreditsThatWereGivenBeforePiggyMergedTheContact() {
        var walk = Walk.through(
                first(give("card:1"), Optional.of("gone")),
                Codes.CONTACT_UNKNOWN,
                OF_SOMEBODY,
                new Receptions(List.of(RECEPTION), true));
        assertThat(walk.verdict()).isEqualTo(appliedTo("other"));
    }

    @Test
    void namesNoContactWhenPiggyKnowsNone() {
        var refused = new Verdict.Refused(
                Optional.empty(), OptionalInt.of(Codes.CONTACT_UNKNOWN), "code " + Codes.CONTACT_UNKNOWN);
        assertThat(Walk.through(first(give("contact-uuid:gone"), Optional.of("gone")), Codes.CONTACT_UNKNOWN)
                        .verdict())
                .isEqualTo(refused);
        var again = Walk.through(
                first(give("card:1"), Optional.of("gone")),
                Codes.CONTACT_UNKNOWN,
                OF_SOMEBODY,
                NOTHING,
                NOTHING,
                Codes.CONTACT_UNKNOWN);
        assertThat(again.verdict()).isEqualTo(refused);
        var profile = first(Commands.profile("p", "m", "gold"), Optional.of("gone"));
        assertThat(Walk.through(profile, Codes.CONTACT_UNKNOWN).verdict()).isEqualTo(refused);
    }

    @Test
    void leavesAnIdentifierOfAnotherContactThereAndGoesOn() {
        var enroll = Commands.enroll("e-1", "m", "noor@example.test", List.of("1", "phone:2"));
        var walk = Walk.through(
                first(enroll, Optional.empty()),
                OF_SOMEBODY,
                Codes.CONTACT_NOT_ANONYMOUS,
                contact("mine"),
                OF_SOMEBODY,
                Codes.IDENTIFIER_UNKNOWN,
                OF_SOMEBODY);
        assertThat(walk.calls())
                .containsExactly(
                        "find-identifier",
                        "claim-contact",
                        "find-or-create-contact",
                        "find-identifier",
                        "find-identifier",
                        "create-identifier");
        assertThat(walk.verdict().contact()).contains("mine");
        assertThat(walk.verdict()).isInstanceOf(Verdict.Applied.class);
    }

    /** The sign-up was written before the ledger had learnt of the contact that the card's enrolment made. */
    @Test
    void introducesTheContactOfTheCardToTheAddressRatherThanMakeAnother() {
        var enroll = Commands.enroll("e-1", "m", "noor@example.test", List.of("1", "phone:2"));
        var walk = Walk.through(
                first(enroll, Optional.empty()),
                new Identifier(Optional.empty()),
                OF_SOMEBODY,
                contact("other"),
                Codes.IDENTIFIER_UNKNOWN,
                OF_SOMEBODY,
                OF_SOMEBODY);
        assertThat(walk.calls())
                .containsExactly(
                        "find-identifier",
                        "find-identifier",
                        "claim-contact",
                        "find-identifier",
                        "create-identifier",
                        "find-identifier");
        assertThat(walk.verdict().contact()).contains("other");
    }

    /** The card was used at the till before the member signed up with it. */
    @Test
    void anAnonymousContactThatHasACardOfTheMemberBecomesOneWithTheirs() {
        var enroll = Commands.enroll("e-1", "m", "noor@example.test", List.of("1", "phone:2"));
        var walk = Walk.through(
                first(enroll, Optional.of("mine")),
                Codes.CONTACT_NOT_ANONYMOUS,
                OF_SOMEBODY,
                contact("mine"),
                contact("left"),
                Codes.IDENTIFIER_UNKNOWN,
                OF_SOMEBODY);
        assertThat(walk.calls())
                .containsExactly(
                        "claim-contact",
                        "find-identifier",
                        "find-contact",
                        "claim-contact",
                        "find-identifier",
                        "create-identifier");
        assertThat(walk.verdict().contact()).contains("left");
    }

    @Test
    void leavesAnIdentifierWhereItIsWhenTheAddressIsAnotherContacts() {
        var enroll = Commands.enroll("e-1", "m", "noor@example.test", List.of("1"));
        var walk = Walk.through(
                first(enroll, Optional.of("mine")), Codes.CONTACT_NOT_ANONYMOUS, OF_SOMEBODY, contact("not mine"));
        assertThat(walk.calls()).containsExactly("claim-contact", "find-identifier", "find-contact");
        assertThat(walk.verdict().contact()).contains("mine");
    }

    @Test
    void leavesTheIdentifierOfAContactThatHasAnAddressOfItsOwn() {
        var enroll = Commands.enroll("e-1", "m", "noor@example.test", List.of("1"));
        var walk = Walk.through(
                first(enroll, Optional.of("mine")),
                Codes.CONTACT_NOT_ANONYMOUS,
                OF_SOMEBODY,
                contact("mine"),
                Codes.CONTACT_NOT_ANONYMOUS);
        assertThat(walk.verdict().contact()).contains("mine");
        assertThat(walk.verdict()).isInstanceOf(Verdict.Applied.class);
    }

    @Test
    void findsTheContactByAddressWhenNoIdentifierHasOne() {
        var enroll = Commands.enroll("e-1", "m", "noor@example.test", List.of("1"));
        var walk =
                Walk.through(first(enroll, Optional.empty()), Codes.IDENTIFIER_UNKNOWN, contact("mine"), OF_SOMEBODY);
        assertThat(walk.calls()).containsExactly("find-identifier", "find-or-create-contact", "create-identifier");
        assertThat(walk.verdict().contact()).contains("mine");
    }

    @Test
    void keepsTheKnownContactWhenItHasAnEmailAddressAlready() {
        var enroll = Commands.enroll("e-1", "m", "noor@example.test", List.of("1"));
        var walk = Walk.through(
                first(enroll, Optional.of("mine")), Codes.CONTACT_NOT_ANONYMOUS, new Identifier(Optional.of("mine")));
        assertThat(walk.calls()).containsExactly("claim-contact", "find-identifier");
        assertThat(walk.verdict().contact()).contains("mine");
        assertThat(walk.verdict()).isInstanceOf(Verdict.Applied.class);
    }
}
