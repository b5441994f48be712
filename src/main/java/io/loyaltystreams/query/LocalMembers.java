package io.loyaltystreams.query;

import io.loyaltystreams.ledger.Account;
import java.util.Optional;

/**
 * The part of the members that this instance keeps, and who keeps the rest. Every method throws {@link NotReadable} while
 * partitions move. Asked from several threads.
 */
public interface LocalMembers {

    /** {@code host:port} of the instance that knows whose reference it is; empty when it is this one. */
    Optional<String> keeperOfReference(String reference);

    /** {@code host:port} of the instance that keeps the account; empty when it is this one. */
    Optional<String> keeperOfMember(String memberId);

    /**
     * Whose reference it is. Only for references that this instance keeps.
     *
     * @param reference {@code kind:value} in normal form
     */
    Optional<String> memberOf(String reference);

    /** Only for members that this instance keeps. */
    Optional<Account> account(String memberId);

    /** The member that this one turned out to be. Only for members that this instance keeps. */
    Optional<String> became(String memberId);
}
