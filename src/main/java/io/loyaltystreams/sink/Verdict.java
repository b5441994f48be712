package io.loyaltystreams.sink;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How a command ended. */
sealed interface Verdict {

    /** The member's contact at Piggy, if it was learnt or known. */
    Optional<String> contact();

    /** @param note what a person should know all the same */
    record Applied(Optional<String> contact, Optional<String> piggyUuid, OptionalLong balance, Optional<String> note)
            implements Verdict {

        Applied(Optional<String> contact, Optional<String> piggyUuid, OptionalLong balance) {
            this(contact, piggyUuid, balance, Optional.empty());
        }
    }

    /**
     * It will never be applied.
     *
     * @param code Piggy's; empty when the command itself could not be sent
     */
    record Refused(Optional<String> contact, OptionalInt code, String message) implements Verdict {}

    /** Nobody can tell by Piggy's answers whether it was applied: a person must. */
    record Unresolved(Optional<String> contact, String message) implements Verdict {}

    /** A newer command of the same member says all that this one would have said. */
    record Superseded(String newerCommand) implements Verdict {
        @Override
        public Optional<String> contact() {
            return Optional.empty();
        }
    }
}
