package io.loyaltystreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceptionsTest {

    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults());
    private final PiggyCaller piggy = new PiggyCaller(simulator);

    @AfterEach
    void stop() {
        piggy.close();
        simulator.close();
    }

    @Test
    void givesExactlyTheCreditsAskedForAndAnswersAsPiggyDoes() throws IOException {
        piggy.eventIds();
        var contact = piggy.contact("noor@example.test");

        var answer = piggy.give(contact, 50, "order:1:earn");

        assertThat(answer.status()).isEqualTo(200);
        var reception = answer.data();
        assertThat(names(reception))
                .containsExactly(
                        "type",
                        "uuid",
                        "credits",
                        "unit_value",
                        "unit",
                        "contact",
                        "shop",
                        "contact_identifier",
                        "channel",
                        "created_at",
                        "external_event_id");
        assertThat(reception.get("type").asText()).isEqualTo("credit_reception");
        assertThat(reception.get("credits").isIntegralNumber()).isTrue();
        assertThat(reception.get("credits").asLong()).isEqualTo(50);
        assertThat(reception.get("channel").asText()).isEqualTo("OAUTH_API");
        assertThat(reception.get("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00");
        assertThat(reception.at("/contact/uuid").asText()).isEqualTo(contact);
        assertThat(reception.at("/contact/credit_balance/balance").asLong()).isEqualTo(50);
        assertThat(reception.at("/shop/uuid").asText()).isEqualTo(SimulatorSettings.DEFAULT_SHOP);
        assertThat(reception.get("external_event_id").asText()).isEqualTo("order:1:earn");
        assertThat(answer.json().get("meta").isObject()).isTrue();
        assertThat(piggy.balance(contact)).isEqualTo(50);
    }

    @Test
    void dropsAnEventIdWithoutAWordUntilItsAttributeExists() throws IOException {
        var contact = piggy.contact("noor@example.test");

        assertThat(piggy.give(contact, 5, "e1").data().has("external_event_id")).isFalse();
        piggy.eventIds();

        assertThat(piggy.give(contact, 5, "e2").data().get("external_event_id").asText())
                .isEqualTo("e2");
        assertThat(ledger(contact, "&sort=created_at"))
                .extracting(line -> line.get("external_event_id").asText())
                .containsExactly("null", "e2");
    }

    @Test
    void movesCreditsAgainWhenTheSameReceptionIsSentAgain() throws IOException {
        var contact = piggy.contact("noor@example.test");
        piggy.give(contact, 7, "e1");
        piggy.give(contact, 7, "e1");
        piggy.give(contact, -20, "e2");

        assertThat(piggy.balance(contact)).isEqualTo(-6);
        assertThat(piggy.stats().get("duplicates").asLong()).isEqualTo(1);
    }

    @Test
    void turnsAUnitValueIntoWholeCreditsRoundedDown() throws IOException {
        var contact = piggy.contact("noor@example.test");
        var sent = Map.of("shop_uuid", SimulatorSettings.DEFAULT_SHOP, "contact_uuid", contact, "unit_value", "19.95");

        var reception = piggy.post("/credit-receptions", sent).data();
        var calculated = piggy.get("/credit-receptions/calculate?unit_value=19.95&shop_uuid="
                + SimulatorSettings.DEFAULT_SHOP + "&contact_uuid=" + contact);

        assertThat(reception.get("credits").asLong()).isEqualTo(19);
        assertThat(reception.get("unit_value").decimalValue()).isEqualByComparingTo("19.95");
        assertThat(calculated.data().get("credits").asLong()).isEqualTo(19);
        assertThat(piggy.balance(contact)).isEqualTo(19);
    }

    @Test
    void reversesByANewReceptionWithTheOppositeCredits() throws IOException {
        piggy.eventIds();
        var contact = piggy.contact("noor@example.test");
        var original = piggy.give(contact, 40, "e1").data();
        var path = "/credit-receptions/" + original.get("uuid").asText() + "/reverse";

        var reversal = piggy.post(path, Map.of()).data();
        piggy.post(path, Map.of());

        assertThat(reversal.get("credits").asLong()).isEqualTo(-40);
        assertThat(reversal.get("uuid")).isNotEqualTo(original.get("uuid"));
        assertThat(reversal.get("external_event_id").isNull()).isTrue();
        assertThat(piggy.balance(contact))
                .as("a second reverse moves credits again")
                .isEqualTo(-40);
        assertThat(piggy.post("/credit-receptions/unknown/reverse", Map.of()).code())
                .isEqualTo(1003);
    }

    @ParameterizedTest
    @CsvSource({
        "shop_uuid,               nowhere,  1008",
        "contact_uuid,            nobody,   55031",
        "contact_identifier_value,no-card,  60003",
        "unit_name,               weight,   60007",
        "pos_transaction_uuid,    some,     1027",
        "pos_transaction_id,      some,     1027",
        "credits,                 12.5,     1003",
        "credits,                 many,     1003",
        "credits,                 1e99,     1003",
        "credits,                 1000000001, 1015",
        "unit_value,              much,     1003",
    })
    void refusesWithPiggysCodeAndWithoutEffect(String field, String value, int code) throws IOException {
        var contact = piggy.contact("noor@example.test");
        var sent = new HashMap<>(PiggyCaller.reception(contact, 5, "e1"));
        sent.put(field, value);

        var answer = piggy.post("/credit-receptions", sent);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().get("status_code").asInt()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).isNotBlank();
        assertThat(answer.json().has("errors")).isEqualTo(code == 1003);
        assertThat(piggy.balance(contact)).isZero();
        assertThat(ledger(contact, "")).isEmpty();
    }

    @Test
    void namesEveryMissingFieldInOneAnswer() throws IOException {
        var answer = piggy.post("/credit-receptions", Map.of());

        assertThat(answer.code()).isEqualTo(1003);
        assertThat(names(answer.json().get("errors"))).containsExactly("shop_uuid", "contact_uuid", "unit_value");
        assertThat(answer.json().at("/errors/shop_uuid/0").asText()).isEqualTo("The shop uuid field is required.");
    }

    private List<JsonNode> ledger(String contact, String more) throws IOException {
        var items = piggy.get("/loyalty-transactions?contact_uuid=" + contact + more)
                .data();
        return List.copyOf(items.valueStream().toList());
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }
}
