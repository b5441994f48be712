package io.loyaltystreams.intake;

import io.loyaltystreams.avro.in.MemberSignedUp;
import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.SignUp;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.identity.Reference;
import java.time.Duration;
import java.util.List;

/** Checks a sign-up and stages it under its first reference; its e-mail counts as a last reference. */
public final class SignUpIntake {

    private SignUpIntake() {}

    /** @param futureMargin how far beyond the record's own time a sign-up may be dated */
    public static Verdict check(MemberSignedUp signUp, Origin origin, Duration futureMargin) {
        var checks = new Checks()
                .text("eventId", signUp.getEventId())
                .text("channel", signUp.getChannel())
                .notInFuture("signedUpAt", signUp.getSignedUpAt(), origin.getTimestamp(), futureMargin)
                .notTooLong("email", signUp.getEmail())
                .someReferences("memberRefs", signUp.getMemberRefs());
        if (signUp.getReferredBy() != null) {
            checks.reference("referredBy", signUp.getReferredBy());
        }
        return checks.fault().<Verdict>map(Verdict.Invalid::new).orElseGet(() -> stage(signUp, origin));
    }

    private static Verdict stage(MemberSignedUp signUp, Origin origin) {
        var references = References.keys(signUp.getMemberRefs());
        String email = null;
        if (signUp.getEmail() != null && !signUp.getEmail().isBlank()) {
            var reference = new Reference(Reference.Kind.EMAIL, signUp.getEmail());
            References.add(references, reference);
            email = reference.value();
        }
        var event = SignUp.newBuilder()
                .setEventId(signUp.getEventId())
                .setSignedUpAt(signUp.getSignedUpAt())
                .setChannel(signUp.getChannel())
                .setEmail(email)
                .setFirstName(signUp.getFirstName())
                .setLastName(signUp.getLastName())
                .setBirthDate(signUp.getBirthDate())
                .setLocale(signUp.getLocale())
                .setMarketingConsent(signUp.getMarketingConsent())
                .setReferredBy(referredBy(signUp))
                .build();
        return new Verdict.Accepted(
                references.getFirst(), new StagedEvent(origin, references, List.of(), Lookup.FIND, 0, null, event));
    }

    private static String referredBy(MemberSignedUp signUp) {
        return signUp.getReferredBy() == null
                ? null
                : References.keys(List.of(signUp.getReferredBy())).getFirst();
    }
}
