package io.loyaltystreams.stream;

import static io.loyaltystreams.story.Shop.activity;
import static io.loyaltystreams.story.Shop.adjustment;
import static io.loyaltystreams.story.Shop.cancellation;
import static io.loyaltystreams.story.Shop.card;
import static io.loyaltystreams.story.Shop.line;
import static io.loyaltystreams.story.Shop.order;
import static io.loyaltystreams.story.Shop.redemption;
import static io.loyaltystreams.story.Shop.returned;
import static io.loyaltystreams.story.Shop.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.loyaltystreams.avro.in.AdjustmentRequested;
import io.loyaltystreams.avro.in.MemberActivity;
import io.loyaltystreams.avro.in.MemberRef;
import io.loyaltystreams.avro.in.MemberSignedUp;
import io.loyaltystreams.avro.in.OrderLine;
import io.loyaltystreams.avro.in.OrderPlaced;
import io.loyaltystreams.avro.in.OrderReturned;
import io.loyaltystreams.avro.in.RedemptionCancelled;
import io.loyaltystreams.avro.in.RedemptionRequested;
import io.loyaltystreams.avro.in.ReturnedLine;
import io.loyaltystreams.avro.out.PointsPosted;
import io.loyaltystreams.config.Topic;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad record becomes one dead letter that names what is wrong, and the next good one goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRecordsStory {

    private static final String AT = "2026-03-01T10:00:00Z";
    private static final String PROGRAM = """
            program: test
            version: 1
            effective-from: 2025-01-01T00:00
            zone: Pacific/Auckland
            base-currency: EUR
            earn:
              - { id: all, points: 1, per: 1.00 }
            rewards:
              mug: { points: 15 }
            """;

    private Loyalty loyalty;
    private int orders;

    @BeforeAll
    void start() {
        loyalty = Loyalty.startedAt(PROGRAM, AT);
    }

    @AfterAll
    void close() {
        loyalty.close();
    }

    static Stream<Arguments> invalidOrders() {
        return Stream.of(
                arguments("eventId", good().setEventId(" ")),
                arguments("orderId", good().setOrderId("")),
                arguments("channel", good().setChannel("")),
                arguments("currency is 'EURO'", good().setCurrency("EURO")),
                arguments("currency is 'eur'", good().setCurrency("eur")),
                arguments("currency is 'DEM'", good().setCurrency("DEM")),
                arguments("lines is empty", good().setLines(List.of())),
                arguments("lines[0].lineId", good().setLines(List.of(line("", 1, 100)))),
                arguments("lines[0].sku", good().setLines(List.of(new OrderLine("1", "", null, 1, 100L, 0L)))),
                arguments("lines[0].quantity is -1", good().setLines(List.of(line("1", -1, 100)))),
                arguments("lines[0].amount is -100", good().setLines(List.of(line("1", 1, -100)))),
                arguments(
                        "lines[0].taxAmount is 101",
                        good().setLines(List.of(new OrderLine("1", "sku", null, 1, 100L, 101L)))),
                arguments("lineId 'a' is listed twice", good().setLines(List.of(line("a", 1, 1), line("a", 1, 2)))),
                arguments("shippingAmount is -1", good().setShippingAmount(-1)),
                arguments("paidWithPointsAmount is 1001", good().setPaidWithPointsAmount(1001)),
                arguments(
                        "lines add up",
                        good().setLines(List.of(line("a", 1, Long.MAX_VALUE), line("b", 1, Long.MAX_VALUE)))),
                arguments("memberRefs[0].kind is 'passport'", good(new MemberRef("passport", "x"))),
                arguments("memberRefs[0].kind is something else", good(new MemberRef("ann@example.org", "email"))),
                arguments("memberRefs[0].value", good(new MemberRef("card", " "))),
                arguments(
                        "memberRefs has 101 entries",
                        good(Collections.nCopies(101, card("C")).toArray(MemberRef[]::new))),
                arguments("orderId is 1001 characters long", good().setOrderId("x".repeat(1001))),
                arguments("shopId is 1001 characters long", good().setShopId("x".repeat(1001))),
                arguments("placedAt", good().setPlacedAt(Instant.parse("2026-03-01T11:00:00.001Z"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidOrders")
    void anInvalidOrderIsADeadLetterThatNamesTheField(String message, OrderPlaced.Builder order) {
        byte[] value = loyalty.bytes(Topic.ORDERS, OrderPlaced.class, order.build());
        loyalty.raw(Topic.ORDERS, new byte[] {1, 2}, value);

        TestRecord<String, byte[]> letter = theOnlyNewLetter("INVALID", message);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(Loyalty.header(letter, "stage")).isEqualTo("intake");
        theNextOrderGoesOn();
    }

    static Stream<Arguments> invalidReturns() {
        return Stream.of(
                arguments("returnId", returned("", "1", AT)),
                arguments("orderId", returned("R-1", "", AT)),
                arguments(
                        "lines[0].quantity is -1",
                        returned("R-1", "1", AT).setLines(lines(new ReturnedLine("1", -1, 5L)))),
                arguments(
                        "lines[0].amount is -5",
                        returned("R-1", "1", AT).setLines(lines(new ReturnedLine("1", 0, -5L)))),
                arguments(
                        "lines[0].amount and quantity",
                        returned("R-1", "1", AT).setLines(lines(new ReturnedLine("1", 0, null)))),
                arguments("shippingAmount is -2", returned("R-1", "1", AT).setShippingAmount(-2)),
                arguments("returnedAt", returned("R-1", "1", "2026-03-02T10:00:00Z")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidReturns")
    void anInvalidReturnIsADeadLetterThatNamesTheField(String message, OrderReturned.Builder returned) {
        loyalty.raw(Topic.RETURNS, null, loyalty.bytes(Topic.RETURNS, OrderReturned.class, returned.build()));

        theOnlyNewLetter("INVALID", message);
        theNextOrderGoesOn();
    }

    static Stream<Arguments> invalidSignUps() {
        return Stream.of(
                arguments("eventId", signUp("", AT, card("C"))),
                arguments("memberRefs is empty", signUp("S", AT)),
                arguments("referredBy.kind is 'x'", signUp("S", AT, card("C")).setReferredBy(new MemberRef("x", "y"))),
                arguments("signedUpAt", signUp("S", "2027-03-01T10:00:00Z", card("C"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidSignUps")
    void anInvalidSignUpIsADeadLetterThatNamesTheField(String message, MemberSignedUp.Builder signUp) {
        loyalty.raw(Topic.SIGNUPS, null, loyalty.bytes(Topic.SIGNUPS, MemberSignedUp.class, signUp.build()));

        theOnlyNewLetter("INVALID", message);
        theNextOrderGoesOn();
    }

    static Stream<Arguments> invalidRedemptions() {
        return Stream.of(
                arguments("eventId", wish().setEventId("")),
                arguments("redemptionId", wish().setRedemptionId(" ")),
                arguments("memberRefs is empty", redemption("X", AT).setPoints(1L)),
                arguments("memberRefs[0].kind is 'passport'", wish(new MemberRef("passport", "x"))),
                arguments("rewardId and points are both missing", wish().setPoints(null)),
                arguments("rewardId and points are both there", wish().setRewardId("mug")),
                arguments("points is 0", wish().setPoints(0L)),
                arguments("points is -5", wish().setPoints(-5L)),
                arguments("rewardId is 'yacht'", wish().setPoints(null).setRewardId("yacht")),
                arguments("rewardId is ''", wish().setPoints(null).setRewardId("")),
                arguments("requestedAt", wish().setRequestedAt(Instant.parse("2026-03-01T11:00:00.001Z"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidRedemptions")
    void anInvalidRedemptionIsADeadLetterThatNamesTheField(String message, RedemptionRequested.Builder requested) {
        loyalty.raw(
                Topic.REDEMPTIONS,
                null,
                loyalty.bytes(Topic.REDEMPTIONS, RedemptionRequested.class, requested.build()));

        theOnlyNewLetter("INVALID", message);
        theNextOrderGoesOn();
    }

    static Stream<Arguments> invalidCancellations() {
        return Stream.of(
                arguments("eventId", cancellation("X", AT).setEventId("")),
                arguments("redemptionId", cancellation("", AT)),
                arguments("cancelledAt", cancellation("X", "2026-03-02T10:00:00Z")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidCancellations")
    void anInvalidCancellationIsADeadLetterThatNamesTheField(String message, RedemptionCancelled.Builder cancelled) {
        loyalty.raw(
                Topic.REDEMPTIONS,
                null,
                loyalty.bytes(Topic.REDEMPTIONS, RedemptionCancelled.class, cancelled.build()));

        theOnlyNewLetter("INVALID", message);
        theNextOrderGoesOn();
    }

    static Stream<Arguments> invalidAdjustments() {
        return Stream.of(
                arguments("eventId", correction().setEventId("")),
                arguments("adjustmentId", correction().setAdjustmentId("")),
                arguments("reason", correction().setReason("")),
                arguments("operator", correction().setOperator(" ")),
                arguments("memberRefs is empty", adjustment("A", AT, 5)),
                arguments("memberRefs[0].value", adjustment("A", AT, 5, card(""))),
                // in the program's zone it is the first of March already, at ten in the evening before
                arguments(
                        "expiresOn is 2026-02-28, before the day of the request, 2026-03-01",
                        correction()
                                .setRequestedAt(Instant.parse("2026-02-28T22:00:00Z"))
                                .setExpiresOn(LocalDate.of(2026, 2, 28))),
                arguments("points is -9223372036854775808", correction().setPoints(Long.MIN_VALUE)),
                arguments("points is 1000000000000001", correction().setPoints(1_000_000_000_000_001L)),
                arguments("requestedAt", correction().setRequestedAt(Instant.parse("2026-03-01T12:00:00Z"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidAdjustments")
    void anInvalidAdjustmentIsADeadLetterThatNamesTheField(String message, AdjustmentRequested.Builder requested) {
        loyalty.raw(
                Topic.ADJUSTMENTS,
                null,
                loyalty.bytes(Topic.ADJUSTMENTS, AdjustmentRequested.class, requested.build()));

        theOnlyNewLetter("INVALID", message);
        theNextOrderGoesOn();
    }

    static Stream<Arguments> invalidActivities() {
        return Stream.of(
                arguments("eventId", activity("", AT, "review", card("C"))),
                arguments("kind", activity("E", AT, " ", card("C"))),
                arguments("memberRefs is empty", activity("E", AT, "review")),
                arguments("memberRefs[1].kind is 'x'", activity("E", AT, "review", card("C"), new MemberRef("x", "y"))),
                arguments("occurredAt", activity("E", "2026-03-01T11:00:00.001Z", "review", card("C"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidActivities")
    void anInvalidActivityIsADeadLetterThatNamesTheField(String message, MemberActivity.Builder activity) {
        loyalty.raw(Topic.ACTIVITIES, null, loyalty.bytes(Topic.ACTIVITIES, MemberActivity.class, activity.build()));

        theOnlyNewLetter("INVALID", message);
        theNextOrderGoesOn();
    }

    @Test
    void aRecordOfAnotherKindOnTheTopicOfRedemptionsIsUnreadable() {
        byte[] order = loyalty.bytes(Topic.ORDERS, OrderPlaced.class, good().build());
        loyalty.raw(Topic.REDEMPTIONS, null, order);

        assertThat(theOnlyNewLetter("UNREADABLE", "RedemptionRequested or RedemptionCancelled")
                        .value())
                .isEqualTo(order);
        theNextOrderGoesOn();
    }

    @Test
    void aReturnOfAnUnknownLineIsRefusedWholeAndLeavesNoTrace() {
        loyalty.order(order("with-line-1", AT, card("C-7")));
        var wrong = returned("R-x", "with-line-1", AT)
                .setLines(lines(new ReturnedLine("1", 1, null), new ReturnedLine("9", 1, null)));
        loyalty.returned(wrong);

        TestRecord<String, byte[]> letter = theOnlyNewLetter("INVALID", "lineId '9' is no line of order 'with-line-1'");
        assertThat(Loyalty.header(letter, "stage")).isEqualTo("orders");

        loyalty.returned(returned("R-x", "with-line-1", AT).setLines(lines(new ReturnedLine("1", 1, null))));
        assertThat(loyalty.entries()).extracting(PointsPosted::getEntryId).contains("return:R-x:reverse");
    }

    @Test
    void whatCannotBeReadIsKeptByteByByte() {
        byte[] good = loyalty.bytes(Topic.ORDERS, OrderPlaced.class, good().build());
        byte[] wrongMagic = good.clone();
        wrongMagic[0] = 1;
        byte[] unknownSchema =
                ByteBuffer.wrap(good.clone()).putInt(1, 4_000_000).array();
        byte[] truncated = Arrays.copyOf(good, good.length - 3);
        byte[] trailing = Arrays.copyOf(good, good.length + 1);
        for (byte[] bytes : List.of(wrongMagic, unknownSchema, truncated, trailing, new byte[] {0, 0}, new byte[0])) {
            loyalty.raw(Topic.ORDERS, null, bytes);
            assertThat(theOnlyNewLetter("UNREADABLE", "").value()).isEqualTo(bytes);
            theNextOrderGoesOn();
        }
    }

    @Test
    void aDeadLetterHoldsNoPersonalDataInItsMessage() {
        byte[] value = loyalty.bytes(
                Topic.ORDERS,
                OrderPlaced.class,
                good(new MemberRef("email", "noor@example.test"), new MemberRef("passport", "X-1234"))
                        .build());
        loyalty.raw(Topic.ORDERS, null, value);

        String message = Loyalty.header(theOnlyNewLetter("INVALID", "memberRefs[1].kind"), "message");
        assertThat(message).doesNotContain("noor").doesNotContain("X-1234");
    }

    private TestRecord<String, byte[]> theOnlyNewLetter(String cause, String message) {
        List<TestRecord<String, byte[]>> letters = loyalty.takeDeadLetters();
        assertThat(letters).hasSize(1);
        assertThat(Loyalty.header(letters.getFirst(), "cause")).isEqualTo(cause);
        assertThat(Loyalty.header(letters.getFirst(), "message")).contains(message);
        return letters.getFirst();
    }

    private void theNextOrderGoesOn() {
        String orderId = "good-" + orders++;
        loyalty.order(order(orderId, AT, card("C-1")));
        assertThat(loyalty.entries().getLast().getEntryId()).isEqualTo("order:" + orderId + ":earn");
    }

    private static OrderPlaced.Builder good(MemberRef... who) {
        return order("bad", AT, who.length == 0 ? new MemberRef[] {card("C-1")} : who);
    }

    private static RedemptionRequested.Builder wish(MemberRef... who) {
        return redemption("X", AT, who.length == 0 ? new MemberRef[] {card("C-1")} : who)
                .setPoints(5L);
    }

    private static AdjustmentRequested.Builder correction() {
        return adjustment("A", AT, 5, card("C-1"));
    }

    private static List<ReturnedLine> lines(ReturnedLine... lines) {
        return List.of(lines);
    }
}
