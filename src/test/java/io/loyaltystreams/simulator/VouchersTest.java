package io.loyaltystreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VouchersTest {

    private final TurnedClock clock = new TurnedClock("2026-03-04T10:15:30Z");
    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults(), clock);
    private final PiggyCaller piggy = new PiggyCaller(simulator);
    private String contact = "";
    private String promotion = "";

    @BeforeEach
    void promote() throws IOException {
        contact = piggy.contact("noor@example.test");
        promotion = promotion(Map.of());
    }

    @AfterEach
    void stop() {
        piggy.close();
        simulator.close();
    }

    @Test
    void makesAVoucherWithTheCodeOfTheCallerOnce() throws IOException {
        var made =
                create(Map.of("code", "SPRING-1", "contact_uuid", contact, "custom_attributes", Map.of("plu", "A12")));

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.data().propertyStream().map(Map.Entry::getKey))
                .containsExactly(
                        "uuid",
                        "code",
                        "status",
                        "name",
                        "description",
                        "activation_date",
                        "expiration_date",
                        "redeemed_at",
                        "is_redeemed",
                        "redemptions_remaining",
                        "times_redeemed",
                        "total_redemptions_allowed",
                        "attributes",
                        "contact",
                        "promotion");
        assertThat(made.data().at("/attributes/plu").asText()).isEqualTo("A12");
        assertThat(made.json().get("meta").isArray()).isTrue();
        assertThat(piggy.get("/vouchers/find?code=SPRING-1").data()).isEqualTo(made.data());
        assertThat(create(Map.of("code", "SPRING-1")).code()).isEqualTo(80003);
        assertThat(piggy.get("/vouchers/find?code=SPRING-2").code()).isEqualTo(80004);
    }

    @Test
    void makesABatchInTheBackground() throws IOException {
        var answer = piggy.post("/vouchers/batch", Map.of("promotion_uuid", promotion, "quantity", 25));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.data().get("status").asText()).isEqualTo("PENDING");
        assertThat(answer.data().get("created_at").asText()).isEqualTo("2026-03-04, 10:15");
        assertThat(list("").data()).isEmpty();

        clock.forward(Duration.ofSeconds(1));

        assertThat(list("").data()).hasSize(25);
    }

    @Test
    void pagesAsTheFrameworkDoes() throws IOException {
        piggy.post("/vouchers/batch", Map.of("promotion_uuid", promotion, "quantity", "25"));
        clock.forward(Duration.ofSeconds(1));

        var second = list("&limit=10&page=2");

        assertThat(second.data()).hasSize(10);
        var meta = second.json().get("meta");
        assertThat(meta.get("current_page").asInt()).isEqualTo(2);
        assertThat(meta.get("last_page").asInt()).isEqualTo(3);
        assertThat(meta.get("per_page").isTextual()).isTrue();
        assertThat(meta.get("from").asInt()).isEqualTo(11);
        assertThat(meta.get("total").asInt()).isEqualTo(25);
        assertThat(second.json().at("/links/next").asText()).endsWith("page=3");
        assertThat(list("&limit=10&page=3").data()).hasSize(5);
        assertThat(list("&limit=10&page=9").data()).isEmpty();
    }

    @Test
    void redeemsASingleVoucherOnce() throws IOException {
        create(Map.of("code", "ONE", "contact_uuid", contact));

        var redeemed = redeem("ONE", Map.of());

        assertThat(redeemed.data().get("status").asText()).isEqualTo("REDEEMED");
        assertThat(redeemed.data().get("is_redeemed").asBoolean()).isTrue();
        assertThat(redeemed.data().get("redeemed_at").asText()).isEqualTo("2026-03-04T10:15:30+00:00");
        assertThat(redeem("ONE", Map.of()).code()).isEqualTo(80005);

        var redemption = redeemed.data().at("/voucher_redemption/uuid").asText();
        piggy.post("/vouchers/" + redemption + "/reverse", Map.of());

        assertThat(redeem("ONE", Map.of()).status()).isEqualTo(200);
        assertThat(piggy.post("/vouchers/" + redemption + "/reverse", Map.of()).code())
                .isEqualTo(80004);
    }

    @Test
    void redeemsSeveralTimesAtOnceAsFarAsThatIsAllowed() throws IOException {
        create(Map.of("code", "MANY", "contact_uuid", contact, "total_redemptions_allowed", 5));

        assertThat(times(3).data().get("redemptions_remaining").asInt()).isEqualTo(2);
        assertThat(times(3).code()).isEqualTo(80019);
        assertThat(times(51).code()).isEqualTo(1003);
        assertThat(times(2).data().get("status").asText()).isEqualTo("REDEEMED");
    }

    @Test
    void keepsALockedVoucherForWhoeverHasTheKeyUntilAnHourIsOver() throws IOException {
        var uuid = create(Map.of("code", "KEPT", "contact_uuid", contact))
                .data()
                .get("uuid")
                .asText();

        var locked = piggy.post("/vouchers/" + uuid + "/lock/", Map.of());
        var key = locked.data().at("/lock/release_key").asText();

        assertThat(locked.data().at("/voucher/status").asText()).isEqualTo("LOCKED");
        assertThat(locked.data().at("/lock/system_release_at").asText()).isEqualTo("2026-03-04T11:15:30+00:00");
        assertThat(piggy.post("/vouchers/" + uuid + "/lock", Map.of()).code()).isEqualTo(80017);
        assertThat(redeem("KEPT", Map.of()).code()).isEqualTo(80017);
        assertThat(redeem("KEPT", Map.of("release_key", "wrong")).code()).isEqualTo(1003);
        assertThat(piggy.post("/vouchers/" + uuid + "/release", Map.of("release_key", key))
                        .data()
                        .at("/voucher/status")
                        .asText())
                .isEqualTo("ACTIVE");

        piggy.post("/vouchers/" + uuid + "/lock", Map.of());
        clock.forward(Duration.ofHours(1));

        assertThat(redeem("KEPT", Map.of()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "expiration_date, 2026-03-01T00:00:00+00:00, 80006, EXPIRED",
        "activation_date, 2026-04-01T00:00:00+00:00, 80014, INACTIVE",
        "contact_uuid,    '',                        1003,  ACTIVE",
    })
    void refusesWithTheCodeOfTheState(String field, String value, int code, String status) throws IOException {
        var wish = new HashMap<String, Object>(Map.of("code", "V", "contact_uuid", contact));
        wish.put(field, value);
        var uuid = create(wish).data().get("uuid").asText();

        assertThat(redeem("V", Map.of()).code()).isEqualTo(code);
        assertThat(piggy.post("/vouchers/" + uuid + "/validate", Map.of("shop_uuid", SimulatorSettings.DEFAULT_SHOP))
                        .code())
                .isEqualTo(code);
        assertThat(list("&status=" + status).data()).hasSize(1);
    }

    @Test
    void switchesAVoucherOffAndOn() throws IOException {
        var uuid = create(Map.of("code", "V", "contact_uuid", contact))
                .data()
                .get("uuid")
                .asText();

        piggy.put("/vouchers/" + uuid, Map.of("status", "DEACTIVATED"));
        assertThat(redeem("V", Map.of()).code()).isEqualTo(80012);
        piggy.put("/vouchers/" + uuid, Map.of("status", "ACTIVE"));

        assertThat(redeem("V", Map.of()).status()).isEqualTo(200);
        assertThat(piggy.put("/vouchers/" + uuid, Map.of("status", "REDEEMED")).code())
                .isEqualTo(1003);
        assertThat(piggy.put("/vouchers/unknown", Map.of("status", "ACTIVE")).code())
                .isEqualTo(80004);
    }

    @Test
    void makesNoMoreThanThePromotionAllows() throws IOException {
        var few = promotion(Map.of("voucher_limit", 2, "limit_per_contact", 1));

        assertThat(piggy.post("/vouchers/batch", Map.of("promotion_uuid", few, "quantity", 3))
                        .code())
                .isEqualTo(80008);
        piggy.post("/vouchers", Map.of("promotion_uuid", few, "contact_uuid", contact));
        assertThat(piggy.post("/vouchers", Map.of("promotion_uuid", few, "contact_uuid", contact))
                        .code())
                .isEqualTo(80008);
        assertThat(piggy.post("/vouchers", Map.of("promotion_uuid", few)).status())
                .isEqualTo(200);
        assertThat(piggy.post("/vouchers", Map.of("promotion_uuid", few)).code())
                .isEqualTo(80008);
    }

    @ParameterizedTest
    @CsvSource({
        "promotion_uuid, nothing, 80002",
        "promotion_uuid, '',      1003",
        "contact_uuid,   nobody,  55031",
        "expiration_date, soon,   1003",
        "quantity,       0,       1003",
        "quantity,       501,     1003",
    })
    void refusesABatchWithPiggysCode(String field, String value, int code) throws IOException {
        var wish = new HashMap<String, Object>(Map.of("promotion_uuid", promotion, "quantity", 1));
        wish.put(field, value);

        assertThat(piggy.post("/vouchers/batch", wish).code()).isEqualTo(code);
    }

    @Test
    void showsAPromotionAsOfficialClientsNeedIt() throws IOException {
        piggy.post("/promotion-attributes", Map.of("name", "plu", "label", "PLU", "type", "text"));
        var uuid = promotion(Map.of("plu", "A12"));

        var shown = piggy.get("/promotions/" + uuid).data();

        assertThat(shown.propertyStream().map(Map.Entry::getKey))
                .contains("uuid", "name", "description", "attributes", "type", "redemptions_per_voucher");
        assertThat(shown.at("/attributes/plu").asText()).isEqualTo("A12");
        assertThat(piggy.post("/vouchers", Map.of("promotion_uuid", uuid))
                        .data()
                        .at("/promotion/plu")
                        .asText())
                .isEqualTo("A12");
        assertThat(piggy.get("/promotions").data()).hasSize(2);
        assertThat(piggy.get("/promotions/nothing").code()).isEqualTo(80002);
        assertThat(piggy.post("/promotions", Map.of()).code()).isEqualTo(1003);
    }

    private PiggyCaller.Heard create(Map<String, ?> more) throws IOException {
        var wish = new HashMap<String, Object>(Map.of("promotion_uuid", promotion));
        wish.putAll(more);
        return piggy.post("/vouchers", wish);
    }

    private PiggyCaller.Heard redeem(String code, Map<String, ?> more) throws IOException {
        var wish = new HashMap<String, Object>(Map.of("code", code, "shop_uuid", SimulatorSettings.DEFAULT_SHOP));
        wish.putAll(more);
        return piggy.post("/vouchers/redeem", wish);
    }

    private PiggyCaller.Heard times(int times) throws IOException {
        return piggy.post(
                "/vouchers/multi-redeem",
                Map.of("code", "MANY", "shop_uuid", SimulatorSettings.DEFAULT_SHOP, "number_of_times", times));
    }

    private PiggyCaller.Heard list(String more) throws IOException {
        return piggy.get("/vouchers?promotion_uuid=" + promotion + more);
    }

    private String promotion(Map<String, ?> more) throws IOException {
        var wish = new HashMap<String, Object>(Map.of("name", "Spring", "description", "Ten percent"));
        wish.putAll(more);
        JsonNode made = piggy.post("/promotions", wish).data();
        return made.get("uuid").asText();
    }
}
