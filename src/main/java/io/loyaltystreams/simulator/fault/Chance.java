package io.loyaltystreams.simulator.fault;

import java.math.BigDecimal;

/** A probability, and draws that depend only on a seed and what is drawn for: no draw changes another. */
record Chance(BigDecimal probability) {

    private static final BigDecimal DRAWS = BigDecimal.valueOf(1L << 53);

    Chance {
        if (probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("must be from 0 to 1, but is " + probability);
        }
    }

    boolean of(long seed, long what) {
        long draw = mix(mix(seed) + what) >>> 11;
        return BigDecimal.valueOf(draw).compareTo(probability.multiply(DRAWS)) < 0;
    }

    /** Stafford's mix 13: spreads neighbouring numbers over all bits. */
    private static long mix(long value) {
        long mixed = value + 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
