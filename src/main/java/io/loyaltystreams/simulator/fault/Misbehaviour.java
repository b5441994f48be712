package io.loyaltystreams.simulator.fault;

import io.loyaltystreams.simulator.account.Code;
import io.loyaltystreams.simulator.account.Refusal;
import io.loyaltystreams.simulator.api.PiggyApi;
import io.loyaltystreams.simulator.gate.Gate;
import io.loyaltystreams.simulator.http.Endpoint;
import io.loyaltystreams.simulator.http.Reply;
import io.loyaltystreams.simulator.http.Request;
import java.time.Duration;
import java.util.Optional;

/** One way in which a call goes wrong. Whether the call took effect is part of each one's meaning. */
sealed interface Misbehaviour {

    Reply act(Request request, Endpoint piggy) throws InterruptedException;

    /** Whether this request can meet it at all. */
    default boolean concerns(Request request) {
        return true;
    }

    /** Applied at once, answered late. */
    record SlowAnswer(Duration delay) implements Misbehaviour {
        @Override
        public Reply act(Request request, Endpoint piggy) throws InterruptedException {
            var reply = piggy.answer(request);
            Thread.sleep(delay);
            return reply;
        }
    }

    /** Applied late: perhaps after the client has given up. */
    record SlowRequest(Duration delay) implements Misbehaviour {
        @Override
        public Reply act(Request request, Endpoint piggy) throws InterruptedException {
            Thread.sleep(delay);
            return piggy.answer(request);
        }
    }

    /** Applied, then the connection closes without a byte. */
    record LostAnswer() implements Misbehaviour {
        @Override
        public Reply act(Request request, Endpoint piggy) throws InterruptedException {
            piggy.answer(request);
            return new Reply.HangUp();
        }
    }

    /** Not applied; the connection closes without a byte. */
    record LostRequest() implements Misbehaviour {
        @Override
        public Reply act(Request request, Endpoint piggy) {
            return new Reply.HangUp();
        }
    }

    /** Applied; the connection breaks in the middle of the answer. */
    record ConnectionReset() implements Misbehaviour {
        @Override
        public Reply act(Request request, Endpoint piggy) throws InterruptedException {
            return piggy.answer(request) instanceof Reply.Answer answer
                    ? new Reply.BreakOff(answer)
                    : new Reply.HangUp();
        }
    }

    /** 429 out of turn, not applied; {@code Retry-After} as given, be it seconds, a date or nonsense, or none at all. */
    record TooManyRequests(Optional<String> retryAfter) implements Misbehaviour {
        @Override
        public Reply act(Request request, Endpoint piggy) {
            var answer = Reply.message(429, "Too Many Attempts.");
            return retryAfter.map(value -> answer.with("Retry-After", value)).orElse(answer);
        }
    }

    /** 503 with a page of HTML, not applied. */
    record Maintenance() implements Misbehaviour {
        @Override
        public Reply act(Request request, Endpoint piggy) {
            return Reply.text(
                    503,
                    "text/html; charset=UTF-8",
                    "<!DOCTYPE html><html><body><h1>Be right back.</h1></body></html>");
        }
    }

    /** 500, with or without effect. */
    record ServerError(boolean applied) implements Misbehaviour {
        @Override
        public Reply act(Request request, Endpoint piggy) throws InterruptedException {
            if (applied) {
                piggy.answer(request);
            }
            return Reply.message(500, "Server Error");
        }
    }

    /** 60001, with or without effect: another creation for the contact is under way. */
    record ContactBusy(boolean applied) implements Misbehaviour {
        @Override
        public Reply act(Request request, Endpoint piggy) throws InterruptedException {
            if (applied) {
                piggy.answer(request);
            }
            return PiggyApi.refused(new Refusal(Code.CONTACT_BUSY));
        }
    }

    /** 55031 for a share of the contacts, always the same ones; not applied. */
    record RefusedContact(Chance share, long seed) implements Misbehaviour {
        @Override
        public boolean concerns(Request request) {
            return PiggyApi.contactOf(request)
                    .map(contact -> share.of(seed, contact.hashCode()))
                    .orElse(false);
        }

        @Override
        public Reply act(Request request, Endpoint piggy) {
            return PiggyApi.refused(new Refusal(Code.CONTACT_UNKNOWN));
        }
    }

    /** Applied and answered, but the ledger lists it only later. */
    record LedgerLag(Duration delay) implements Misbehaviour {
        @Override
        public Reply act(Request request, Endpoint piggy) throws InterruptedException {
            return piggy.answer(request.hiddenFor(delay));
        }
    }

    /** 401 in spite of a good token, not applied. */
    record WrongToken() implements Misbehaviour {
        @Override
        public Reply act(Request request, Endpoint piggy) {
            return Gate.unauthenticated();
        }
    }
}
