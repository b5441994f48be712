package io.loyaltystreams.piggy;

import java.util.Optional;

/** An answer together with what its headers said about the rate limit. */
public record Reply<T>(Answer<T> answer, Optional<Allowance> allowance) {

    /** {@code X-RateLimit-Limit} and {@code X-RateLimit-Remaining}: calls per window, and how many of them are left. */
    public record Allowance(long limit, long remaining) {}
}
