package io.loyaltystreams.piggy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.loyaltystreams.piggy.Answer.Away;
import io.loyaltystreams.piggy.Answer.Barred;
import io.loyaltystreams.piggy.Answer.Done;
import io.loyaltystreams.piggy.Answer.NotApplied;
import io.loyaltystreams.piggy.Answer.NotApplied.Cause;
import io.loyaltystreams.piggy.Answer.Refused;
import io.loyaltystreams.piggy.Answer.Unknown;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;

/** Turns an HTTP answer, or the lack of one, into what may be done next. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    static <T> Answer<T> of(Call<T> call, HttpResponse<String> response, Clock clock) {
        var status = response.statusCode();
        if (status >= 200 && status < 300) {
            return done(call, status, response.body());
        }
        return switch (status) {
            case 400 -> refused(response.body());
            case 401, 403 -> new Barred<>("Piggy answered " + status + ": check the token and its rights");
            // a wrong path never works, and refusing the command for it would lose points
            case 301, 302, 303, 307, 308, 404, 405 ->
                new Barred<>("Piggy answered " + status + " to " + call.name() + ": check piggy.base-url");
            case 429 -> new NotApplied<>(Cause.THROTTLED, RetryAfter.of(response, clock), "Piggy answered 429");
            case 503 -> new Away<>(RetryAfter.of(response, clock), "Piggy answered 503");
            default -> unknown("Piggy answered " + status);
        };
    }

    /** Only a failure to connect proves that nothing was sent. */
    static <T> Answer<T> of(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        var kind = cause.getClass().getSimpleName();
        if (cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException) {
            return new NotApplied<>(Cause.UNREACHABLE, Optional.empty(), "no connection to Piggy: " + kind);
        }
        return unknown("no answer from Piggy: " + kind);
    }

    private static <T> Answer<T> done(Call<T> call, int status, String body) {
        try {
            var answer = JSON.readTree(body);
            return new Done<>(call.read(answer.path("data"), answer.path("meta")));
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            // Piggy says it did it, but not what: the look-up tells
            return unknown("Piggy answered " + status + " with a body that cannot be read");
        }
    }

    private static <T> Answer<T> refused(String body) {
        var error = parsed(body);
        if (!error.path("code").isIntegralNumber()) {
            return unknown("Piggy answered 400 without an error code");
        }
        var code = error.path("code").asInt();
        if (Codes.concernsTheAccount(code)) {
            return new Barred<>("Piggy answered code " + code + ": check the account at Piggy");
        }
        if (Codes.mayPass(code)) {
            return new Unknown<>("Piggy answered code " + code, OptionalInt.of(code));
        }
        return new Refused<>(code, "Piggy refused with code " + code + fields(error.path("errors")));
    }

    /** Names of the fields at fault: Piggy's own texts may repeat an e-mail address. */
    private static String fields(JsonNode errors) {
        var names = new ArrayList<String>();
        errors.fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? "" : ", fields " + String.join(", ", names);
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static <T> Answer<T> unknown(String message) {
        return new Unknown<>(message, OptionalInt.empty());
    }
}
