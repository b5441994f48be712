package io.loyaltystreams.program;

import java.util.ArrayList;
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
    public boolean nothingLeft() {
        return lines.stream().anyMatch(line -> line.amount() > 0)
                ? allBack(LineReturned::amount)
                : allBack(LineReturned::quantity);
    }

    private boolean allBack(ToLongFunction<LineReturned> size) {
        return lines.stream().filter(line -> size.applyAsLong(line) > 0).allMatch(LineReturned::isBack);
    }

    /**
     * What is left of a sum over the lines; nothing when nothing is left of the order.
     *
     * @param ofLines what each line brought, in sequence; one more for shipping if shipping counted
     */
    public Ratio leftOf(List<Ratio> ofLines) {
        var left = Ratio.ZERO;
        if (!nothingLeft()) {
            for (int line = 0; line < ofLines.size(); line++) {
                left = left.plus(ofLines.get(line).times(shareLeft(line)));
            }
        }
        return left;
    }

    /** What is left of the order's total, shipping included, in minor units; nothing when nothing is left of the order. */
    public Ratio totalLeft() {
        var amounts = new ArrayList<Ratio>(lines.size() + 1);
        lines.forEach(line -> amounts.add(Ratio.of(line.amount())));
        amounts.add(Ratio.of(shippingAmount));
        return leftOf(amounts);
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
