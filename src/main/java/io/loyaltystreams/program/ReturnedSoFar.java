package io.loyaltystreams.program;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What has come back of an order by now, over all its returns.
 *
 * @param lines all lines of the order, in its sequence, without shipping
 * @param shippingAmount the order's, in minor units
 * @param shippingReturned in minor units
 */
public record ReturnedSoFar(List<LineReturned> lines, long shippingAmount, long shippingReturned) {

    public ReturnedSoFar {
        lines = List.copyOf(lines);
    }

    /**
     * Whether every line with an amount is back; shipping and free lines may stay. An order of free lines only is back when
     * all its pieces are.
     */
    boolean nothingLeft() {
        return lines.stream().anyMatch(line -> line.amount() > 0)
                ? allBack(LineReturned::amount)
                : allBack(LineReturned::quantity);
    }

    private boolean allBack(ToLongFunction<LineReturned> size) {
        return lines.stream().filter(line -> size.applyAsLong(line) > 0).allMatch(LineReturned::isBack);
    }

    /** The share of an award's line: lines in sequence, then shipping. */
    Ratio shareLeft(int line) {
        return line < lines.size()
                ? lines.get(line).shareLeft()
                : new LineReturned(shippingAmount, 0, shippingReturned, 0).shareLeft();
    }

    /** Line amounts left ÷ line amounts; 1 for an order of free lines. */
    Ratio amountShareLeft() {
        var all = Ratio.ZERO;
        var left = Ratio.ZERO;
        for (var line : lines) {
            var amount = Ratio.of(line.amount());
            all = all.plus(amount);
            left = left.plus(amount.times(line.shareLeft()));
        }
        return all.signum() == 0 ? Ratio.UNIT : left.dividedBy(all);
    }
}
