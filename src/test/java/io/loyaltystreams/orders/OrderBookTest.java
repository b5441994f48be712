package io.loyaltystreams.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.internal.BookEntry;
import io.loyaltystreams.avro.internal.LineReturned;
import io.loyaltystreams.avro.internal.Lookup;
import io.loyaltystreams.avro.internal.MatchedReturn;
import io.loyaltystreams.avro.internal.Origin;
import io.loyaltystreams.avro.internal.OriginalRecord;
import io.loyaltystreams.avro.internal.PlacedLine;
import io.loyaltystreams.avro.internal.PlacedOrder;
import io.loyaltystreams.avro.internal.ReportedLine;
import io.loyaltystreams.avro.internal.ReportedReturn;
import io.loyaltystreams.avro.internal.StagedEvent;
import io.loyaltystreams.stage.DeadLetter;
import io.loyaltystreams.stage.StageOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderBookTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration PARK_FOR = Duration.ofDays(30);

    private final List<StageOutput> outputs = new ArrayList<>();
    private BookEntry entry;
    private boolean idReused;

    @Test
    void anOrderIdCountsOnceAndARepeatThatDiffersIsNoticed() {
        read(order("e-1", 1000));
        read(order("e-2", 1000));
        assertThat(idReused).isFalse();
        read(order("e-1", 2000));

        assertThat(reasons()).containsExactly("onward", "DUPLICATE", "DUPLICATE");
        assertThat(idReused).isTrue();
    }

    @Test
    void aReturnCountsOnceByItsReturnIdAndByItsEventId() {
        read(order("e", 1000));
        read(returned("R-1", "er-1", back("a", 1)));
        read(returned("R-1", "er-2", back("a", 1)));
        read(returned("R-2", "er-1", back("a", 1)));

        assertThat(reasons()).containsExactly("onward", "onward", "DUPLICATE", "DUPLICATE");
    }

    @Test
    void amountsAndQuantitiesAddUpOverReturnsAndStopAtWhatWasBought() {
        read(order("e", 1000));
        read(returned("R-1", "er-1", back("a", 2)));
        read(returned("R-2", "er-2", back("a", 5)));

        MatchedReturn second = matched(outputs.getLast());
        LineReturned line = second.getLines().getFirst();
        assertThat(line.getReturnedQuantity()).isEqualTo(4);
        assertThat(second.getClamped()).isTrue();
        read(returned("R-3", "er-3", back("a", 1)));
        assertThat(reasons().getLast()).isEqualTo("NOTHING_LEFT");
    }

    @Test
    void theAmountOfAReturnedLineWinsOverItsQuantity() {
        read(order("e", 1000));
        read(returned("R-1", "er-1", new ReportedLine("a", 4, 250L)));

        LineReturned line = matched(outputs.getLast()).getLines().getFirst();
        assertThat(line.getReturnedAmount()).isEqualTo(250);
        assertThat(line.getReturnedQuantity()).isZero();
    }

    @Test
    void aReturnWithoutLinesIsTheWholeOrderWithItsShipping() {
        read(order("e", 1000));
        read(returned("R-1", "er-1", back("a", 1)));
        read(returned("R-2", "er-2"));

        MatchedReturn whole = matched(outputs.getLast());
        assertThat(whole.getLines())
                .allSatisfy(line -> assertThat(line.getReturnedAmount()).isEqualTo(line.getAmount()));
        assertThat(whole.getShippingReturned()).isEqualTo(500);
        read(returned("R-3", "er-3"));
        assertThat(reasons().getLast()).isEqualTo("NOTHING_LEFT");
    }

    @Test
    void returnsThatCameFirstAreAppliedByTheirDateAndThenTheirId() {
        read(reported("R-b", "1", AT.plusSeconds(5), back("a", 1)));
        read(reported("R-c", "2", AT.plusSeconds(1), back("a", 1)));
        read(reported("R-a", "3", AT.plusSeconds(5), back("a", 1)));
        assertThat(outputs).isEmpty();

        read(order("e", 1000));

        assertThat(outputs.stream().skip(1).map(output -> matched(output).getReturnId()))
                .containsExactly("R-c", "R-a", "R-b");
    }

    @Test
    void aParkedReturnOfAnUnknownLineIsRefusedWhenTheOrderComes() {
        read(returned("R-1", "er-1", back("z", 1)));
        read(order("e", 1000));

        assertThat(reasons()).containsExactly("onward", "INVALID");
        assertThat(entry.getReturns()).isEmpty();
    }

    @Test
    void whatWaitedTooLongIsGivenUpAndItsIdsAreFree() {
        read(returned("R-1", "er-1", back("a", 1)));
        BookDecision early = OrderBook.giveUpParked(entry, AT.plus(PARK_FOR).minusMillis(1), PARK_FOR);
        assertThat(early.outputs()).isEmpty();

        BookDecision late = OrderBook.giveUpParked(entry, AT.plus(PARK_FOR), PARK_FOR);

        assertThat(late.outputs()).hasSize(1);
        assertThat(late.forget()).isTrue();
    }

    @Test
    void aReturnCarriesTheReferencesOfItsOrder() {
        read(order("e", 1000));
        read(returned("R-1", "er-1", back("a", 1)));

        StageOutput.Onward onward = (StageOutput.Onward) outputs.getLast();
        assertThat(onward.key()).isEqualTo("card:1");
        assertThat(onward.event().getReferences()).containsExactly("card:1", "email:a@b.test");
    }

    private void read(StagedEvent event) {
        BookDecision decision = OrderBook.read(entry, event);
        entry = decision.entry();
        idReused = decision.idReused();
        outputs.addAll(decision.outputs());
    }

    private List<String> reasons() {
        return outputs.stream()
                .map(output -> switch (output) {
                    case StageOutput.Onward onward -> "onward";
                    case StageOutput.Again again -> "again";
                    case StageOutput.WithoutEffect none -> none.noEffect().getReason();
                    case StageOutput.Dead dead -> cause(dead.letter());
                })
                .toList();
    }

    private static String cause(DeadLetter letter) {
        return letter.cause().name();
    }

    private static MatchedReturn matched(StageOutput output) {
        return (MatchedReturn) ((StageOutput.Onward) output).event().getEvent();
    }

    private static StagedEvent order(String eventId, long amount) {
        var lines = List.of(
                new PlacedLine("a", "sku", null, 4, amount, 0L), new PlacedLine("b", "sku", null, 1, amount, 0L));
        var order = new PlacedOrder(eventId, "O", "pos", null, AT, "EUR", lines, 500L, 0L, List.of(), Map.of(), null);
        return new StagedEvent(origin(), List.of("card:1", "email:a@b.test"), List.of(), Lookup.FIND, 0, null, order);
    }

    private static ReportedLine back(String lineId, int quantity) {
        return new ReportedLine(lineId, quantity, null);
    }

    private static StagedEvent returned(String returnId, String eventId, ReportedLine... lines) {
        return reported(returnId, eventId, AT, lines);
    }

    private static StagedEvent reported(String returnId, String eventId, Instant at, ReportedLine... lines) {
        var reported = new ReportedReturn(
                eventId, returnId, "O", at, List.of(lines), 0L, new OriginalRecord(null, null, List.of()));
        return new StagedEvent(origin(), List.of(), List.of(), Lookup.FIND, 0, null, reported);
    }

    private static Origin origin() {
        return new Origin("returns", 0, 0L, AT);
    }
}
