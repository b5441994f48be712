package io.loyaltystreams.simulator.gate;

import io.loyaltystreams.simulator.http.Endpoint;
import io.loyaltystreams.simulator.http.Reply;
import io.loyaltystreams.simulator.http.Request;
import java.time.InstantSource;

/** Lets through who has the token, as often as the limit allows; whoever is refused has no effect. */
public final class Gate implements Endpoint {

    private final String token;
    private final InstantSource clock;
    private final Endpoint inner;
    private final FixedWindow window;

    public Gate(String token, Limit limit, InstantSource clock, Endpoint inner) {
        this.token = token;
        this.clock = clock;
        this.inner = inner;
        this.window = new FixedWindow(limit);
    }

    /** From now on another limit, with a fresh window. */
    public void change(Limit limit) {
        window.change(limit);
    }

    @Override
    public Reply answer(Request request) throws InterruptedException {
        if (!request.token().equals(token)) {
            return withHeaders(unauthenticated(), window.look(clock.instant()));
        }
        var admission = window.admit(clock.instant());
        if (!admission.admitted()) {
            return withHeaders(tooMany(admission), admission);
        }
        return withHeaders(inner.answer(request), admission);
    }

    /** The answer to a token that is not known. */
    public static Reply.Answer unauthenticated() {
        return Reply.message(401, "Unauthenticated.");
    }

    private static Reply tooMany(FixedWindow.Admission admission) {
        return Reply.message(429, "Too Many Attempts.")
                .with("Retry-After", String.valueOf(admission.retryAfter()))
                .with("X-RateLimit-Reset", String.valueOf(admission.end().getEpochSecond()));
    }

    private static Reply withHeaders(Reply reply, FixedWindow.Admission admission) {
        return switch (reply) {
            case Reply.Answer answer ->
                answer.with("X-RateLimit-Limit", String.valueOf(admission.limit()))
                        .with("X-RateLimit-Remaining", String.valueOf(admission.remaining()));
            case Reply.HangUp nothing -> nothing;
            case Reply.BreakOff broken -> broken;
        };
    }
}
