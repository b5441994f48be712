package io.loyaltystreams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.out.PiggyCommand;
import io.loyaltystreams.piggy.Answer;
import io.loyaltystreams.piggy.Codes;
import io.loyaltystreams.piggy.Contact;
import io.loyaltystreams.piggy.Reply;
import io.loyaltystreams.sink.Step.Ask;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Step READY = new Step.Settled(new Verdict.Superseded("no preparation"));
    private static final Answer.Unknown<?> QUOTA = new Answer.Unknown<>("60000", OptionalInt.of(Codes.CONTACT_QUOTA));

    private final Window window = Deliveries.open();
    private long offset;

    private static Dispatcher dispatcher(Step preparation) {
        var backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), new Random(1));
        var often = Duration.ofSeconds(30);
        return new Dispatcher(
                new Errands(new Shops("shop", Map.of()), Duration.ofMillis(50)),
                new ContactBook(10),
                new Dispatcher.Limits(new Pace(1_000), new Gate(backoff, often), new Quota(often), backoff, 9),
                preparation,
                new SinkMetrics(new SimpleMeterRegistry()),
                InstantSource.fixed(Instant.EPOCH));
    }

    private void add(Dispatcher dispatcher, PiggyCommand command) {
        dispatcher.add(Deliveries.of(command, Lane.STANDARD, offset++, 1, window));
    }

    private static PiggyCommand giveToContact(String id) {
        var give = Commands.give(id, id, 1);
        give.setContactUuid("c-" + id);
        return give;
    }

    private static String name(Optional<Sending> sending) {
        return sending.map(call -> call.ask().call().name()).orElse("nothing");
    }

    private static void answer(Dispatcher dispatcher, Sending sending, Answer<?> answer, long now) {
        answer(dispatcher, sending, sending.ask(), answer, now);
    }

    // the test knows the type of the call that it answers
    @SuppressWarnings("unchecked")
    private static <T> void answer(Dispatcher dispatcher, Sending sending, Ask<T> ask, Answer<?> answer, long now) {
        dispatcher.replied(sending, ask, new Reply<>((Answer<T>) answer, Optional.empty()), now);
    }

    @Test
    void waitsAsA503AsksAndThenLooksUpWhatItMayHaveApplied() {
        var dispatcher = dispatcher(READY);
        add(dispatcher, giveToContact("a"));
        var sent = dispatcher.next(0).orElseThrow();
        answer(dispatcher, sent, new Answer.Away<>(Optional.of(Duration.ofSeconds(5)), "503"), SECOND);

        assertThat(dispatcher.waitsFor()).contains("503");
        assertThat(name(dispatcher.next(5 * SECOND))).isEqualTo("nothing");
        assertThat(name(dispatcher.next(6 * SECOND))).isEqualTo("list-credits");
    }

    @Test
    void waitsForTheAnswerWhileOneCallAtATimeIsTried() {
        var dispatcher = dispatcher(READY);
        add(dispatcher, giveToContact("a"));
        add(dispatcher, giveToContact("b"));
        var sent = dispatcher.next(0).orElseThrow();
        answer(dispatcher, sent, new Answer.Away<>(Optional.of(Duration.ofSeconds(1)), "503"), SECOND);
        assertThat(dispatcher.next(3 * SECOND)).isPresent();

        assertThat(dispatcher.next(4 * SECOND)).isEmpty();
        assertThat(dispatcher.untilNext(4 * SECOND, 77)).isEqualTo(77);
    }

    @Test
    void countsThePreparationAsWorkAndWaitsForItsAnswer() {
        var dispatcher = dispatcher(Preparation.first(List.of()));
        assertThat(dispatcher.hasWork()).isTrue();
        var sent = dispatcher.next(0).orElseThrow();
        assertThat(dispatcher.untilNext(SECOND, 77)).isEqualTo(77);

        answer(dispatcher, sent, new Answer.Refused<>(1003, "refused"), SECOND);
        assertThat(dispatcher.untilNext(2 * SECOND, 60 * SECOND)).isEqualTo(29 * SECOND);
        var again = dispatcher.next(31 * SECOND).orElseThrow();
        answer(dispatcher, again, new Answer.Done<>(true), 31 * SECOND);
        assertThat(dispatcher.hasWork()).isFalse();
    }

    @Test
    void triesNewContactsSeldomWhenThePlanAllowsNoMoreWhileOthersGoOn() {
        var dispatcher = dispatcher(READY);
        for (var member : List.of("a", "b", "c")) {
            add(dispatcher, Commands.enroll(member, member, member + "@example.test", List.of()));
        }
        answer(dispatcher, dispatcher.next(0).orElseThrow(), QUOTA, SECOND);

        assertThat(dispatcher.waitsFor()).contains("Piggy refuses new contacts: plan quota (60000)");
        add(dispatcher, giveToContact("known"));
        assertThat(name(dispatcher.next(2 * SECOND))).isEqualTo("receive-credits");
        assertThat(dispatcher.next(30 * SECOND)).isEmpty();

        var tried = dispatcher.next(31 * SECOND).orElseThrow();
        assertThat(dispatcher.next(32 * SECOND)).as("one at a time").isEmpty();
        answer(dispatcher, tried, new Answer.Done<>(new Contact("c", OptionalLong.empty())), 33 * SECOND);

        assertThat(dispatcher.waitsFor()).isEmpty();
        assertThat(name(dispatcher.next(61 * SECOND))).isEqualTo("find-or-create-contact");
        assertThat(name(dispatcher.next(62 * SECOND))).isEqualTo("find-or-create-contact");
    }
}
