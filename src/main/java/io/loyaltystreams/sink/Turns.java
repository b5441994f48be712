package io.loyaltystreams.sink;

import java.util.List;

/**
 * Whose turn it is: mostly the most urgent lane, but of twenty turns one looks at the bulk lane first and two at the
 * standard lane, so that no lane starves.
 */
final class Turns {

    private static final int ROUND = 20;
    private static final List<Lane> URGENT_FIRST = List.of(Lane.INTERACTIVE, Lane.STANDARD, Lane.BULK);
    private static final List<Lane> STANDARD_FIRST = List.of(Lane.STANDARD, Lane.INTERACTIVE, Lane.BULK);
    private static final List<Lane> BULK_FIRST = List.of(Lane.BULK, Lane.STANDARD, Lane.INTERACTIVE);

    private int turn;

    /** The lanes in the order in which to look for work now. */
    List<Lane> order() {
        return switch (turn) {
            case 6, 13 -> STANDARD_FIRST;
            case 19 -> BULK_FIRST;
            default -> URGENT_FIRST;
        };
    }

    void taken() {
        turn = (turn + 1) % ROUND;
    }
}
