package io.loyaltystreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Perks, forms, contact verification and webhook subscriptions. */
class FurtherRoutesTest {

    private static final Map<String, Object> PERK = Map.of(
            "label",
            "Free delivery",
            "name",
            "free_delivery",
            "data_type",
            "single_select",
            "options",
            List.of(
                    Map.of("label", "No", "value", "no", "default", "1"),
                    Map.of("label", "Yes", "value", "yes", "default", "0")));

    private static final Map<String, Object> WEBHOOK =
            Map.of("name", "Vouchers", "event_type", "voucher_created", "url", "https://shop.example.test/piggy");

    private final TurnedClock clock = new TurnedClock("2026-03-04T10:15:30Z");
    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults(), clock);
    private final PiggyCaller piggy = new PiggyCaller(simulator);

    @AfterEach
    void stop() {
        piggy.close();
        simulator.close();
    }

    @Test
    void keepsPerks() throws IOException {
        var made = piggy.post("/perks", PERK).data();
        var path = "/perks/" + made.get("uuid").asText();

        assertThat(made.propertyStream().map(Map.Entry::getKey))
                .containsExactly("uuid", "label", "name", "data_type", "options");
        assertThat(made.at("/options/0/default").asBoolean()).isTrue();
        assertThat(piggy.get("/perks").data()).containsExactly(made);
        assertThat(piggy.put(path, Map.of("label", "Delivery"))
                        .data()
                        .get("label")
                        .asText())
                .isEqualTo("Delivery");
        piggy.delete(path);
        assertThat(piggy.get(path).code()).isEqualTo(110000);
        assertThat(piggy.put(path, Map.of("label", "Delivery")).code()).isEqualTo(110000);
        assertThat(piggy.delete(path).code()).isEqualTo(110000);
    }

    @Test
    void takesTheOtherSpellingOfAPerksType() throws IOException {
        var sent = new HashMap<>(PERK);
        sent.put("dataType", sent.remove("data_type"));

        assertThat(piggy.post("/perks", sent).data().get("data_type").asText()).isEqualTo("single_select");
    }

    @ParameterizedTest
    @CsvSource({"label", "name", "data_type", "options"})
    void refusesAPerkThatLacksSomething(String field) throws IOException {
        var sent = new HashMap<>(PERK);
        sent.remove(field);

        var answer = piggy.post("/perks", sent);

        assertThat(answer.code()).isEqualTo(1003);
        assertThat(answer.json().get("errors").has(field)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                              200, 2",
        "?status=PUBLISHED,               200, 1",
        "?type=PRIVATE,                   200, 1",
        "?status=PUBLISHED&type=PRIVATE,  200, 0",
        "?status=GONE,                    1003, 0",
    })
    void listsForms(String query, int expected, int count) throws IOException {
        var answer = piggy.get("/forms" + query);

        assertThat(answer.status() == 200 ? 200 : answer.code()).isEqualTo(expected);
        if (expected == 200) {
            assertThat(answer.data())
                    .hasSize(count)
                    .allSatisfy(form -> assertThat(form.propertyStream().map(Map.Entry::getKey))
                            .containsExactly("uuid", "name", "status", "url", "type"));
        }
    }

    @Test
    void provesAnEMailByTheCodeThatTestersCanRead() throws IOException {
        var contact = piggy.contact("noor@example.test");

        piggy.post("/contact-verification/send", Map.of("email", "noor@example.test"));
        var code = piggy.lines("/_simulator/login-codes").getFirst().get("code").asText();

        assertThat(code).matches("\\d{6}");
        assertThat(verify("wrong").code()).isEqualTo(13010);
        assertThat(verify(code).data().get("uuid").asText()).isEqualTo(contact);
        assertThat(verify(code).code()).as("a code is used up").isEqualTo(13010);
        assertThat(piggy.post("/contact-verification/send", Map.of("email", "nobody@example.test"))
                        .code())
                .isEqualTo(55031);
        assertThat(piggy.post("/contact-verification/send", Map.of("email", "noor"))
                        .code())
                .isEqualTo(1003);
    }

    @Test
    void answersAnAuthTokenAsPlainText() throws IOException {
        var contact = piggy.contact("noor@example.test");

        assertThat(piggy.get("/contact-verification/auth-token/" + contact)
                        .data()
                        .isTextual())
                .isTrue();
        assertThat(piggy.get("/contact-verification/auth-token/nobody").code()).isEqualTo(55031);
    }

    @Test
    void keepsWebhookSubscriptions() throws IOException {
        var made = piggy.post("/webhook-subscriptions", WEBHOOK);
        var path = "/webhook-subscriptions/" + made.data().get("uuid").asText();

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.data().propertyStream().map(Map.Entry::getKey))
                .containsExactly("uuid", "name", "event_type", "url", "properties", "status", "version", "created_at");
        var changed = piggy.put(path, Map.of("status", "INACTIVE", "event_type", "contact_created"));
        assertThat(changed.data().get("status").asText()).isEqualTo("INACTIVE");
        assertThat(changed.data().get("event_type").asText()).isEqualTo("voucher_created");
        assertThat(piggy.get("/webhook-subscriptions?status=ACTIVE").data()).isEmpty();
        assertThat(piggy.get("/webhook-subscriptions?event_type=voucher_created")
                        .data())
                .containsExactly(changed.data());
        assertThat(piggy.delete(path).data().isArray()).isTrue();
        assertThat(piggy.get(path).code()).isEqualTo(80300);
    }

    @Test
    void makesTwoSubscriptionsOfTheSameWish() throws IOException {
        piggy.post("/webhook-subscriptions", WEBHOOK);
        piggy.post("/webhook-subscriptions", WEBHOOK);

        assertThat(piggy.get("/webhook-subscriptions").data()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "event_type, reward_reception_created, event_type",
        "event_type, contact_updated,          attributes",
        "url,        '',                       url",
        "name,       '',                       name",
    })
    void refusesASubscriptionThatLacksSomething(String field, String value, String named) throws IOException {
        var sent = new HashMap<>(WEBHOOK);
        sent.put(field, value);

        var answer = piggy.post("/webhook-subscriptions", sent);

        assertThat(answer.code()).isEqualTo(1003);
        assertThat(answer.json().get("errors").has(named)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/reward-attributes,    name=plu&label=PLU&type=text,      200",
        "/reward-attributes,    name=plu&label=PLU&data_type=text, 1003",
        "/reward-attributes,    name=title&label=T&type=text,      1003",
        "/promotion-attributes, name=plu&label=PLU&type=text,      200",
        "/promotion-attributes, name=plu&type=text,                1003",
    })
    void createsAttributesOfRewardsAndPromotions(String path, String form, int expected) throws IOException {
        var answer = piggy.body("POST", path, "application/x-www-form-urlencoded", form);

        assertThat(answer.status() == 200 ? 200 : answer.code()).isEqualTo(expected);
    }

    @Test
    void showsTheAttributesOfARewardBesideItsOwnKeys() throws IOException {
        piggy.post("/reward-attributes", Map.of("name", "plu", "label", "PLU", "type", "text"));

        var changed = piggy.put("/rewards/" + SimulatorSettings.DEFAULT_REWARD, Map.of("plu", "A12"));

        assertThat(changed.data().get("plu").asText()).isEqualTo("A12");
    }

    private PiggyCaller.Heard verify(String code) throws IOException {
        return piggy.post("/contact-verification/verify", Map.of("code", code, "email", "noor@example.test"));
    }
}
