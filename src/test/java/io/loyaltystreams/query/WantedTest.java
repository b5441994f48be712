package io.loyaltystreams.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WantedTest {

    @ParameterizedTest
    @CsvSource({
        "card:5200000031, card:5200000031",
        "' card: 5200000031 ', card:5200000031",
        "email: Ann@Example.ORG, email:ann@example.org",
        "customer-id:A:7, customer-id:A:7",
        "phone:+31 6 1234, phone:+31 6 1234",
        "contact-uuid:X, contact-uuid:X",
        "member-id:till-7, member-id:till-7"
    })
    void readsAReferenceIntoItsNormalForm(String text, String key) {
        assertThat(Wanted.parse(text)).hasValue(new Wanted(Optional.of(key), Optional.empty()));
    }

    @Test
    void readsAMemberId() {
        assertThat(Wanted.parse(SampleAccounts.MEMBER + " "))
                .hasValue(new Wanted(Optional.empty(), Optional.of(SampleAccounts.MEMBER)));
    }

    @Test
    void asksWhatAReferenceLeadsToBeforeItTakesItForAMember() {
        assertThat(Wanted.parse("member-id:" + SampleAccounts.MEMBER))
                .hasValue(new Wanted(
                        Optional.of("member-id:" + SampleAccounts.MEMBER), Optional.of(SampleAccounts.MEMBER)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5200000031",
                "m-123",
                "m-0123456789ABCDEF0123456789abcdef",
                "order:4711",
                "Card:1",
                "card:",
                "email:  ",
                ":1"
            })
    void refusesWhatIsNeither(String text) {
        assertThat(Wanted.parse(text)).isEmpty();
    }

    @Test
    void refusesWhatIsTooLongToBeAReference() {
        assertThat(Wanted.parse("card:" + "1".repeat(400))).isEmpty();
    }

    @Test
    void namesTheKindsButShowsNoReference() {
        assertThat(Wanted.expected())
                .contains("member-id, email, card, customer-id, phone, contact-uuid")
                .doesNotContain("\n");
        assertThat(Wanted.parse("email:ann@example.org").orElseThrow().toString())
                .doesNotContain("ann");
    }
}
