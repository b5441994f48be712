package io.loyaltystreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.loyaltystreams.simulator.account.Choices;
import io.loyaltystreams.simulator.account.Reward;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewardsTest {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final List<Reward> REWARDS = List.of(
            Reward.physical("coffee", "Free coffee", 60),
            Reward.physical("cup", "A cup", 10).withKept(KEPT),
            Reward.physical("code", "A code", 10).withKind(Reward.Kind.DIGITAL),
            Reward.physical("off", "Not any more", 1).withActive(false),
            Reward.physical("gone", "The last one went", 1).withStock(0),
            Reward.physical("last", "The last one", 1).withStock(1),
            Reward.physical("once", "One each", 1).withLimit(1),
            Reward.physical("dear", "A car", 1_000_000));

    private final TurnedClock clock = new TurnedClock("2026-03-04T10:15:30Z");
    private final Simulator simulator =
            Simulator.start(SimulatorSettings.defaults().withRewards(REWARDS), clock);
    private final PiggyCaller piggy = new PiggyCaller(simulator);
    private String contact = "";

    @BeforeEach
    void earn() throws IOException {
        contact = piggy.contact("noor@example.test");
        piggy.give(contact, 240, "e1");
    }

    @AfterEach
    void stop() {
        piggy.close();
        simulator.close();
    }

    @Test
    void takesThePriceAndAnswersAsPiggyDoes() throws IOException {
        var answer = redeem("coffee");

        assertThat(answer.status()).isEqualTo(200);
        var reception = answer.data();
        assertThat(names(reception))
                .containsExactly(
                        "type",
                        "uuid",
                        "title",
                        "credits",
                        "contact",
                        "shop",
                        "contact_identifier",
                        "channel",
                        "created_at",
                        "reward",
                        "expires_at",
                        "has_been_collected");
        assertThat(reception.get("type").asText()).isEqualTo("reward_reception");
        assertThat(reception.get("credits").asLong()).isEqualTo(-60);
        assertThat(reception.get("created_at").asText()).isEqualTo("2026-03-04T10:15:30+00:00");
        assertThat(reception.at("/contact/credit_balance/balance").asLong()).isEqualTo(180);
        assertThat(reception.at("/reward/uuid").asText()).isEqualTo("coffee");
        assertThat(reception.get("has_been_collected").asBoolean()).isTrue();
        assertThat(piggy.balance(contact)).isEqualTo(180);
    }

    @Test
    void takesThePriceAgainWhenTheSameRequestComesAgain() throws IOException {
        redeem("coffee");
        redeem("coffee");

        assertThat(piggy.balance(contact)).isEqualTo(120);
    }

    @Test
    void givesTheCreditsBackByACreditReception() throws IOException {
        var uuid = redeem("coffee").data().get("uuid").asText();

        var reversal = piggy.post("/reward-receptions/" + uuid + "/reverse", Map.of());

        assertThat(reversal.data().get("type").asText()).isEqualTo("credit_reception");
        assertThat(reversal.data().get("credits").asLong()).isEqualTo(60);
        assertThat(reversal.data().get("uuid").asText()).isNotEqualTo(uuid);
        assertThat(piggy.balance(contact)).isEqualTo(240);
    }

    @Test
    void givesTheCreditsBackAgainOnASecondReverse() throws IOException {
        var path = "/reward-receptions/" + redeem("coffee").data().get("uuid").asText() + "/reverse";
        piggy.post(path, Map.of());
        piggy.post(path, Map.of());

        assertThat(piggy.balance(contact)).isEqualTo(300);
    }

    @Test
    void refusesASecondReverseWhereThatIsChosen() throws IOException {
        var choices = new Choices(Choices.SecondReverse.REFUSED, Choices.BelowZero.ALLOWED, Choices.Survivor.KNOWN);
        var settings = SimulatorSettings.defaults().withRewards(REWARDS).withChoices(choices);
        try (var strict = Simulator.start(settings, Clock.systemUTC());
                var caller = new PiggyCaller(strict)) {
            var somebody = caller.contact("noor@example.test");
            caller.give(somebody, 60, "e1");
            var uuid = caller.post("/reward-receptions", request(somebody, "coffee"))
                    .data()
                    .get("uuid")
                    .asText();
            caller.post("/reward-receptions/" + uuid + "/reverse", Map.of());

            assertThat(caller.post("/reward-receptions/" + uuid + "/reverse", Map.of())
                            .code())
                    .isEqualTo(1003);
            assertThat(caller.balance(somebody)).isEqualTo(60);
        }
    }

    @Test
    void reversesOnlyWhatIsARewardReception() throws IOException {
        var credits = piggy.give(contact, 5, "e2").data().get("uuid").asText();
        var reward = redeem("coffee").data().get("uuid").asText();

        assertThat(piggy.post("/reward-receptions/" + credits + "/reverse", Map.of())
                        .code())
                .isEqualTo(1003);
        assertThat(piggy.post("/credit-receptions/" + reward + "/reverse", Map.of())
                        .code())
                .isEqualTo(1003);
        assertThat(piggy.post("/reward-receptions/unknown/reverse", Map.of()).code())
                .isEqualTo(1003);
        assertThat(piggy.balance(contact)).isEqualTo(185);
    }

    @ParameterizedTest
    @CsvSource({
        "contact_uuid, nobody, 55031",
        "shop_uuid,    nowhere, 1008",
        "contact_identifier_value, no-card, 60003",
        "reward_uuid,  nothing, 6003",
        "reward_uuid,  off,    1052",
        "reward_uuid,  gone,   1018",
        "reward_uuid,  dear,   1017",
        "reward_uuid,  '',     1003",
        "contact_uuid, '',     1003",
        "shop_uuid,    '',     1003",
    })
    void refusesWithPiggysCodeAndWithoutEffect(String field, String value, int code) throws IOException {
        var request = new HashMap<String, Object>(request(contact, "coffee"));
        request.put(field, value);

        var answer = piggy.post("/reward-receptions", request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(piggy.balance(contact)).isEqualTo(240);
    }

    @Test
    void handsOutNoMoreThanThereAreAndNoMoreThanOneMayHave() throws IOException {
        var last = redeem("last").data().get("uuid").asText();
        assertThat(redeem("last").code()).isEqualTo(1018);
        redeem("once");
        assertThat(redeem("once").code()).isEqualTo(1019);

        piggy.post("/reward-receptions/" + last + "/reverse", Map.of());

        assertThat(redeem("last").status()).as("it is back in stock").isEqualTo(200);
    }

    @Test
    void keepsWhatIsToBeCollectedUntilItIsCollectedOrExpires() throws IOException {
        var first = redeem("cup").data();
        var second = redeem("cup").data().get("uuid").asText();
        assertThat(first.get("has_been_collected").asBoolean()).isFalse();
        assertThat(first.get("expires_at").asText()).isEqualTo("2026-03-05T10:15:30+00:00");

        var collected =
                piggy.put("/collectable-rewards/collect/" + first.get("uuid").asText(), Map.of());

        assertThat(names(collected.data())).containsExactly("uuid", "status");
        assertThat(collected.data().get("status").asText()).isEqualTo("COLLECTED");
        assertThat(piggy.put("/collectable-rewards/collect/" + first.get("uuid").asText(), Map.of())
                        .code())
                .isEqualTo(80300);
        assertThat(collectable()).extracting(each -> each.get("uuid").asText()).containsExactly(second);
        assertThat(names(collectable().getFirst()))
                .contains("uuid", "contact", "title", "created_at", "expires_at", "has_been_collected", "reward");

        clock.forward(KEPT);

        assertThat(collectable()).isEmpty();
        assertThat(piggy.put("/collectable-rewards/collect/" + second, Map.of()).code())
                .isEqualTo(80300);
    }

    @Test
    void givesTheCreditsOfACollectableBack() throws IOException {
        var uuid = redeem("cup").data().get("uuid").asText();

        var reversed = piggy.post("/collectable-rewards/" + uuid + "/reverse", Map.of());

        assertThat(reversed.data().get("status").asText()).isEqualTo("REVERSED");
        assertThat(collectable()).isEmpty();
        assertThat(piggy.balance(contact)).isEqualTo(240);
    }

    @Test
    void handsOutACodeForADigitalReward() throws IOException {
        var reception = redeem("code").data();

        assertThat(reception.get("type").asText()).isEqualTo("digital_reward_reception");
        assertThat(reception.at("/digital_reward_code/code").asText()).isNotBlank();
        assertThat(reception.has("has_been_collected")).isFalse();
        assertThat(collectable()).isEmpty();
    }

    @Test
    void listsRedemptionsInTheLedgerBesideTheCredits() throws IOException {
        redeem("coffee");
        redeem("code");

        assertThat(types("")).containsExactly("credit_reception", "reward_reception", "digital_reward_reception");
        assertThat(types("&type=reward_receptions")).containsExactly("reward_reception", "digital_reward_reception");
        assertThat(types("&type=reward_reception")).hasSize(2);
        assertThat(types("&type=credit_receptions")).containsExactly("credit_reception");
    }

    @Test
    void takesTheLinesOfAMergedContactAlong() throws IOException {
        var anonymous =
                piggy.post("/contacts/anonymous", Map.of()).data().get("uuid").asText();
        piggy.give(anonymous, 60, "e2");
        var uuid = piggy.post("/reward-receptions", request(anonymous, "coffee"))
                .data()
                .get("uuid")
                .asText();

        piggy.put("/contacts/" + anonymous + "/claim", Map.of("email", "noor@example.test"));

        assertThat(types("&type=reward_receptions")).containsExactly("reward_reception");
        piggy.post("/reward-receptions/" + uuid + "/reverse", Map.of());
        assertThat(piggy.balance(contact)).isEqualTo(300);
    }

    @Test
    void writesRedemptionsIntoTheJournal() throws IOException {
        var uuid = redeem("cup").data().get("uuid").asText();
        piggy.put("/collectable-rewards/collect/" + uuid, Map.of());
        piggy.post("/reward-receptions/" + uuid + "/reverse", Map.of());

        assertThat(piggy.lines("/_simulator/journal"))
                .filteredOn(line -> line.get("write").asText().startsWith("reward"))
                .extracting(line ->
                        line.get("write").asText() + " " + line.get("credits").asLong() + " "
                                + line.get("reward").asText())
                .containsExactly("reward-reception -10 cup", "reward-collected 0 cup", "reward-reversal 10 null");
    }

    @Test
    void showsEveryKeyThatOfficialClientsNeedOfAReward() throws IOException {
        var reward = piggy.get("/rewards/coffee").data();

        assertThat(names(reward))
                .containsExactly(
                        "id",
                        "uuid",
                        "title",
                        "description",
                        "required_credits",
                        "media",
                        "reward_type",
                        "type",
                        "is_active",
                        "cost_price",
                        "stock",
                        "pre_redeemable",
                        "expiration_duration",
                        "segment");
        assertThat(reward.get("reward_type").asText()).isEqualTo("PHYSICAL");
        assertThat(piggy.get("/rewards/nothing").code()).isEqualTo(6003);
    }

    @Test
    void listsAllRewardsOrThoseThatAContactMayClaim() throws IOException {
        redeem("once");

        assertThat(piggy.get("/rewards").data()).hasSize(REWARDS.size());
        assertThat(piggy.get("/rewards?contact_uuid=" + contact).data())
                .extracting(reward -> reward.get("uuid").asText())
                .doesNotContain("off", "once")
                .contains("coffee", "dear");
        assertThat(piggy.get("/rewards?contact_uuid=nobody").code()).isEqualTo(55031);
        assertThat(piggy.get("/rewards?shop_uuid=nowhere").code()).isEqualTo(1008);
    }

    @Test
    void changesARewardButMakesNone() throws IOException {
        var changed = piggy.put("/rewards/coffee", Map.of("title", "Free tea", "required_credits", "50"));

        assertThat(changed.data().get("title").asText()).isEqualTo("Free tea");
        assertThat(redeem("coffee").data().get("credits").asLong()).isEqualTo(-50);
        assertThat(piggy.put("/rewards/coffee", Map.of("required_credits", "-1"))
                        .code())
                .isEqualTo(1003);
        assertThat(piggy.put("/rewards/nothing", Map.of()).code()).isEqualTo(6003);
        assertThat(piggy.post("/rewards", Map.of("title", "Tea")).status()).isEqualTo(404);
    }

    private PiggyCaller.Heard redeem(String reward) throws IOException {
        return piggy.post("/reward-receptions", request(contact, reward));
    }

    private static Map<String, String> request(String contact, String reward) {
        return Map.of("contact_uuid", contact, "reward_uuid", reward, "shop_uuid", SimulatorSettings.DEFAULT_SHOP);
    }

    private List<JsonNode> collectable() throws IOException {
        return piggy.get("/collectable-rewards?contact_uuid=" + contact)
                .data()
                .valueStream()
                .toList();
    }

    private List<String> types(String more) throws IOException {
        return piggy.get("/loyalty-transactions?sort=created_at&contact_uuid=" + contact + more)
                .data()
                .valueStream()
                .map(line -> line.get("type").asText())
                .toList();
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }
}
