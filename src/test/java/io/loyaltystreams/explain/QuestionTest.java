package io.loyaltystreams.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.file.ProgramFiles;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

    private static final String PROGRAM = """
            program: acme
            version: 7
            effective-from: 2026-01-01T00:00
            zone: Europe/Amsterdam
            base-currency: EUR
            earn:
              - { id: gifts, lines: { category: [gift-card] }, points: 0 }
              - { id: euro, when: { currency: [EUR, JPY, KWD] }, points: 2, per: 1.00 }
              - { id: others, in: base, points: 1, per: 1.00 }
            campaigns:
              - { id: coffee-days, lines: { category: [coffee] }, multiply: 2 }
              - { id: birthday, if: "order.attributes['birthday'] == 'yes'", bonus: 30 }
              - { id: regulars, if: member.orders >= 10, bonus: 5 }
            amount: { shipping: true }
            caps: { per-order: 200 }
            tiers:
              metric: points
              window: lifetime
              levels: [{ name: bronze }, { name: silver, at: 500, multiply: 1.25 }]
            """;

    private static final String ORDER = """
            {
              "eventId": "e-1", "orderId": "4711", "channel": "pos", "shopId": "amsterdam-1",
              "placedAt": "2026-03-07T09:30:00Z", "currency": "EUR",
              "memberRefs": [{ "kind": "card", "value": "0042" }],
              "lines": [
                { "lineId": "1", "sku": "beans", "category": "coffee", "quantity": 2, "amount": 1295, "taxAmount": 107 },
                { "lineId": "2", "sku": "mug", "quantity": 1, "amount": 899 },
                { "lineId": "3", "sku": "card-25", "category": "gift-card", "quantity": 1, "amount": 2500 }
              ],
              "shippingAmount": 495,
              "attributes": { "birthday": "yes" }
            }
            """;

    @TempDir
    private Path folder;

    private Programs programs;

    @BeforeEach
    void load() throws Exception {
        programs = ProgramFiles.load(Files.writeString(folder.resolve("program.yaml"), PROGRAM));
    }

    private Sheet ask(String order) throws OrderRefused {
        return new Question(order, Optional.of("silver"), Optional.empty(), 3).ask(programs);
    }

    private List<String> refused(String order) {
        return catchThrowableOfType(OrderRefused.class, () -> ask(order)).faults();
    }

    private JsonNode json(String order) throws Exception {
        return JsonMapper.builder().build().readTree(ask(order).asJson());
    }

    @Test
    void showsLineByLineWhatAnOrderEarns() throws OrderRefused {
        assertThat(ask(ORDER).asText()).isEqualTo("""
                        Order 4711 of 2026-03-07 10:30 (Europe/Amsterdam), channel pos, shop amsterdam-1, 51.89 EUR
                        Program acme, version 7, in force since 2026-01-01 00:00
                        Member in tier silver, which multiplies by 1.25, orders before: 3

                        Line      Article  Category   Counts       Rule   Points  Multiplied
                        1         beans    coffee      12.95  EUR  euro    25.90       51.80
                        2         mug      -            8.99  EUR  euro    17.98       22.48
                        3         card-25  gift-card   25.00  EUR  gifts    0.00        0.00
                        shipping  -        shipping     4.95  EUR  euro     9.90       12.38
                        Lines are shown rounded; the steps below are exact.

                        Step         Points  Why
                        gifts          0     25 EUR, 0 for each 1
                        euro          53.78  26.89 EUR, 2 for each 1
                        tiers          6.97  silver, multiplied by 1.25
                        coffee-days   25.9   campaign, multiplied by 2
                        rounding      -0.65  floor
                        birthday      30     bonus
                        award        116
                        """);
    }

    @Test
    void saysTheSameAsJson() throws Exception {
        var json = json(ORDER);

        assertThat(json.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "orderId",
                        "placedAt",
                        "day",
                        "zone",
                        "currency",
                        "rate",
                        "program",
                        "version",
                        "tier",
                        "tierMultiplier",
                        "ordersBefore",
                        "lines",
                        "steps",
                        "failedConditions",
                        "outcome",
                        "points");
        assertThat(json.path("points").asLong()).isEqualTo(116);
        assertThat(json.at("/lines/1/points").asText()).isEqualTo("22.475");
        assertThat(json.at("/lines/3/lineId").asText()).isEqualTo("shipping");
        assertThat(sumOfSteps(json)).isEqualByComparingTo("116");
    }

    private static BigDecimal sumOfSteps(JsonNode json) {
        return json.path("steps")
                .valueStream()
                .map(step -> new BigDecimal(step.path("points").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void saysWhyAConditionCouldNotBeDecided() throws Exception {
        var order = ORDER.replace("\"birthday\": \"yes\"", "");

        assertThat(json(order).path("failedConditions").valueStream().map(JsonNode::asText))
                .containsExactly("birthday");
        assertThat(ask(order).asText()).containsPattern("birthday +0 +did not match: .*attribute");
    }

    @Test
    void countsWhatWasPaidWithPointsOutOfEveryLine() throws Exception {
        var order = ORDER.replace("\"shippingAmount\": 495", "\"shippingAmount\": 495, \"paidWithPointsAmount\": 5189");

        assertThat(ask(order).asText())
                .contains("51.89 EUR, 51.89 of it paid with points")
                .contains("beans    coffee       0.00");
        assertThat(json(order).path("outcome").asText()).isEqualTo("EARNED");
    }

    @Test
    void saysWhyNothingIsEarned() throws Exception {
        var order = ORDER.replace("coffee", "gift-card")
                .replace("\"sku\": \"mug\",", "\"sku\": \"mug\", \"category\": \"gift-card\",")
                .replace("\"birthday\": \"yes\"", "\"birthday\": \"no\"")
                .replace("495", "0");

        assertThat(ask(order).asText()).endsWith("the points round to nothing\n");
    }

    @ParameterizedTest
    @CsvSource({"JPY, 1295", "KWD, 1.295"})
    void showsAmountsWithTheDecimalsOfTheirCurrency(String currency, String amount) throws Exception {
        assertThat(ask(ORDER.replace("EUR", currency)).asText()).contains("  " + amount + "  " + currency);
    }

    @Test
    void convertsAtTheRateThatIsGiven() throws Exception {
        var question = new Question(ORDER.replace("EUR", "USD"), Optional.empty(), Optional.of("0.92"), 0);

        var text = question.ask(programs).asText();
        assertThat(text)
                .contains("51.89 USD at a rate of 0.92")
                .contains("11.91  EUR  others   11.91")
                .contains("EUR at a rate of 0.92 for 1 USD")
                .contains("Member in tier bronze, orders before: 0");
    }

    @Test
    void asksForARateWhereOneIsNeeded() {
        assertThat(refused(ORDER.replace("EUR", "USD")))
                .containsExactly("the order is in USD and the program converts it to EUR; say how many EUR one USD is"
                        + " worth, such as --rate 0.92");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"placedAt\": 1772875800000",
                "\"placedAt\": \"2026-03-07T10:30:00+01:00\"",
                "\"placedAt\": \"2026-03-07T09:30Z\""
            })
    void takesTimesAsTextOrMilliseconds(String placedAt) throws Exception {
        assertThat(ask(ORDER.replace("\"placedAt\": \"2026-03-07T09:30:00Z\"", placedAt))
                        .asText())
                .isEqualTo(ask(ORDER).asText());
    }

    @Test
    void takesUnionsPlainWrappedNullOrLeftOut() throws Exception {
        var wrapped = ORDER.replace("\"amsterdam-1\"", "{ \"string\": \"amsterdam-1\" }");
        assertThat(ask(wrapped).asText()).isEqualTo(ask(ORDER).asText());

        var missing = ORDER.replace("\"shopId\": \"amsterdam-1\",", "");
        assertThat(ask(ORDER.replace("\"amsterdam-1\"", "null")).asText())
                .isEqualTo(ask(missing).asText());
    }

    @Test
    void namesEveryFaultOfTheOrder() {
        var order = ORDER.replace("\"eventId\": \"e-1\", ", "")
                .replace("\"channel\": \"pos\"", "\"channel\": 7")
                .replace("2026-03-07T09:30:00Z", "yesterday")
                .replace("\"quantity\": 2", "\"quantity\": 2.5")
                .replace("\"amount\": 899", "\"amount\": \"8.99\", \"colour\": \"red\"")
                .replace("\"birthday\": \"yes\"", "\"birthday\": true");

        assertThat(refused(order))
                .containsExactly(
                        "eventId is missing; send a value",
                        "channel is 7; send a text",
                        "placedAt is \"yesterday\"; send a time such as 2026-03-07T10:30:00Z, or milliseconds since 1970",
                        "lines[0].quantity is 2.5; send a whole number",
                        "lines[1].colour is not known; the fields are lineId, sku, category, quantity, amount, taxAmount",
                        "lines[1].amount is \"8.99\"; send a whole number; amounts are in minor units, so 12.50 EUR is"
                                + " 1250",
                        "attributes.birthday is true; send a text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "taxAmount": 107 | "taxAmount": 1296 | lines[0].taxAmount is 1296, above the line's amount 1295
            "EUR"            | "eur"             | currency is 'eur'; send an upper-case ISO 4217 code that is in use
            "lineId": "2"    | "lineId": "1"     | lineId '1' is listed twice; send it once
            2026-03-07       | 2025-03-07        | placedAt is 2025-03-07T09:30:00Z; the first version of the program begins at 2025-12-31T23:00:00Z
            """, quoteCharacter = '`')
    void refusesWhatIntakeWouldRefuse(String from, String to, String fault) {
        assertThat(refused(ORDER.replace(from, to))).containsExactly(fault);
    }

    @Test
    void refusesWhatIsNoOrder() {
        assertThat(refused("{")).singleElement().asString().startsWith("the order is not JSON: ");
        assertThat(refused(ORDER + "{}")).singleElement().asString().startsWith("the order is not JSON: ");
        assertThat(refused("[]"))
                .singleElement()
                .asString()
                .startsWith("the order is no JSON object; send one with eventId");
        assertThat(refused("")).isNotEmpty();
    }

    @Test
    void refusesATierThatTheProgramDoesNotHave() {
        var question = new Question(ORDER, Optional.of("platinum"), Optional.empty(), 0);
        assertThat(catchThrowableOfType(OrderRefused.class, () -> question.ask(programs))
                        .faults())
                .containsExactly("no tier platinum; version 7 has bronze, silver");
    }
}
