package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltystreams.avro.out.EnrollMember;
import io.loyaltystreams.avro.out.PiggyCommand;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The calls that each enrolment costs, as docs/members.md states them, and what is at Piggy afterwards. */
class EnrolmentAtPiggyTest {

    private static final String NOOR = "noor@example.test";

    private final AtPiggy piggy = new AtPiggy();

    @AfterEach
    void close() {
        piggy.close();
    }

    @Test
    void aCardTakesTwoCalls() {
        assertThat(piggy.run(enroll("till", "m", null, "C-1")))
                .containsExactly("create-identifier", "create-anonymous-contact");
        assertThat(piggy.contacts())
                .extracting(AtPiggy.Held::anonymous, AtPiggy.Held::identifiers)
                .containsExactly(tuple(true, List.of("C-1")));
    }

    @Test
    void anAddressTakesOneCall() {
        assertThat(piggy.run(enroll("web", "m", NOOR))).containsExactly("find-or-create-contact");
    }

    @Test
    void anAddressAndACardThatPiggyDoesNotKnowTakeThree() {
        assertThat(piggy.run(enroll("web", "m", NOOR, "C-1")))
                .containsExactly("find-identifier", "find-or-create-contact", "create-identifier");
        assertOneContact(0, "C-1");
    }

    @Test
    void whoHadACardAndNowHasAnAddressTakesTwo() {
        piggy.run(enroll("till", "m", null, "C-1"));
        piggy.run(Commands.give("order", "m", 30));
        assertThat(piggy.run(enroll("web", "m", NOOR, "C-1"))).containsExactly("claim-contact", "find-identifier");
        assertOneContact(30, "C-1");
    }

    @Test
    void whoHadACardAndComesWithAnAddressThatPiggyKnowsEndsAsOneContact() {
        piggy.run(enroll("elsewhere", "somebody", NOOR));
        piggy.run(enroll("till", "m", null, "C-1"));
        piggy.run(Commands.give("order", "m", 30));
        assertThat(piggy.run(enroll("web", "m", NOOR, "C-1"))).containsExactly("claim-contact", "find-identifier");
        assertOneContact(30, "C-1");
    }

    @Test
    void whoHadAnAddressAndNowHasANewCardTakesThree() {
        piggy.run(enroll("web", "m", NOOR));
        assertThat(piggy.run(enroll("again", "m", NOOR, "C-1")))
                .containsExactly("claim-contact", "find-identifier", "create-identifier");
        assertOneContact(0, "C-1");
    }

    @Test
    void whoHadAnAddressAndNowACardWithAContactTakesFour() {
        piggy.run(enroll("till", "m-card", null, "C-1"));
        piggy.run(give("order", "m-card", 30, "card:C-1"));
        piggy.run(enroll("web", "m", NOOR));
        assertThat(piggy.run(enroll("again", "m", NOOR, "C-1")))
                .containsExactly("claim-contact", "find-identifier", "find-contact", "claim-contact");
        assertOneContact(30, "C-1");
    }

    @Test
    void twoCardsOfOnePersonWithoutAnAddressEndAsOneContact() {
        piggy.run(enroll("till", "m-1", null, "C-1"));
        piggy.run(give("order", "m-1", 30, "card:C-1"));
        piggy.run(enroll("till-2", "m-2", null, "C-2"));
        piggy.run(give("order-2", "m-2", 12, "card:C-2"));
        // the younger one's credits go over in entries of their own, as the ledger says
        piggy.run(give("in", "m-1", 12, "card:C-1"));

        assertThat(piggy.run(enroll("both", "m-1", null, "C-1", "C-2")))
                .containsExactly("find-identifier", "find-identifier", "get-contact", "merge-contacts");
        assertThat(piggy.run(take("out", "m-2", 12, "card:C-2"))).contains("find-identifier", "receive-credits");
        assertThat(piggy.contacts())
                .extracting(AtPiggy.Held::identifiers, AtPiggy.Held::balance)
                .containsExactly(tuple(List.of("C-1", "C-2"), 42L));
    }

    @Test
    void aProfileTakesOneCallMoreWhateverItHolds() {
        piggy.prepared();
        var signUp = Commands.command(
                "web",
                "m",
                new EnrollMember(
                        NOOR,
                        List.of(),
                        Map.of(
                                "firstname",
                                "Noor",
                                "birthdate",
                                "1993-01-02",
                                "loyalty_locale",
                                "nl-NL",
                                "loyalty_consent",
                                "yes")));
        assertThat(piggy.run(signUp)).containsExactly("find-or-create-contact", "set-attributes");
        for (var value : Map.of("firstname", "Noor", "loyalty_locale", "nl-NL", "loyalty_consent", "yes")
                .entrySet()) {
            assertThat(piggy.attribute(NOOR, value.getKey())).isEqualTo(value.getValue());
        }
        assertThat(piggy.run(Commands.profile("tier", "m", "gold"))).containsExactly("set-attributes");
        assertThat(piggy.attribute(NOOR, "loyalty_tier")).isEqualTo("gold");
    }

    @Test
    void whatIsThereAtTheSecondStartIsFine() {
        piggy.prepared().prepared();
        assertThat(piggy.run(enroll("web", "m", NOOR))).hasSize(1);
    }

    private void assertOneContact(long balance, String... identifiers) {
        assertThat(piggy.contacts())
                .containsExactly(new AtPiggy.Held(
                        NOOR, false, Stream.of(identifiers).sorted().toList(), balance));
    }

    private static PiggyCommand enroll(String id, String member, String email, String... identifiers) {
        return Commands.enroll(id, member, email, List.of(identifiers));
    }

    private static PiggyCommand give(String id, String member, long credits, String reference) {
        var give = Commands.give(id, member, credits);
        give.setReferences(List.of(reference));
        return give;
    }

    private static PiggyCommand take(String id, String member, long credits, String reference) {
        var take = Commands.take(id, member, credits);
        take.setReferences(List.of(reference));
        return take;
    }
}
