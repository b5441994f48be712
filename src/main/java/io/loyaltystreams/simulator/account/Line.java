package io.loyaltystreams.simulator.account;

import java.time.Instant;
import java.util.Optional;

/** One line of Piggy's ledger: what moved the credits of one contact. */
public sealed interface Line permits CreditReception, RewardReception {

    /** Grows with every line. */
    int id();

    String uuid();

    /** Uuid of the contact. */
    String contact();

    /** Negative when they were taken. */
    long credits();

    Shop shop();

    /** Value of the contact identifier that was used. */
    Optional<String> identifier();

    /** Whole seconds, as Piggy keeps it. */
    Instant createdAt();

    /** When the ledger first lists it. */
    Instant visibleFrom();

    /** The contact's balance after it. */
    long balanceAfter();

    /** The same line of another contact. */
    Line movedTo(String otherContact);
}
