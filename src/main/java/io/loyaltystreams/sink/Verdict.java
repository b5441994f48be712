package io.loyaltystreams.sink;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How a command ended. */
sealed interface Verdict {

    /** The member's contact at Piggy, if it was learnt or known. */
    Optional<String> contact();

    record Applied(Optional<String> contact, Optional<String> piggyUuid, OptionalLong balance) implements Verdict {}

    /**
     * It will never be applied.
     *
     * @param code Piggy's; empty when the command itself could not be sent
     */
    record Refused(Optional<String> contact, OptionalInt code, String message) implements Verdict {}

    /** A newer command of the same member says all that this one would have said. */
    record Superseded(String newerCommand) implements Verdict {
        @Override
        public Optional<String> contact() {
            return Optional.empty();
        }
    }
}
