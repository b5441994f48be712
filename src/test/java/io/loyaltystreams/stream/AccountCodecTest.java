package io.loyaltystreams.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltystreams.avro.internal.Award;
import io.loyaltystreams.ledger.Account;
import io.loyaltystreams.ledger.AwardedOrder;
import io.loyaltystreams.ledger.Debt;
import io.loyaltystreams.ledger.History;
import io.loyaltystreams.ledger.Holdings;
import io.loyaltystreams.ledger.Lot;
import io.loyaltystreams.ledger.Membership;
import io.loyaltystreams.ledger.Redemption;
import io.loyaltystreams.ledger.Referrals;
import io.loyaltystreams.ledger.Schedule;
import io.loyaltystreams.ledger.Standing;
import io.loyaltystreams.ledger.Tally;
import io.loyaltystreams.ledger.Totals;
import io.loyaltystreams.program.Earnings;
import io.loyaltystreams.program.Ratio;
import io.loyaltystreams.program.Usage;
import io.loyaltystreams.serde.InternalAvroSerde;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountCodecTest {

    private static final Instant THEN = Instant.parse("2026-02-03T10:15:30Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);

    /** As the first version wrote it. */
    private static final String FIRST_ACCOUNT =
            "01a09780b08467a09780b08467024839623366306632652d306436622d346133662d386431632d326238666630623362316161022a656d61696c3a616e6e406578616d706c652e6f726700021e6f726465723a343731313a6561726ed00fcc01ce0102c6c002a09780b084670600d001d201020c73696c76657202a09780b0846701010206652d320002a09780b08467";

    private static final String FIRST_AWARD = "0106ca01904e020832312f320006352f31ce01";

    private static final Lot LOT = new Lot(
            "order:4711:earn",
            new Lot.Parts(101, 4, 2, 3),
            new Lot.Terms(THEN, 3, Optional.of(DAY), Optional.of(DAY.plusYears(1)), true, 1),
            List.of(new Lot.Draw("X-5", 7, 4)),
            Optional.of("shop-12"));

    private static final Account FULL = new Account(
            new Membership(
                    THEN,
                    Optional.of("c-1"),
                    List.of("card:1"),
                    true,
                    true,
                    List.of("e-2"),
                    Optional.of(THEN),
                    List.of("e-9"),
                    List.of("m-8"),
                    List.of("e-8")),
            new Holdings(
                    List.of(LOT),
                    List.of(new Debt("return:R:reverse", Optional.of("X-5"), 6), new Debt("a", Optional.empty(), 1)),
                    Map.of()),
            new Usage(
                    new TreeMap<>(Map.of(DAY, 5L)),
                    Map.of(
                            "once",
                            new TreeMap<>(Map.of(LocalDate.EPOCH, 2, DAY, 1)),
                            "weekly",
                            new TreeMap<>(Map.of(DAY, 1)))),
            new History(new TreeMap<>(
                    Map.of(History.OLDER, new Tally(1, Ratio.of(1, 3), 2, 3), DAY, new Tally(-4, Ratio.ZERO, 0, 0)))),
            Map.of("review", Set.of("tea", "mug", "pan"), "share", Set.of("tea")),
            new Totals(104, 8, 9, 10),
            Optional.of(new Standing("silver", THEN, Optional.of(DAY))),
            new Schedule(THEN, Optional.of(THEN), List.of(new Schedule.SentNotice(DAY, 14)), Optional.of(THEN)),
            new Referrals(
                    List.of(
                            new Referrals.Claim("e-2", THEN, Optional.of("m-7"), Optional.of("4711"), 2),
                            new Referrals.Claim("e-3", THEN, Optional.empty(), Optional.empty(), 0)),
                    List.of(new Referrals.Occasion("4712", THEN, 3, Ratio.of(2000, 3))),
                    List.of(new Referrals.Asker("e-4", THEN, List.of("m-6", "m-5")))));

    @Test
    void anAccountComesBackAsItWas() {
        assertThat(AccountCodec.read(readAccount(bytes(FULL)))).isEqualTo(FULL);
    }

    @Test
    void theSameAccountAlwaysHasTheSameBytes() {
        var again = AccountCodec.read(readAccount(bytes(FULL)));

        assertThat(bytes(again)).isEqualTo(bytes(FULL));
    }

    @Test
    void anAccountOfTheFirstVersionIsRead() {
        Account account = AccountCodec.read(readAccount(HexFormat.of().parseHex(FIRST_ACCOUNT)));

        assertThat(account.history().days())
                .as("its sum counts in a window without end")
                .containsExactly(Map.entry(History.OLDER, new Tally(105, Ratio.ZERO, 0, 0)));
        assertThat(account.lifetimeEarned()).isEqualTo(104);
        assertThat(account.standing()).contains(new Standing("silver", THEN, Optional.empty()));
        assertThat(account.membership().signups()).containsExactly("e-2");
        assertThat(account.membership().signedUpAt()).isEmpty();
        assertThat(account.holdings().debts()).isEmpty();
        assertThat(account.holdings().lots()).singleElement().satisfies(lot -> {
            assertThat(lot.parts()).isEqualTo(new Lot.Parts(1000, 0, 102, 103));
            assertThat(lot.isPending()).isFalse();
        });
        assertThat(account.usage()).isEqualTo(Usage.NONE);
        assertThat(bytes(account)).as("written as the newest version").startsWith(4);
    }

    @Test
    void anAwardOfTheFirstVersionIsRead() {
        var serde = InternalAvroSerde.of(Award.class);
        AwardedOrder order = ShelfCodec.read(
                serde.deserializer().deserialize("any", HexFormat.of().parseHex(FIRST_AWARD)));

        assertThat(order.points()).isEqualTo(101);
        assertThat(order.taken()).isEqualTo(103);
        assertThat(order.day()).as("where the sum of that time is kept").isEqualTo(History.OLDER);
        assertThat(order.counted()).isEqualTo(new AwardedOrder.Counted(true, false, false, false));
    }

    @Test
    void anOrderAndARedemptionComeBackAsTheyWere() {
        var order = new AwardedOrder(
                3,
                DAY,
                101,
                new Earnings(List.of(Ratio.of(21, 2)), Ratio.of(5), 5000),
                7,
                List.of("once"),
                List.of(Ratio.of(1, 3)),
                Ratio.of(1, 6),
                new AwardedOrder.Counted(false, true, false, true),
                true,
                Optional.of(new AwardedOrder.ForReferral("e-2", Ratio.of(2000, 3))));
        var redemption = new Redemption(
                "X-5",
                7,
                List.of(
                        new Redemption.Part(Redemption.Source.LOT, "order:4711:earn", 4),
                        new Redemption.Part(Redemption.Source.DEBT, "return:R:reverse", 2)),
                new Redemption.Mirror(
                        60,
                        Optional.of(new Redemption.RewardThere(
                                "mug",
                                UUID.fromString("0f8c1d9e-6a52-4f0b-9c1e-2b7d5a3e4f60"),
                                Optional.of("handed-out"))),
                        true,
                        false));

        assertThat(ShelfCodec.read(ShelfCodec.write(order))).isEqualTo(order);
        assertThat(ShelfCodec.read("X-5", ShelfCodec.write(redemption))).isEqualTo(redemption);
        assertThat(LotCodec.read(LotCodec.write(LOT))).isEqualTo(LOT);
    }

    private static byte[] bytes(Account account) {
        return InternalAvroSerde.of(io.loyaltystreams.avro.internal.Account.class)
                .serializer()
                .serialize("any", AccountCodec.write(account));
    }

    private static io.loyaltystreams.avro.internal.Account readAccount(byte[] bytes) {
        return InternalAvroSerde.of(io.loyaltystreams.avro.internal.Account.class)
                .deserializer()
                .deserialize("any", bytes);
    }
}
