package io.loyaltystreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyTypesTest {

    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults());
    private final PiggyCaller piggy = new PiggyCaller(simulator);
    private String contact = "";

    @BeforeEach
    void contact() throws IOException {
        piggy.eventIds();
        contact = piggy.contact("noor@example.test");
    }

    @AfterEach
    void stop() {
        piggy.close();
        simulator.close();
    }

    @Test
    void readsJson() throws IOException {
        takes("application/json; charset=utf-8", """
                {"shop_uuid":"%s","contact_uuid":"%s","credits":50,"unit_value":19.95,"external_event_id":"é/1"}""");
    }

    @Test
    void readsAFormWhoseNumbersAreText() throws IOException {
        takes(
                "application/x-www-form-urlencoded",
                "shop_uuid=%s&contact_uuid=%s&credits=50&unit_value=19.95&external_event_id=%%C3%%A9%%2F1");
    }

    @Test
    void readsMultipart() throws IOException {
        takes("multipart/form-data; boundary=\"x-y\"", """
                --x-y
                Content-Disposition: form-data; name="shop_uuid"

                %s
                --x-y
                Content-Disposition: form-data; name="contact_uuid"

                %s
                --x-y
                Content-Disposition: form-data; name=credits

                50
                --x-y
                Content-Disposition: form-data; name="unit_value"

                19.95
                --x-y
                Content-Type: text/plain; charset=utf-8
                Content-Disposition: form-data; name="external_event_id"

                é/1
                --x-y--
                """.replace("\n", "\r\n"));
    }

    @Test
    void nestsBracketsInForms() throws IOException {
        var form = "name=colour&label=Colour&data_type=select"
                + "&options[0][label]=Red&options[0][value]=r&options[1][label]=Blue&options[1][value]=b";

        var options = piggy.body("POST", "/contact-attributes", "application/x-www-form-urlencoded", form)
                .data()
                .get("options");

        assertThat(options.toString())
                .isEqualTo("[{\"value\":\"r\",\"label\":\"Red\"},{\"value\":\"b\",\"label\":\"Blue\"}]");
    }

    @Test
    void countsABodyThatItCannotReadAsEmpty() throws IOException {
        for (var type : new String[] {"application/json", "multipart/form-data", "text/plain"}) {
            var answer = piggy.body("POST", "/credit-receptions", type, "{\"shop_uuid\": ");
            assertThat(answer.code()).as(type).isEqualTo(1003);
            assertThat(answer.json().get("errors")).as(type).hasSize(3);
        }
    }

    @Test
    void refusesABodyThatIsTooLarge() throws IOException {
        var answer = piggy.body("POST", "/contacts", "application/json", " ".repeat(2_000_000));

        assertThat(answer.status()).isEqualTo(413);
    }

    private void takes(String contentType, String template) throws IOException {
        var body = template.formatted(SimulatorSettings.DEFAULT_SHOP, contact);

        var reception =
                piggy.body("POST", "/credit-receptions", contentType, body).data();

        assertThat(reception.get("credits").asLong()).isEqualTo(50);
        assertThat(reception.get("unit_value").decimalValue()).isEqualByComparingTo("19.95");
        assertThat(reception.get("external_event_id").asText()).isEqualTo("é/1");
    }
}
