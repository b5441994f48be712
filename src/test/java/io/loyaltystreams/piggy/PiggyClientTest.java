package io.loyaltystreams.piggy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltystreams.piggy.Answer.Barred;
import io.loyaltystreams.piggy.Answer.Done;
import io.loyaltystreams.piggy.Answer.NotApplied;
import io.loyaltystreams.piggy.Answer.NotApplied.Cause;
import io.loyaltystreams.piggy.Answer.Refused;
import io.loyaltystreams.piggy.Answer.Unknown;
import io.loyaltystreams.piggy.Reply.Allowance;
import io.loyaltystreams.piggy.ScriptedPiggy.Answers;
import io.loyaltystreams.piggy.ScriptedPiggy.Behaviour;
import io.loyaltystreams.piggy.ScriptedPiggy.HangsUp;
import io.loyaltystreams.piggy.ScriptedPiggy.HangsUpLater;
import io.loyaltystreams.piggy.ScriptedPiggy.StopsAfterTheHead;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PiggyClientTest {

    private static final String TOKEN = "s3cret-token";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T10:15:30Z"), ZoneOffset.UTC);
    private static final Call<Reception> CREDITS = Call.receiveCredits("shop-1", "contact-1", 50, "order:1:earn");
    private static final String RECEPTION =
            "{\"data\":{\"uuid\":\"r-1\",\"external_event_id\":\"order:1:earn\",\"contact\":{\"credit_balance\":{\"balance\":290}}},\"meta\":{}}";

    private static Answers answers(String status, String body, String... headers) {
        return new Answers(status, List.of(headers), body);
    }

    private static <T> Reply<T> replyOf(Behaviour behaviour, Call<T> call) throws Exception {
        try (var piggy = new ScriptedPiggy(behaviour);
                var client = client(piggy.uri())) {
            return client.send(call).get();
        }
    }

    private static PiggyClient client(URI uri) {
        var settings = new PiggySettings(uri, Duration.ofMillis(500), Duration.ofMillis(700));
        return new PiggyClient(settings, () -> TOKEN, CLOCK);
    }

    @Test
    void readsWhatPiggyMadeAndTheBalance() throws Exception {
        assertThat(replyOf(answers("200 OK", RECEPTION), CREDITS).answer())
                .isEqualTo(new Done<>(new Reception("r-1", Optional.of("order:1:earn"), OptionalLong.of(290))));
    }

    @Test
    void sendsTokenAndEventId() throws Exception {
        try (var piggy = new ScriptedPiggy(answers("200 OK", RECEPTION));
                var client = client(piggy.uri())) {
            client.send(CREDITS).get();

            assertThat(piggy.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request)
                            .startsWith("POST /api/v3/oauth/clients/credit-receptions HTTP/1.1")
                            .contains("Authorization: Bearer " + TOKEN)
                            .contains("\"external_event_id\":\"order:1:earn\"")
                            .contains("\"credits\":50"));
        }
    }

    @Test
    void asksForAPageOfCreditsWithEverythingEncoded() throws Exception {
        var page = "{\"data\":[],\"meta\":{\"last_page\":1}}";
        try (var piggy = new ScriptedPiggy(answers("200 OK", page));
                var client = client(piggy.uri())) {
            client.send(Call.listCredits("c-1", Instant.parse("2026-03-04T10:15:30Z"), 2))
                    .get();

            assertThat(piggy.requests().getFirst())
                    .contains("contact_uuid=c-1&sort=-created_at")
                    .contains("created_at%5Bgte%5D=2026-03-04T10%3A15%3A30%2B00%3A00&limit=100&page=2")
                    .contains("&type=credit_receptions");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, '{\"last_page\":2}', false",
        "2, '{\"last_page\":2}', true",
        "1, '{}', true",
        "1, '[]', true",
    })
    void knowsTheLastPage(int page, String meta, boolean last) throws Exception {
        var body = "{\"data\":[{\"uuid\":\"r-1\",\"external_event_id\":\"e-1\"}],\"meta\":" + meta + "}";
        var call = Call.listCredits("c-1", Instant.EPOCH, page);

        assertThat(replyOf(answers("200 OK", body), call).answer()).isInstanceOfSatisfying(Done.class, done -> {
            var receptions = (Receptions) done.value();
            assertThat(receptions.last()).isEqualTo(last);
            assertThat(receptions.withEvent("e-1")).isPresent();
            assertThat(receptions.withEvent("e-2")).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "400, 55031, Refused",
        "400, 1003, Refused",
        "400, 1017, Refused",
        "400, 60001, Unknown",
        "400, 60000, Unknown",
        "400, 1000, Unknown",
        "400, 7002, Barred",
        "400, 7011, Barred",
        "400, 55018, Barred",
        "401, , Barred",
        "403, , Barred",
        "404, , Barred",
        "302, , Barred",
        "429, , NotApplied",
        "503, , Away",
        "500, , Unknown",
        "502, , Unknown",
        "400, , Unknown",
        "422, , Unknown",
    })
    void tellsWhatMayBeDoneNext(int status, Integer code, String kind) throws Exception {
        var body =
                code == null ? "<html>sorry</html>" : "{\"message\":\"m\",\"code\":" + code + ",\"status_code\":400}";

        assertThat(replyOf(answers(status + " X", body), CREDITS)
                        .answer()
                        .getClass()
                        .getSimpleName())
                .isEqualTo(kind);
    }

    @Test
    void keepsPersonalDataOutOfARefusal() throws Exception {
        var body = "{\"message\":\"noor@example.test is wrong\",\"code\":1003,\"status_code\":400,"
                + "\"errors\":{\"email\":[\"noor@example.test\"]}}";

        assertThat(replyOf(answers("400 Bad Request", body), Call.findContact("noor@example.test"))
                        .answer())
                .isEqualTo(new Refused<Contact>(1003, "Piggy refused with code 1003, fields email"));
    }

    @ParameterizedTest
    @CsvSource({
        "17, , 17",
        "'Wed, 04 Mar 2026 10:16:00 GMT', , 30",
        "'Wed, 04 Mar 2026 10:16:00 GMT', 'Wed, 04 Mar 2026 10:15:50 GMT', 10",
        "'Wed, 04 Mar 2026 10:00:00 GMT', , 0",
        "999999999, , 3600",
        "'Fri, 31 Dec 9999 23:59:59 GMT', , 3600",
    })
    void readsHowLongToWait(String retryAfter, String date, long seconds) throws Exception {
        var throttled = date == null
                ? answers("429 Too Many Requests", "{}", "Retry-After: " + retryAfter)
                : answers("429 Too Many Requests", "{}", "Retry-After: " + retryAfter, "Date: " + date);

        assertThat(replyOf(throttled, CREDITS).answer())
                .isEqualTo(new NotApplied<>(
                        Cause.THROTTLED, Optional.of(Duration.ofSeconds(seconds)), "Piggy answered 429"));
    }

    @Test
    void readsTheAllowance() throws Exception {
        var reply =
                replyOf(answers("200 OK", RECEPTION, "X-RateLimit-Limit: 5000", "X-RateLimit-Remaining: 12"), CREDITS);

        assertThat(reply.allowance()).contains(new Allowance(5000, 12));
    }

    @Test
    void doesNotKnowWhatAnAnswerWithoutDataDid() throws Exception {
        assertThat(replyOf(answers("200 OK", "{}"), CREDITS).answer()).isInstanceOf(Unknown.class);
        assertThat(replyOf(answers("200 OK", "<html>"), CREDITS).answer()).isInstanceOf(Unknown.class);
    }

    @Test
    void doesNotKnowWhatHappenedWhenNoAnswerComes() throws Exception {
        assertThat(replyOf(new HangsUp(), CREDITS).answer())
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.code()).isEqualTo(OptionalInt.empty()));
    }

    @Test
    void givesUpAnAnswerWhoseBodyNeverComes() throws Exception {
        assertThat(replyOf(new StopsAfterTheHead(), CREDITS).answer())
                .isEqualTo(new Unknown<>("no answer from Piggy: TimeoutException", OptionalInt.empty()));
    }

    @Test
    void neverRepeatsAPostWhenTheConnectionDies() throws Exception {
        for (var behaviour : List.of(new HangsUp(), new HangsUpLater(answers("200 OK", RECEPTION)))) {
            try (var piggy = new ScriptedPiggy(behaviour);
                    var client = client(piggy.uri())) {
                var calls = 0;
                Answer<Reception> last;
                do {
                    last = client.send(CREDITS).get().answer();
                    calls++;
                } while (last instanceof Done);

                assertThat(last).isInstanceOf(Unknown.class);
                assertThat(piggy.requests()).hasSize(calls);
            }
        }
    }

    @Test
    void knowsThatNothingWasSentWithoutAConnection() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (var client = client(URI.create("http://127.0.0.1:" + free))) {
            assertThat(client.send(CREDITS).get().answer())
                    .isEqualTo(new NotApplied<>(
                            Cause.UNREACHABLE, Optional.empty(), "no connection to Piggy: ConnectException"));
        }
    }

    @Test
    void doesNotShowATokenThatCannotBeSent() throws Exception {
        var settings = PiggySettings.at(URI.create("http://127.0.0.1:1"));
        try (var client = new PiggyClient(settings, () -> "two\nlines", CLOCK)) {
            assertThat(client.send(CREDITS).get().answer())
                    .isInstanceOfSatisfying(
                            Barred.class, barred -> assertThat(barred.message()).doesNotContain("two"));
        }
    }

    @Test
    void refusesAJvmThatRepeatsPosts() {
        System.setProperty("jdk.httpclient.enableAllMethodRetry", "");
        try {
            assertThatThrownBy(() -> client(URI.create("http://127.0.0.1:1")))
                    .hasMessageContaining("jdk.httpclient.enableAllMethodRetry");
        } finally {
            System.clearProperty("jdk.httpclient.enableAllMethodRetry");
        }
    }

    @Test
    void showsNoContentOfACall() {
        assertThat(Call.findContact("noor@example.test")).hasToString("find-contact");
    }
}
