package io.loyaltystreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults());
    private final PiggyCaller piggy = new PiggyCaller(simulator);
    private String noor = "";

    @BeforeEach
    void cards() throws IOException {
        noor = piggy.contact("noor@example.test");
        piggy.post("/contact-identifiers", Map.of("contact_identifier_value", "FREE"));
        piggy.post("/contact-identifiers", Map.of("contact_identifier_value", "LINKED", "contact_uuid", noor));
        piggy.post("/contact-identifiers", Map.of("contact_identifier_value", "OFF"));
        piggy.put(
                "/contact-identifiers", Map.of("contact_identifier_value", "OFF", "contact_identifier_active", false));
    }

    @AfterEach
    void stop() {
        piggy.close();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /contact-identifiers/find,   FREE,    '',   200",
        "GET,    /contact-identifiers/find,   OFF,     '',   60004",
        "GET,    /contact-identifiers/find,   NONE,    '',   60003",
        "GET,    /contact-identifiers/find,   '',      '',   1003",
        "POST,   /contact-identifiers,        NEW,     NOOR, 200",
        "POST,   /contact-identifiers,        FREE,    '',   60006",
        "POST,   /contact-identifiers,        NEW,     none, 55031",
        "PUT,    /contact-identifiers,        NONE,    '',   60003",
        "PUT,    /contact-identifiers/link,   FREE,    NOOR, 200",
        "PUT,    /contact-identifiers/link,   FREE,    none, 55031",
        "PUT,    /contact-identifiers/link,   LINKED,  NOOR, 60014",
        "PUT,    /contact-identifiers/link,   OFF,     NOOR, 60004",
        "PUT,    /contact-identifiers/link,   NONE,    NOOR, 60003",
        "PUT,    /contact-identifiers/link,   FREE,    '',   1003",
        "PUT,    /contact-identifiers/unlink, LINKED,  '',   200",
        "PUT,    /contact-identifiers/unlink, FREE,    '',   200",
        "PUT,    /contact-identifiers/unlink, NONE,    '',   60003",
        "DELETE, /contact-identifiers,        LINKED,  '',   200",
        "DELETE, /contact-identifiers,        NONE,    '',   60003",
    })
    void answersAsPiggyDoes(String method, String path, String value, String contact, int expected) throws IOException {
        var parameters = "contact_identifier_value=" + value + "&contact_uuid=" + contact.replace("NOOR", noor);

        var answer = switch (method) {
            case "GET" -> piggy.get(path + "?" + parameters);
            case "DELETE" -> piggy.delete(path + "?" + parameters);
            default -> piggy.body(method, path, FORM, parameters);
        };

        assertThat(answer.status() == 200 ? 200 : answer.code()).isEqualTo(expected);
        assertThat(answer.json().has("data")).isEqualTo(expected == 200);
    }

    @Test
    void showsWhoseItIs() throws IOException {
        var linked = piggy.get("/contact-identifiers/find?contact_identifier_value=LINKED")
                .data();
        var free = piggy.get("/contact-identifiers/find?contact_identifier_value=FREE")
                .data();

        assertThat(linked.toString())
                .isEqualTo("{\"name\":\"LINKED\",\"value\":\"LINKED\",\"active\":true,\"contact\":{\"uuid\":\"" + noor
                        + "\",\"email\":\"noor@example.test\"}}");
        assertThat(free.get("contact").isNull()).isTrue();
    }

    @Test
    void listsTheIdentifiersOfAContactOldestFirst() throws IOException {
        piggy.put("/contact-identifiers/link", Map.of("contact_identifier_value", "FREE", "contact_uuid", noor));

        assertThat(piggy.get("/contacts/" + noor + "/contact-identifiers").data())
                .extracting(card -> card.get("value").asText())
                .containsExactly("FREE", "LINKED");
    }

    @Test
    void forgetsTheLinkOfAnUnlinkedOrDeletedIdentifier() throws IOException {
        piggy.put("/contact-identifiers/link", Map.of("contact_identifier_value", "FREE", "contact_uuid", noor));
        piggy.put("/contact-identifiers/unlink", Map.of("contact_identifier_value", "LINKED"));
        piggy.delete("/contact-identifiers?contact_identifier_value=FREE");

        assertThat(piggy.get("/contacts/" + noor + "/contact-identifiers").data())
                .isEmpty();
        assertThat(piggy.get("/contact-identifiers/find?contact_identifier_value=LINKED")
                        .data()
                        .get("contact")
                        .isNull())
                .isTrue();
    }
}
