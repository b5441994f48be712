package io.loyaltystreams.simulator.api;

import static io.loyaltystreams.simulator.http.Json.object;

import io.loyaltystreams.simulator.account.Verification;
import java.util.List;

/** {@code /contact-verification}. */
final class VerificationRoutes {

    private final Verification verification;

    VerificationRoutes(Verification verification) {
        this.verification = verification;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/contact-verification/send", this::send),
                Route.of("POST", "/contact-verification/verify", this::verify),
                Route.of(
                        "GET",
                        "/contact-verification/auth-token/{uuid}",
                        // the token itself, not an object around it
                        call -> Envelope.of(verification.authToken(call.uuid()))));
    }

    private Envelope send(Call call) {
        var fields = call.fields();
        var email = fields.email("email");
        fields.verify();
        verification.send(email);
        return Envelope.of(object("type", "login_code", "message", "A login code has been sent."));
    }

    private Envelope verify(Call call) {
        var fields = call.fields();
        var code = fields.text("code");
        var email = fields.email("email");
        fields.verify();
        return Envelope.of(object("uuid", verification.verify(email, code).uuid()));
    }
}
