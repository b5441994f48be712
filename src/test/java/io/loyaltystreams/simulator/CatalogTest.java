package io.loyaltystreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private final TurnedClock clock = new TurnedClock("2026-03-04T10:15:30Z");
    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults(), clock);
    private final PiggyCaller piggy = new PiggyCaller(simulator);

    @AfterEach
    void stop() {
        piggy.close();
        simulator.close();
    }

    @Test
    void findsTheSameProductAgainWithoutChangingIt() throws IOException {
        var made = product("SKU-1", "Mug");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.data().propertyStream().map(Map.Entry::getKey))
                .containsExactly("uuid", "external_identifier", "name", "description", "categories");
        assertThat(product("SKU-1", "Other name").data()).isEqualTo(made.data());
        assertThat(piggy.get("/products/find?external_identifier=SKU-1").data()).isEqualTo(made.data());
        assertThat(piggy.get("/products/" + made.data().get("uuid").asText()).data())
                .isEqualTo(made.data());
    }

    @Test
    void refusesASecondProductOfOneIdentifier() throws IOException {
        var sent = Map.of("external_identifier", "SKU-1", "name", "Mug");

        assertThat(piggy.post("/products", sent).status()).isEqualTo(200);
        assertThat(piggy.post("/products", sent).code()).isEqualTo(1003);
        assertThat(piggy.post("/products", Map.of("external_identifier", "SKU-2"))
                        .code())
                .isEqualTo(1003);
    }

    @Test
    void putsProductsIntoCategoriesByEitherName() throws IOException {
        var cups = piggy.post(
                        "/product-categories/find-or-create", Map.of("external_identifier", "C-1", "name", "Cups"))
                .data();
        var made = piggy.post(
                        "/products",
                        Map.of(
                                "external_identifier",
                                "SKU-1",
                                "name",
                                "Mug",
                                "categories",
                                List.of(Map.of("external_identifier", "C-1"))))
                .data();

        assertThat(made.at("/categories/0")).isEqualTo(cups);
        assertThat(piggy.put(
                                "/products/" + made.get("uuid").asText(),
                                Map.of(
                                        "categories",
                                        List.of(Map.of("uuid", cups.get("uuid").asText()))))
                        .data())
                .isEqualTo(made);
        assertThat(piggy.post(
                                "/products/find-or-create",
                                Map.of(
                                        "external_identifier",
                                        "SKU-2",
                                        "categories",
                                        List.of(Map.of("external_identifier", "C-2"))))
                        .code())
                .isEqualTo(1003);
    }

    @Test
    void takesManyAtOnceAndListsThemInPages() throws IOException {
        var items = List.of(
                Map.of("external_identifier", "SKU-1", "name", "Mug"),
                Map.of("external_identifier", "SKU-2", "name", "Cup"));

        assertThat(piggy.post("/products/batch", Map.of("products", items)).data())
                .hasSize(2);
        assertThat(piggy.post("/product-categories/batch", Map.of("categories", items))
                        .data())
                .hasSize(2);

        var page = piggy.get("/products?limit=1&page=2");
        assertThat(page.data()).hasSize(1);
        assertThat(page.json().at("/meta/total").asInt()).isEqualTo(2);
        assertThat(piggy.post("/products/batch", Map.of()).code()).isEqualTo(1003);
    }

    @Test
    void deletesByEitherName() throws IOException {
        var uuid = product("SKU-1", "Mug").data().get("uuid").asText();
        product("SKU-2", "Cup");

        assertThat(piggy.delete("/products/" + uuid).data().isNull()).isTrue();
        piggy.delete("/products/SKU-2");

        assertThat(piggy.get("/products").data()).isEmpty();
        assertThat(piggy.delete("/products/SKU-2").code()).isEqualTo(1003);
        assertThat(piggy.get("/products/" + uuid).code()).isEqualTo(1003);
    }

    private PiggyCaller.Heard product(String key, String name) throws IOException {
        return piggy.post("/products/find-or-create", Map.of("external_identifier", key, "name", name));
    }
}
