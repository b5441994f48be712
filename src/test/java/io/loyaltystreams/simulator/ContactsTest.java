package io.loyaltystreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.simulator.account.Choices;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactsTest {

    private Simulator simulator = Simulator.start(SimulatorSettings.defaults());
    private PiggyCaller piggy = new PiggyCaller(simulator);

    @AfterEach
    void stop() {
        piggy.close();
        simulator.close();
    }

    @Test
    void findsOrCreatesTheSameContactHoweverOftenItIsAsked() throws IOException {
        var first = piggy.contact("noor+shop@example.test");

        assertThat(piggy.contact("noor+shop@example.test")).isEqualTo(first);
        assertThat(piggy.contact("NOOR+shop@example.test")).isEqualTo(first);
        var async = piggy.get("/contacts/find-or-create/async?email=noor%2Bshop@example.test")
                .data();
        assertThat(async.toString()).isEqualTo("{\"uuid\":\"" + first + "\"}");
        assertThat(piggy.lines("/_simulator/balances")).hasSize(1);
    }

    @Test
    void showsAFullContact() throws IOException {
        var uuid = piggy.contact("noor@example.test");
        piggy.give(uuid, 240, "e1");
        piggy.give(uuid, -40, "e2");

        var contact = piggy.get("/contacts/" + uuid).data();

        assertThat(contact.get("email").asText()).isEqualTo("noor@example.test");
        assertThat(contact.at("/credit_balance/balance").asLong()).isEqualTo(200);
        assertThat(contact.at("/prepaid_balance/balance_in_cents").asLong()).isZero();
        assertThat(contact.get("subscriptions").isArray()).isTrue();
        assertThat(contact.get("attributes").isArray()).isTrue();
        assertThat(contact.at("/tier/name").asText()).isEqualTo("Bronze");
        assertThat(contact.get("tier").has("media")).isTrue();
        var current = contact.get("current_values");
        assertThat(current.get("loyalty_balance").asLong()).isEqualTo(200);
        assertThat(current.get("previous_loyalty_balance").asLong()).isEqualTo(240);
        assertThat(current.get("loyalty_number_of_transactions").asLong()).isEqualTo(2);
        assertThat(current.get("loyalty_total_credits_received").asLong()).isEqualTo(240);
        assertThat(current.get("is_anonymous").isBoolean()).isTrue();
        assertThat(contact.at("/current_display_values/loyalty_balance").asText())
                .isEqualTo("200");
        assertThat(contact.at("/current_display_values/loyalty_balance").isTextual())
                .isTrue();
    }

    @Test
    void movesTheTierWithTheCreditsReceived() throws IOException {
        var uuid = piggy.contact("noor@example.test");
        piggy.give(uuid, 499, "e1");
        assertThat(piggy.get("/contacts/" + uuid + "/tier").data().get("name").asText())
                .isEqualTo("Bronze");
        piggy.give(uuid, 1, "e2");
        piggy.give(uuid, -400, "e3");

        assertThat(piggy.get("/contacts/" + uuid + "/tier").data().get("name").asText())
                .isEqualTo("Silver");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /contacts,                                  email=noor@example.test, 60005",
        "POST, /contacts/async,                            email=noor@example.test, 60005",
        "POST, /contacts,                                  email=,                  1003",
        "POST, /contacts,                                  email=nobody,            1003",
        "POST, /contacts/anonymous,      contact_identifier_value=NO-CARD,          60003",
        "POST, /contacts/anonymous,      contact_identifier_value=CARD-LINKED,      60014",
        "PUT,  /contacts/unknown,                          attributes[firstname]=N, 55031",
        "PUT,  /contacts/unknown/claim,                    email=a@example.test,    55031",
        "PUT,  /contacts/NOOR/claim,                       email=a@example.test,    60016",
        "PUT,  /contacts/NOOR,                             firstname=Noor,          1003",
        "PUT,  /contacts/NOOR,                             attributes[loyalty_balance]=9, 1003",
        "POST, /contacts/unknown/delete,                   type=DEFAULT,            55031",
        "POST, /contacts/NOOR/delete,                      type=SOON,               1003",
    })
    void refusesWithPiggysCode(String method, String path, String form, int code) throws IOException {
        var noor = piggy.contact("noor@example.test");
        piggy.post("/contact-identifiers", Map.of("contact_identifier_value", "CARD-LINKED", "contact_uuid", noor));

        var answer = piggy.body(method, path.replace("NOOR", noor), "application/x-www-form-urlencoded", form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(piggy.lines("/_simulator/journal"))
                .as("nothing but the set-up was applied")
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "/contacts/unknown,                                55031",
        "/contacts/unknown/credit-balance,                 55031",
        "/contacts/unknown/tier,                           55031",
        "/contacts/unknown/contact-identifiers,            55031",
        "/contacts/find-one-by?email=a@example.test,       55031",
        "/contacts/find-one-by,                            1003",
        "/contacts/find-or-create,                         1003",
        "/contacts?limit=0,                                1003",
        "/contacts?page=0,                                 1003",
        "/contacts?sort=email,                             1003",
    })
    void refusesReadsWithPiggysCode(String path, int code) throws IOException {
        assertThat(piggy.get(path).code()).isEqualTo(code);
    }

    @Test
    void keepsKnownAttributesByTypeAndDropsUnknownOnes() throws IOException {
        var uuid = piggy.contact("noor@example.test");
        piggy.post("/contact-attributes", Map.of("name", "points", "label", "Points", "data_type", "number"));

        var form = "attributes[firstname]=No%C3%B6r&attributes[points]=120&attributes[shoe]=42";
        var values = piggy.body("PUT", "/contacts/" + uuid, "application/x-www-form-urlencoded", form)
                .data()
                .get("current_values");

        assertThat(values.get("firstname").asText()).isEqualTo("Noör");
        assertThat(values.get("points").isIntegralNumber()).isTrue();
        assertThat(values.get("points").asLong()).isEqualTo(120);
        assertThat(values.has("shoe")).isFalse();
        var wrong = piggy.put("/contacts/" + uuid, Map.of("attributes", Map.of("points", "many")));
        assertThat(wrong.code()).isEqualTo(1003);
    }

    @Test
    void claimsAnAnonymousContactInPlaceWhenTheEmailIsFree() throws IOException {
        piggy.post("/contact-identifiers", Map.of("contact_identifier_value", "CARD-1"));
        var uuid = anonymous("CARD-1");
        piggy.give(uuid, 30, "e1");
        assertThat(piggy.get("/contacts/" + uuid)
                        .data()
                        .at("/current_values/is_anonymous")
                        .asBoolean())
                .isTrue();

        var claimed = piggy.put("/contacts/" + uuid + "/claim", Map.of("email", "noor@example.test"))
                .data();

        assertThat(claimed.get("uuid").asText()).isEqualTo(uuid);
        assertThat(claimed.at("/credit_balance/balance").asLong()).isEqualTo(30);
        assertThat(claimed.at("/current_values/is_anonymous").asBoolean()).isFalse();
        assertThat(piggy.contact("noor@example.test")).isEqualTo(uuid);
        assertThat(piggy.put("/contacts/" + uuid + "/claim", Map.of("email", "b@example.test"))
                        .code())
                .isEqualTo(60016);
    }

    @ParameterizedTest
    @CsvSource({"KNOWN, known, anonymous", "ANONYMOUS, anonymous, known"})
    void mergesWithTheContactThatOwnsTheClaimedEmail(Choices.Survivor choice, String left, String gone)
            throws IOException {
        restart(SimulatorSettings.defaults()
                .withChoices(new Choices(Choices.DEFAULT.secondReverse(), Choices.DEFAULT.belowZero(), choice)));
        piggy.post("/contact-identifiers", Map.of("contact_identifier_value", "CARD-1"));
        var uuids = Map.of("anonymous", anonymous("CARD-1"), "known", piggy.contact("noor@example.test"));
        piggy.give(uuids.get("anonymous"), 30, "e1");
        piggy.give(uuids.get("known"), 12, "e2");

        var merged = piggy.put("/contacts/" + uuids.get("anonymous") + "/claim", Map.of("email", "noor@example.test"))
                .data();

        assertThat(merged.get("uuid").asText()).isEqualTo(uuids.get(left));
        assertThat(merged.get("email").asText()).isEqualTo("noor@example.test");
        assertThat(merged.at("/credit_balance/balance").asLong()).isEqualTo(42);
        assertThat(piggy.get("/contacts/" + uuids.get(gone)).code()).isEqualTo(55031);
        assertThat(piggy.contact("noor@example.test")).isEqualTo(uuids.get(left));
        var card = piggy.get("/contact-identifiers/find?contact_identifier_value=CARD-1")
                .data();
        assertThat(card.at("/contact/uuid").asText()).isEqualTo(uuids.get(left));
        assertThat(piggy.get("/loyalty-transactions?contact_uuid=" + uuids.get(left))
                        .data())
                .hasSize(2);
        assertThat(piggy.lines("/_simulator/balances")).hasSize(1);
    }

    @Test
    void forgetsADeletedContact() throws IOException {
        var uuid = piggy.contact("noor@example.test");
        piggy.post("/contact-identifiers", Map.of("contact_identifier_value", "CARD-1", "contact_uuid", uuid));
        piggy.give(uuid, 30, "e1");

        var answer = piggy.post("/contacts/" + uuid + "/delete", Map.of("type", "GDPR"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().isNull()).isTrue();
        assertThat(piggy.get("/contacts/" + uuid).code()).isEqualTo(55031);
        assertThat(piggy.get("/loyalty-transactions").data()).isEmpty();
        assertThat(piggy.contact("noor@example.test")).isNotEqualTo(uuid);
        assertThat(piggy.get("/contact-identifiers/find?contact_identifier_value=CARD-1")
                        .code())
                .isEqualTo(60003);
    }

    @Test
    void listsContactsInPages() throws IOException {
        for (int i = 1; i <= 7; i++) {
            piggy.contact("noor" + i + "@example.test");
        }

        var page = piggy.get("/contacts?page=2&limit=3&sort=-created_at");

        assertThat(page.data())
                .extracting(contact -> contact.get("email").asText())
                .containsExactly("noor4@example.test", "noor3@example.test", "noor2@example.test");
        assertThat(page.json().get("meta").toString())
                .isEqualTo(
                        "{\"page\":2,\"limit\":\"3\",\"viewing_from\":4,\"viewing_to\":6,\"last_page\":3,\"total\":7}");
        assertThat(piggy.get("/contacts?page=9223372036854775&limit=100").data())
                .isEmpty();
    }

    private String anonymous(String card) throws IOException {
        return piggy.post("/contacts/anonymous", Map.of("contact_identifier_value", card))
                .data()
                .get("uuid")
                .asText();
    }

    private void restart(SimulatorSettings settings) {
        stop();
        simulator = Simulator.start(settings);
        piggy = new PiggyCaller(simulator);
    }
}
