package io.loyaltystreams.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loyaltystreams.config.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

    @Test
    void takesOnlyTheLastHeadersForTheServicesOwn() throws NoLetter {
        var letter = letter("INVALID", "orders", "lines is empty", "cause", "the producer's");

        assertThat(letter.cause()).isEqualTo("INVALID");
        assertThat(letter.topic()).isEqualTo("orders");
        assertThat(letter.partition()).isEqualTo(3);
        assertThat(letter.offset()).isEqualTo(44);
        assertThat(letter.headers()).extracting(Header::key).containsExactly("cause");
        assertThat(new String(letter.headers().getFirst().value(), UTF_8)).isEqualTo("the producer's");
    }

    @Test
    void isNoLetterWithoutThem() {
        var stranger = new ConsumerRecord<>("dead-letters", 0, 7, bytes("k"), bytes("v"));
        stranger.headers().add("cause", bytes("INVALID"));

        assertThatThrownBy(() -> Letter.of(stranger))
                .isInstanceOf(NoLetter.class)
                .hasMessageStartingWith("Record 0:7 lacks the headers of a dead letter");
    }

    @Test
    void showsNoContentAsText() throws NoLetter {
        assertThat(letter("INVALID", "orders", "m", "till", "ann@example.org").toString())
                .isEqualTo("Letter[0:17 INVALID from orders-3@44]");
    }

    @Test
    void cannotMoveTheCursorOrForgeALine() throws NoLetter {
        assertThat(letter("INVALID", "orders", "currency is '\u001b[2J\nreplayed\u202e'", "h", "v")
                        .message())
                .isEqualTo("currency is '\u00b7[2J\u00b7replayed\u00b7'");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', true",
        "INVALID, '', '', true",
        "UNREADABLE, '', '', false",
        "INVALID, orders, '', true",
        "INVALID, returns, '', false",
        "'', '', 0:17, true",
        "'', '', 0:10-20, true",
        "'', '', 0:18-20, false",
        "'', '', 1:17, false",
    })
    void isMeantByWhatFitsIt(String cause, String topic, String range, boolean meant) throws NoLetter {
        var choice = new Choice(
                cause.isEmpty() ? Set.of() : Set.of(cause),
                topic.isEmpty() ? Set.of() : Set.of(topic),
                range.isEmpty() ? List.of() : List.of(LetterRange.parse(range).orElseThrow()));

        assertThat(choice.fits(letter("INVALID", "orders", "m", "h", "v"))).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "0:", "0:x", "0:9-3", "-1:3", "0:1-", "0:99999999999999999999"})
    void isNotNamedByOtherTexts(String text) {
        assertThat(LetterRange.parse(text)).isEmpty();
        assertThat(LetterId.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "orders, ''",
        "exchange-rates, ''",
        "piggy-commands-standard, ''",
        "piggy-commands-interactive, redemption that Piggy refused",
        "piggy-commands-bulk, out of date",
        "points-ledger, not an input",
        "secrets, none of those under topics",
    })
    void goesBackOnlyWhereThatDoesNoHarm(String topic, String reason) throws NoLetter {
        var refusal = new Destinations(Topics.defaults()).refusal(letter("INVALID", topic, "m", "h", "v"));

        if (reason.isEmpty()) {
            assertThat(refusal).isEqualTo(Optional.empty());
        } else {
            assertThat(refusal).hasValueSatisfying(why -> assertThat(why).contains(reason));
        }
    }

    @Test
    void isSentTwiceOnlyWhereDuplicatesAreTold() throws NoLetter {
        var destinations = new Destinations(Topics.defaults());
        assertThat(destinations.canBeRepeated(letter("INVALID", "orders", "m", "h", "v")))
                .isTrue();
        assertThat(destinations.canBeRepeated(letter("REFUSED", "piggy-commands-standard", "m", "h", "v")))
                .isFalse();
    }

    private static Letter letter(String cause, String topic, String message, String header, String value)
            throws NoLetter {
        var read = new ConsumerRecord<>("dead-letters", 0, 17, bytes("k"), bytes("v"));
        read.headers()
                .add(header, bytes(value))
                .add("cause", bytes(cause))
                .add("topic", bytes(topic))
                .add("partition", bytes("3"))
                .add("offset", bytes("44"))
                .add("stage", bytes("intake"))
                .add("message", bytes(message));
        return Letter.of(read);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
