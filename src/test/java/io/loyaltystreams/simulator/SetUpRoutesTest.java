package io.loyaltystreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetUpRoutesTest {

    private final Simulator simulator = Simulator.start(
            SimulatorSettings.defaults().withShops(Map.of(SimulatorSettings.DEFAULT_SHOP, "Canal Street")));
    private final PiggyCaller piggy = new PiggyCaller(simulator);

    @AfterEach
    void stop() {
        piggy.close();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                              | id uuid company",
                "/                               | id uuid company",
                "/loyalty-program                | id name max_amount custom_credit_name unit",
                "/loyalty-program/               | id name max_amount custom_credit_name unit",
                "/units                          | id name label prefix is_default created_at",
                "/tiers                          | name description position media uuid",
                "/shops                          | uuid id name type reference",
                "/shops/2b1f8f6e-6d0c-4f0a-9a57-5d1c0a7e0001 | uuid id name type reference",
            })
    void showsEveryKeyThatOfficialClientsNeed(String path, String keys) throws IOException {
        var answer = piggy.get(path);
        var shown = answer.data().isArray() ? answer.data().get(0) : answer.data();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(String.join(
                        " ", shown.propertyStream().map(Map.Entry::getKey).toList()))
                .isEqualTo(keys);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /orders",
        "GET, /credit-receptions",
        "PUT, /contacts",
        "GET, /custom-attributes",
        "POST, /tiers",
        "GET, /contacts/x/y/z",
        "GET, /users/points"
    })
    void knowsNoOtherRoute(String method, String path) throws IOException {
        var answer = piggy.body(method, path, "application/json", "{}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("message").asText()).isNotBlank();
        assertThat(answer.json().has("code")).isFalse();
    }

    @Test
    void knowsNoOtherRouteFamily() throws IOException {
        assertThat(piggy.bare("GET", "/api/v3/register", "").status()).isEqualTo(404);
        assertThat(piggy.bare("GET", "/api/v3/oauth/clientsandmore", "").status())
                .isEqualTo(404);
    }

    @Test
    void answersWithCode1008ToAnUnknownShop() throws IOException {
        assertThat(piggy.get("/shops/unknown").code()).isEqualTo(1008);
    }

    @ParameterizedTest
    @CsvSource({
        "/loyalty-transaction-attributes, name=a&data_type=text,          200",
        "/loyalty-transaction-attributes, name=taken&data_type=text,      60009",
        "/loyalty-transaction-attributes, name=credits&data_type=text,    1003",
        "/loyalty-transaction-attributes, name=a&data_type=prose,         1003",
        "/loyalty-transaction-attributes, name=a,                         1003",
        "/loyalty-transaction-attributes, data_type=text,                 1003",
        "/contact-attributes,             name=a&label=A&data_type=text,  200",
        "/contact-attributes,             name=a&data_type=text,          1003",
        "/contact-attributes,      name=firstname&label=A&data_type=text, 60009",
        "/units,                          name=kilos&label=Kilos,         200",
        "/units,                          name=purchase_amount&label=P,   55045",
        "/units,                          name=kilos,                     1003",
        "/units,               name=kilos&label=Kilos&is_default=perhaps, 1003",
    })
    void createsOrRefuses(String path, String form, int expected) throws IOException {
        piggy.post("/loyalty-transaction-attributes", Map.of("name", "taken", "data_type", "text"));

        var answer = piggy.body("POST", path, "application/x-www-form-urlencoded", form);

        assertThat(answer.status() == 200 ? 200 : answer.code()).isEqualTo(expected);
    }

    @Test
    void showsALoyaltyTransactionAttributeAsOfficialClientsNeedIt() throws IOException {
        piggy.eventIds();

        var attribute = piggy.get("/loyalty-transaction-attributes").data().get(0);

        assertThat(attribute.propertyStream().map(Map.Entry::getKey))
                .contains(
                        "name",
                        "label",
                        "type",
                        "field_type",
                        "is_soft_read_only",
                        "is_hard_read_only",
                        "is_piggy_defined");
        assertThat(attribute.get("name").asText()).isEqualTo("external_event_id");
        assertThat(attribute.get("is_piggy_defined").asBoolean(true)).isFalse();
    }

    @Test
    void countsInTheUnitThatIsNowTheDefault() throws IOException {
        piggy.post("/units", Map.of("name", "kilos", "label", "Kilos", "is_default", "yes"));
        var contact = piggy.contact("noor@example.test");

        assertThat(piggy.give(contact, 1, "e1").data().at("/unit/name").asText())
                .isEqualTo("kilos");
        assertThat(piggy.get("/units").data())
                .extracting(unit -> unit.get("is_default").asBoolean())
                .containsExactly(false, true);
    }
}
