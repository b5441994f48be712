package io.loyaltystreams.stream;

import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.email;
import static io.loyaltystreams.story.Shop.order;
import static io.loyaltystreams.story.Shop.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loyaltystreams.avro.in.MemberSignedUp;
import io.loyaltystreams.avro.out.EnrolmentKind;
import io.loyaltystreams.avro.out.MemberEnrolled;
import io.loyaltystreams.identity.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Marketing is told of every new member once, and of the person only if the configuration says so. */
class NewMembersAreWelcomedStory {

    private static final String PROGRAM = """
            program: test
            version: 1
            effective-from: 2025-01-01T00:00
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - { id: all, points: 1, per: 1.00 }
            """;

    private static final String CARD = MemberId.from("card:C-1");
    private static final String EMAIL = MemberId.from("email:ann@example.org");

    @Test
    void whoSignsUpIsAnnouncedWithWhatAWelcomeNeedsAndWithoutPersonalData() {
        try (var loyalty = Loyalty.startedAt(PROGRAM, "2026-03-01T10:00:00Z")) {
            loyalty.signUp(ann("S1", "2026-03-02T10:00:00Z"));

            assertThat(loyalty.newMembers())
                    .containsExactly(enrolled("signup:S1:enrolled", EnrolmentKind.SIGNED_UP, "2026-03-02T10:00:00Z")
                            .setMemberId(EMAIL)
                            .setChannel("web")
                            .setLocale("nl-NL")
                            .setMarketingConsent(true)
                            .build());
        }
    }

    @Test
    void personalDataIsToldWhereTheConfigurationAsksForIt() {
        try (var loyalty = Loyalty.tellingWhoIsNew(PROGRAM, "2026-03-01T10:00:00Z")) {
            loyalty.signUp(ann("S1", "2026-03-02T10:00:00Z"));

            assertThat(loyalty.newMembers())
                    .extracting(
                            MemberEnrolled::getEmail,
                            MemberEnrolled::getFirstName,
                            MemberEnrolled::getLastName,
                            MemberEnrolled::getBirthDate)
                    .containsExactly(tuple("ann@example.org", "Ann", "Smith", LocalDate.parse("1993-01-02")));
        }
    }

    @Test
    void whoIsSeenAtTheTillFirstIsAnnouncedThenAndAgainAtTheFirstSignUp() {
        try (var loyalty = Loyalty.startedAt(PROGRAM, "2026-03-01T10:00:00Z")) {
            loyalty.order(order("1", "2026-03-01T10:00:00Z", card("C-1")));
            loyalty.order(order("2", "2026-03-01T11:00:00Z", card("C-1")));
            loyalty.signUp(signUp("S1", "2026-03-02T10:00:00Z", card("C-1")));
            loyalty.signUp(signUp("S2", "2026-03-03T10:00:00Z", card("C-1")));

            assertThat(loyalty.newMembers())
                    .extracting(
                            MemberEnrolled::getEventId,
                            MemberEnrolled::getMemberId,
                            MemberEnrolled::getKind,
                            MemberEnrolled::getChannel)
                    .containsExactly(
                            tuple("member:" + CARD + ":seen", CARD, EnrolmentKind.ANONYMOUS, "pos"),
                            tuple("signup:S1:enrolled", CARD, EnrolmentKind.SIGNED_UP, "web"));
        }
    }

    @Test
    void aMergedMemberIsAnnouncedWithTheIdThatWasGivenUp() {
        try (var loyalty = Loyalty.startedAt(PROGRAM, "2026-03-01T10:00:00Z")) {
            loyalty.signUp(signUp("S1", "2026-03-01T10:00:00Z", email("ann@example.org")));
            loyalty.order(order("1", "2026-03-02T10:00:00Z", card("C-1")));
            loyalty.signUp(signUp("S2", "2026-03-05T10:00:00Z", card("C-1"), email("ann@example.org")));

            assertThat(loyalty.newMembers())
                    .extracting(
                            MemberEnrolled::getEventId,
                            MemberEnrolled::getMemberId,
                            MemberEnrolled::getKind,
                            MemberEnrolled::getFormerMemberId,
                            MemberEnrolled::getEnrolledAt)
                    .contains(tuple(
                            "merge:S2:" + CARD,
                            EMAIL,
                            EnrolmentKind.MERGED,
                            CARD,
                            Instant.parse("2026-03-05T10:00:00Z")))
                    .hasSize(3);
        }
    }

    @Test
    void aRepeatedSignUpIsNoNewMember() {
        try (var loyalty = Loyalty.startedAt(PROGRAM, "2026-03-01T10:00:00Z")) {
            loyalty.signUp(ann("S1", "2026-03-02T10:00:00Z"));
            loyalty.signUp(ann("S1", "2026-03-02T10:00:00Z"));

            assertThat(loyalty.newMembers()).hasSize(1);
        }
    }

    private static MemberSignedUp.Builder ann(String eventId, String at) {
        return signUp(eventId, at, email("ann@example.org"))
                .setEmail("ann@example.org")
                .setFirstName("Ann")
                .setLastName("Smith")
                .setBirthDate(LocalDate.parse("1993-01-02"))
                .setLocale("nl-NL")
                .setMarketingConsent(true);
    }

    private static MemberEnrolled.Builder enrolled(String eventId, EnrolmentKind kind, String at) {
        return MemberEnrolled.newBuilder().setEventId(eventId).setKind(kind).setEnrolledAt(Instant.parse(at));
    }
}
