package io.loyaltystreams.simulator;

import static io.loyaltystreams.simulator.PiggyCaller.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

    private static final String LIST = "/loyalty-transactions";

    private final TurnedClock clock = new TurnedClock("2026-03-04T10:15:00Z");
    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults(), clock);
    private final PiggyCaller piggy = new PiggyCaller(simulator);
    private String noor = "";

    @BeforeEach
    void threeReceptions() throws IOException {
        piggy.eventIds();
        noor = piggy.contact("noor@example.test");
        var other = piggy.contact("omar@example.test");
        give(noor, "a", "2026-03-04T10:15:30.900Z");
        give(noor, "b", "2026-03-04T10:15:31.100Z");
        give(other, "x", "2026-03-04T10:15:31.200Z");
        give(noor, "c", "2026-03-04T10:15:32Z");
    }

    @AfterEach
    void stop() {
        piggy.close();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                             | a b x c",
                "contact_uuid=NOOR                                            | a b c",
                "contact_uuid=NOOR&sort=created_at                            | a b c",
                "contact_uuid=NOOR&sort=-created_at                           | c b a",
                "contact_uuid=nobody                                          | ''",
                "type=credit_receptions                                       | a b x c",
                "type=credit_reception                                        | a b x c",
                "type=reward_receptions                                       | ''",
                "shop_uuid=SHOP                                               | a b x c",
                "shop_uuid=elsewhere                                          | ''",
                "created_at[gte]=2026-03-04T10:15:31%2B00:00                  | b x c",
                "created_at[gt]=2026-03-04T10:15:31%2B00:00                   | c",
                "created_at[lte]=2026-03-04T10:15:31%2B00:00                  | a b x",
                "created_at[lt]=2026-03-04T10:15:31%2B00:00                   | a",
                "created_at[gte]=2026-03-04T10:15:31Z&created_at[lt]=2026-03-04T10:15:32Z | b x",
                "created_at[gte]=2026-03-04T11:15:32%2B01:00                  | c",
                "created_at%5Bgte%5D=2026-03-04                               | a b x c",
                "created_at[gte]=2026-03-04T10:15:30.5Z                       | b x c",
                "limit=3&page=2                                               | c",
            })
    void listsWhatIsAskedFor(String query, String expected) throws IOException {
        assertThat(String.join(" ", eventIds(query == null ? "" : query))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "created_at[gte]=2026-03-04T10:15:31+00:00",
                "created_at[gte]=yesterday",
                "created_at[after]=2026-03-04",
                "type=orders",
                "sort=credits",
                "limit=few",
                "page=-1"
            })
    void refusesAQueryThatItCannotRead(String query) throws IOException {
        assertThat(piggy.get(LIST + "?" + query).code()).isEqualTo(1003);
    }

    @Test
    void keepsWholeSecondsAsPiggyDoes() throws IOException {
        assertThat(piggy.get(LIST + "?contact_uuid=" + noor)
                        .data()
                        .get(0)
                        .get("created_at")
                        .asText())
                .isEqualTo("2026-03-04T10:15:30+00:00");
    }

    @Test
    void showsTenUnlessALimitIsGivenAndNeverMoreThanAHundred() throws IOException {
        for (int i = 0; i < 120; i++) {
            piggy.give(noor, 1, "n" + i);
        }

        var first = piggy.get(LIST);
        var most = piggy.get(LIST + "?limit=500");

        assertThat(first.data()).hasSize(10);
        assertThat(first.json().get("meta").toString())
                .isEqualTo(
                        "{\"page\":1,\"limit\":10,\"viewing_from\":1,\"viewing_to\":10,\"last_page\":13,\"total\":124}");
        assertThat(most.data()).hasSize(100);
        assertThat(most.json().at("/meta/limit").asText()).isEqualTo("100");
        assertThat(most.json().at("/meta/limit").isTextual()).isTrue();
    }

    @Test
    void findsEveryLineOnceWhenAllPagesAreWalked() throws IOException {
        for (int i = 0; i < 25; i++) {
            piggy.give(noor, 1, "n" + i);
        }
        var seen = new ArrayList<String>();
        int page = 1;
        while (seen.size() < 28 && page < 10) {
            seen.addAll(eventIds("limit=4&sort=-created_at&contact_uuid=" + noor + "&page=" + page++));
        }

        assertThat(seen).hasSize(28).doesNotHaveDuplicates().startsWith("n24").endsWith("a");
    }

    @Test
    void hidesLaggingLinesUntilTheirTimeHasCome() throws IOException {
        var plan = "{faults: [{kind: ledger-lag, delay: PT2S, route: POST /credit-receptions}]}";
        assertThat(piggy.bare("PUT", "/_simulator/faults", plan).status()).isEqualTo(200);
        give(noor, "late", "2026-03-04T10:16:00Z");

        assertThat(piggy.balance(noor)).isEqualTo(40);
        assertThat(eventIds("contact_uuid=" + noor)).containsExactly("a", "b", "c");
        clock.set("2026-03-04T10:16:02Z");
        assertThat(eventIds("contact_uuid=" + noor)).containsExactly("a", "b", "c", "late");
    }

    private void give(String contact, String eventId, String at) throws IOException {
        clock.set(at);
        piggy.give(contact, 10, eventId);
    }

    private List<String> eventIds(String query) throws IOException {
        var asked = query.replace("NOOR", encoded(noor)).replace("SHOP", SimulatorSettings.DEFAULT_SHOP);
        return piggy.get(LIST + "?" + asked)
                .data()
                .valueStream()
                .map(line -> line.get("external_event_id").asText())
                .toList();
    }
}
