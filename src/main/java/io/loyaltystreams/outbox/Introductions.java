package io.loyaltystreams.outbox;

import io.loyaltystreams.avro.out.EnrolmentKind;
import io.loyaltystreams.avro.out.MemberEnrolled;
import io.loyaltystreams.config.Topic;
import io.loyaltystreams.ledger.LedgerEvent;
import io.loyaltystreams.ledger.Profile;

/** Tells whoever welcomes members of a new one. */
final class Introductions {

    private Introductions() {}

    static Published of(String memberId, LedgerEvent.Introduced e, String contact, PersonalData personalData) {
        Profile profile = e.profile();
        var enrolled = MemberEnrolled.newBuilder()
                .setEventId(e.eventId())
                .setMemberId(memberId)
                .setKind(kind(e.arrival()))
                .setFormerMemberId(e.former().orElse(null))
                .setEnrolledAt(e.at())
                .setChannel(profile.channel().orElse(null))
                .setLocale(profile.locale().orElse(null))
                .setMarketingConsent(profile.marketingConsent().orElse(null))
                .setContactUuid(contact);
        if (personalData == PersonalData.TOLD) {
            enrolled.setEmail(profile.email().orElse(null))
                    .setFirstName(profile.firstName().orElse(null))
                    .setLastName(profile.lastName().orElse(null))
                    .setBirthDate(profile.birthDate().orElse(null));
        }
        return new Published(Topic.MEMBER_ENROLLED, enrolled.build());
    }

    private static EnrolmentKind kind(LedgerEvent.Introduced.Arrival arrival) {
        return switch (arrival) {
            case SIGNED_UP -> EnrolmentKind.SIGNED_UP;
            case ANONYMOUS -> EnrolmentKind.ANONYMOUS;
            case MERGED -> EnrolmentKind.MERGED;
        };
    }
}
