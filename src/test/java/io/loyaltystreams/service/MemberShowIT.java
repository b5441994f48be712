package io.loyaltystreams.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.loyaltystreams.demo.LocalService;
import io.loyaltystreams.demo.Stage;
import io.loyaltystreams.demo.traffic.Person;
import io.loyaltystreams.demo.traffic.Person.Ref;
import io.loyaltystreams.demo.traffic.TrafficEvent;
import io.loyaltystreams.launcher.Launcher;
import io.loyaltystreams.launcher.MemberCommand;
import io.loyaltystreams.query.RunningService;
import io.loyaltystreams.query.RunningService.Reply;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Members are shown by every instance, whichever of them keeps the account. */
@Timeout(150)
class MemberShowIT {

    private static final int MEMBERS = 16;

    /** The session of an instance that is gone times out after 6 s; the others then restore what it kept. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void showsEveryMemberThroughEveryInstanceAndThroughTheOneThatIsLeft() throws Exception {
        try (var stage = new Stage(Optional.empty(), directory)) {
            stage.awaitSurroundings();
            var first = stage.launchService();
            var second = stage.launchAnother("second");
            first.awaitReady();
            second.awaitReady();
            try (var shopping = new Shopping(stage, first)) {
                shopping.send(
                        IntStream.range(0, MEMBERS)
                                .mapToObj(MemberShowIT::order)
                                .toList(),
                        0);
                shopping.send(List.of(signUp(0)), 0);

                var answers = new ArrayList<String>();
                for (int number = 0; number < MEMBERS; number++) {
                    answers.add(awaitMember(first, card(number), points(number)));
                    assertThat(ask(second, card(number)))
                            .as("member %s through the other instance", number)
                            .isEqualTo(new Reply(200, answers.get(number)));
                }
                bothKeepSome(first, second, answers);
                shows(second, answers.getFirst());
                knowsNobodyElse(first, second);

                second.close();

                for (int number = 0; number < MEMBERS; number++) {
                    awaitMember(first, card(number), points(number));
                }
            }
        }
    }

    /** The sign-up ties the e-mail to the member of the card, and gives a bonus of 100. */
    private static void shows(LocalService service, String first) throws Exception {
        var member = JSON.readTree(first);
        var byEmail = ask(service, "email:" + email(0).value().toUpperCase(Locale.ROOT));
        assertThat(JSON.readTree(byEmail.body()).path("memberId")).isEqualTo(member.path("memberId"));
        assertThat(ask(service, member.path("memberId").asText()).body()).isEqualTo(first);

        var out = new StringWriter();
        var launcher = new Launcher(
                new PrintWriter(out, true), new PrintWriter(out, true), List.of(new MemberCommand(Map.of())));
        int code = launcher.run(
                "member", "show", card(0), "--url", service.address().toString());
        assertThat(code).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("Member", member.path("memberId").asText(), "Available      " + points(0))
                .contains("order:o-0:earn");
    }

    private static void knowsNobodyElse(LocalService first, LocalService second) throws Exception {
        for (LocalService service : List.of(first, second)) {
            assertThat(ask(service, "card:0000000000").status()).isEqualTo(404);
            assertThat(ask(service, "email:nobody@example.org").status()).isEqualTo(404);
            assertThat(ask(service, "nobody").status()).isEqualTo(400);
        }
    }

    /** Otherwise this test would show nothing: each account can be read in one place, and not always in the same. */
    private static void bothKeepSome(LocalService first, LocalService second, List<String> answers) throws Exception {
        int here = 0;
        for (String answer : answers) {
            var id = JSON.readTree(answer).path("memberId").asText();
            boolean inFirst = keeps(first, id);
            assertThat(keeps(second, id)).as("kept by the second").isEqualTo(!inFirst);
            here += inFirst ? 1 : 0;
        }
        assertThat(here).as("accounts in the first instance").isBetween(1, MEMBERS - 1);
    }

    private static boolean keeps(LocalService service, String memberId) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var page = URI.create(service.address() + "/members/local?member=" + memberId);
            return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        }
    }

    private static String awaitMember(LocalService service, String reference, long available) {
        return await("a member with " + available + " points")
                .atMost(PATIENCE)
                .until(
                        () -> ask(service, reference),
                        reply -> reply.body().contains("\"available\":" + available + ","))
                .body();
    }

    private static Reply ask(LocalService service, String reference) throws InterruptedException {
        return new RunningService(service.address(), Optional.empty())
                .member(reference)
                .orElseThrow();
    }

    /** One line of as many euros as gives 2 points each at the till. */
    private static TrafficEvent order(int number) {
        return new TrafficEvent.Order(
                "e-" + number,
                "o-" + number,
                "pos",
                Optional.of("store-1"),
                Instant.now(),
                "EUR",
                Optional.of(person(number)),
                List.of(new TrafficEvent.Line("1", "sku-1", "tea", 1, 1_000L * (number + 1))),
                0,
                0);
    }

    private static TrafficEvent signUp(int number) {
        return new TrafficEvent.SignUp("s-" + number, person(number), "app", Instant.now());
    }

    private static long points(int number) {
        return 20L * (number + 1) + (number == 0 ? 100 : 0);
    }

    private static Person person(int number) {
        return new Person(number, List.of(new Ref("card", cardNumber(number))), List.of(email(number)));
    }

    private static Ref email(int number) {
        return new Ref("email", "person" + number + "@example.org");
    }

    private static String card(int number) {
        return "card:" + cardNumber(number);
    }

    private static String cardNumber(int number) {
        return "52%08d".formatted(number);
    }
}
