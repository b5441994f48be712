package io.loyaltystreams.piggy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What one call came to, told apart by what may be done next. No message holds personal data. */
public sealed interface Answer<T> {

    /** Piggy did it, or found it. */
    record Done<T>(T value) implements Answer<T> {}

    /** Piggy refused for good; the same call would be refused again. */
    record Refused<T>(int code, String message) implements Answer<T> {}

    /** Nothing was applied, and the trouble is not this call's: wait, then make the same call again. */
    record NotApplied<T>(Cause cause, Optional<Duration> retryAfter, String message) implements Answer<T> {

        /** Why nothing was applied. */
        public enum Cause {
            /** More calls than Piggy permits (429). */
            THROTTLED,
            /** No connection could be made. */
            UNREACHABLE
        }
    }

    /** The call may or may not have taken effect, or it failed in a way that may pass. */
    record Unknown<T>(String message, OptionalInt code) implements Answer<T> {}

    /** Piggy, or what stands before it, says it is away (503): wait, but the call may have taken effect all the same. */
    record Away<T>(Optional<Duration> retryAfter, String message) implements Answer<T> {}

    /** The account, the token or the address is at fault, not the call: nothing will work until a person acts. */
    record Barred<T>(String message) implements Answer<T> {}
}
