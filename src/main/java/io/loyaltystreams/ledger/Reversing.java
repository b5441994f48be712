package io.loyaltystreams.ledger;

import io.loyaltystreams.program.NegativeBalance;
import io.loyaltystreams.program.Program;
import io.loyaltystreams.program.Programs;
import io.loyaltystreams.program.Ratio;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A return takes from its own order's lot: first what remains, then what has expired, which is gone already, then what was redeemed,
 * for which other lots or a debt stand in. It also takes back what the order did elsewhere.
 */
final class Reversing {

    private final Programs programs;
    private final Counting counting;
    private final Referring referring;

    Reversing(Programs programs, Counting counting, Referring referring) {
        this.programs = programs;
        this.counting = counting;
        this.referring = referring;
    }

    void takeBack(Posting posting, LedgerCommand.TakeBack back) {
        posting.order(back.orderId())
                .ifPresentOrElse(order -> takeBack(posting, back, order), () -> posting.unchanged(Reason.NOTHING_LEFT));
    }

    private void takeBack(Posting posting, LedgerCommand.TakeBack back, AwardedOrder order) {
        long taken = toTake(order, back);
        if (taken > 0) {
            take(posting, back, order, taken);
        }
        uncount(posting, back, order, taken);
        referring.broughtBack(posting, back);
        unlessSomethingFell(posting);
    }

    private void take(Posting posting, LedgerCommand.TakeBack back, AwardedOrder order, long taken) {
        Lot lot = posting.lot(EntryIds.earned(back.orderId()))
                .orElseThrow(() -> new IllegalStateException("Expected the lot of order " + back.orderId()));
        var reversed = new Taking(EntryIds.reversed(back.returnId()), back.returnId(), back.at())
                .of(posting, lot, taken, negativeBalance(order, back));
        posting.post(ReversalNote.on(reversed, order, back));
    }

    private static void unlessSomethingFell(Posting posting) {
        var reversals = posting.all(LedgerEvent.Reversed.class);
        if (reversals.stream().allMatch(reversed -> reversed.fall() == 0)) {
            boolean spent = reversals.stream().anyMatch(reversed -> reversed.ofRedeemed() > 0);
            Reason gone = spent ? Reason.WRITTEN_OFF : Reason.ALREADY_EXPIRED;
            posting.unchanged(reversals.isEmpty() ? Reason.NOTHING_LEFT : gone);
        }
    }

    private NegativeBalance negativeBalance(AwardedOrder order, LedgerCommand.TakeBack back) {
        return programs.at(back.at()).orElseGet(() -> program(order, back)).negativeBalance();
    }

    private void uncount(Posting posting, LedgerCommand.TakeBack back, AwardedOrder order, long taken) {
        boolean nowGone = back.returned().nothingLeft();
        boolean goes = nowGone && !order.gone();
        Ratio spendLeft = back.returned().leftOf(order.spend());
        posting.remember(back.orderId(), order.after(taken, spendLeft, nowGone));
        var counted = order.counted();
        var lost = new Tally(
                counted.points() ? -taken : 0,
                spendLeft.minus(order.spendLeft()),
                goes && counted.orders() ? -1 : 0,
                0);
        List<String> uses = goes ? order.uses() : List.of();
        counting.count(
                posting,
                order.day(),
                lost,
                goes && counted.total() ? -1 : 0,
                counted.caps() ? -taken : 0,
                eachGivenBack(uses));
    }

    private static Map<String, Integer> eachGivenBack(List<String> rules) {
        return rules.stream().collect(Collectors.toMap(Function.identity(), rule -> -1));
    }

    private long toTake(AwardedOrder order, LedgerCommand.TakeBack back) {
        long left = order.points() - order.taken();
        long kept = left == 0 ? 0 : program(order, back).keptAfterReturn(order.earnings(), back.returned());
        // half-even rounding of an odd bonus can keep one point more than was awarded
        return Math.max(0, left - kept);
    }

    private Program program(AwardedOrder order, LedgerCommand.TakeBack back) {
        return programs.version(order.programVersion())
                .orElseThrow(() -> new IllegalStateException("Order " + back.orderId()
                        + " was awarded by program version " + order.programVersion()
                        + ", which is no longer there; put that version back"));
    }
}
