package io.loyaltystreams.query;

import static io.loyaltystreams.query.SampleAccounts.CARD;
import static io.loyaltystreams.query.SampleAccounts.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.config.Config;
import io.loyaltystreams.config.Secret;
import io.loyaltystreams.http.OperatorServer;
import io.loyaltystreams.local.FreePort;
import io.loyaltystreams.query.RunningService.Reply;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two instances that share the members, over real HTTP. */
class MemberPagesTest {

    private static final String YOUNGER = "m-" + "0".repeat(32);
    private static final Secret TOKEN = new Secret("sesame");

    private final Instance one = new Instance(Optional.of(TOKEN));
    private final Instance other = new Instance(Optional.of(TOKEN));

    /** Members of an instance, served. */
    private static final class Instance implements AutoCloseable {

        private final KnownMembers members = new KnownMembers();
        private final Optional<Secret> token;
        private final MemberPages pages;
        private final OperatorServer server;

        Instance(Optional<Secret> token) {
            this.token = token;
            this.pages = MemberPages.of(() -> members, token, Duration.ofMillis(500), Duration.ofMillis(1));
            this.server = OperatorServer.start(
                    new Config.Http("127.0.0.1", 0, Optional.empty(), token),
                    List.of(),
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                    pages.all());
        }

        void keepsAll() {
            members.references.put(CARD, MEMBER);
            members.accounts.put(MEMBER, SampleAccounts.rich());
        }

        void leavesAllTo(String keeper) {
            members.keepers.put(CARD, keeper);
            members.keepers.put(MEMBER, keeper);
        }

        Reply ask(String reference) throws InterruptedException {
            return new RunningService(server.address(), token).member(reference).orElseThrow();
        }

        @Override
        public void close() {
            server.close();
            pages.close();
        }
    }

    @BeforeEach
    void leaveAllToTheOther() {
        other.keepsAll();
        one.leavesAllTo(other.server.advertised());
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void answersTheSameWhicheverInstanceIsAsked() throws Exception {
        var whole = MemberJson.of(MEMBER, SampleAccounts.rich()).toString();

        assertThat(other.ask(CARD)).isEqualTo(new Reply(200, whole));
        assertThat(one.ask(CARD)).isEqualTo(new Reply(200, whole));
        assertThat(one.ask(MEMBER)).isEqualTo(new Reply(200, whole));
        assertThat(one.ask("member-id:" + MEMBER)).isEqualTo(new Reply(200, whole));
    }

    @Test
    void followsAMemberWhoTurnedOutToBeAnother() throws Exception {
        other.members.references.put("email:ann@example.org", YOUNGER);
        other.members.became.put(YOUNGER, MEMBER);
        one.members.keepers.put("email:ann@example.org", other.server.advertised());
        one.members.keepers.put(YOUNGER, other.server.advertised());

        assertThat(one.ask("email:ann@example.org")).isEqualTo(one.ask(CARD));
        assertThat(other.ask("email:ann@example.org")).isEqualTo(one.ask(CARD));
        assertThat(one.ask(YOUNGER).status()).isEqualTo(200);
    }

    @Test
    void findsAnAccountElsewhereThanItsReference() throws Exception {
        one.members.keepers.remove(CARD);
        one.members.references.put(CARD, MEMBER);
        other.members.references.clear();

        assertThat(one.ask(CARD).status()).isEqualTo(200);
    }

    @Test
    void followsAReferenceThatNamesAMemberByAnotherId() throws Exception {
        one.members.keepers.remove(MEMBER);
        var old = "m-" + "f".repeat(32);
        one.members.references.put("member-id:" + old, MEMBER);
        one.members.accounts.put(MEMBER, SampleAccounts.empty());

        assertThat(one.ask("member-id:" + old).body()).contains(MEMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"card:1", "m-ffffffffffffffffffffffffffffffff", "email:ann@example.org"})
    void knowsNobodyByAnUnknownReference(String reference) throws Exception {
        assertThat(one.ask(reference))
                .isEqualTo(new Reply(404, "{\"status\":\"no member is known by this reference\"}"));
    }

    @Test
    void knowsNobodyElsewhereByAnUnknownReference() throws Exception {
        other.members.references.clear();

        assertThat(one.ask(CARD).status()).isEqualTo(404);
    }

    @Test
    void refusesAReferenceThatCannotBeReadWithoutRepeatingIt() throws Exception {
        var reply = one.ask("mail:ann@example.org");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body())
                .contains("member-id, email, card, customer-id, phone, contact-uuid")
                .doesNotContain("ann");
    }

    @Test
    void asksOnceMoreWhilePartitionsMove() throws Exception {
        other.members.moving = 1;
        assertThat(other.ask(CARD).status()).isEqualTo(200);

        other.members.moving = 1;
        assertThat(one.ask(CARD).status()).as("moving at the neighbour").isEqualTo(200);
    }

    @Test
    void saysThatItCannotReadWhenPartitionsKeepMoving() throws Exception {
        other.members.moving = 2;

        assertThat(other.ask(CARD)).isEqualTo(new Reply(503, "{\"status\":\"partitions are being assigned\"}"));
    }

    @Test
    void passesOnThatANeighbourCannotRead() throws Exception {
        other.members.moving = 100;

        var reply = one.ask(CARD);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).contains("instance " + other.server.advertised() + " cannot read its stores");
    }

    @Test
    void doesNotPassAQuestionOnThatCameFromAnInstance() throws Exception {
        one.leavesAllTo(other.server.advertised());
        other.leavesAllTo(one.server.advertised());

        assertThat(one.ask(CARD).status()).isEqualTo(503);
    }

    @Test
    void saysWhichInstanceIsAway() throws Exception {
        var nobody = "127.0.0.1:" + FreePort.next();
        one.leavesAllTo(nobody);

        var reply = one.ask(CARD);

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.body()).contains("instance " + nobody).doesNotContain("5200000031");
    }

    @Test
    void givesUpOnAnInstanceThatKeepsSilent() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            one.leavesAllTo("127.0.0.1:" + silent.getLocalPort());

            var reply = one.ask(CARD);

            assertThat(reply.status()).isEqualTo(504);
            assertThat(reply.body()).contains("http.advertised").doesNotContain("5200000031");
        }
    }

    @Test
    void saysThatInstancesNeedTheSameToken() throws Exception {
        try (var stranger = new Instance(Optional.of(new Secret("other")))) {
            one.leavesAllTo(stranger.server.advertised());

            var reply = one.ask(CARD);

            assertThat(reply.status()).isEqualTo(502);
            assertThat(reply.body()).contains("http.token-env").doesNotContain("sesame");
        }
    }

    @Test
    void tellsOtherInstancesNothingWithoutTheToken() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var page = URI.create(other.server.address() + "/members/local?member=" + MEMBER);

            assertThat(http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void findsNoServiceWhereNoneListens() throws IOException, InterruptedException {
        var nowhere = new RunningService(URI.create("http://127.0.0.1:" + FreePort.next()), Optional.empty());

        assertThat(nowhere.member(CARD)).isEmpty();
    }
}
