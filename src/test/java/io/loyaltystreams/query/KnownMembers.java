package io.loyaltystreams.query;

import io.loyaltystreams.ledger.Account;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An instance's part of the members, told by hand. What it has no keeper for it keeps itself. */
final class KnownMembers implements LocalMembers {

    final Map<String, String> references = new HashMap<>();
    final Map<String, Account> accounts = new HashMap<>();
    final Map<String, String> became = new HashMap<>();

    /** Who keeps a reference or member, by either. */
    final Map<String, String> keepers = new HashMap<>();

    /** How many more questions find the partitions on the move. */
    int moving;

    @Override
    public Optional<String> keeperOfReference(String reference) {
        mustRest();
        return Optional.ofNullable(keepers.get(reference));
    }

    @Override
    public Optional<String> keeperOfMember(String memberId) {
        mustRest();
        return Optional.ofNullable(keepers.get(memberId));
    }

    @Override
    public Optional<String> memberOf(String reference) {
        mustRest();
        mustKeep(reference);
        return Optional.ofNullable(references.get(reference));
    }

    @Override
    public Optional<Account> account(String memberId) {
        mustRest();
        mustKeep(memberId);
        return Optional.ofNullable(accounts.get(memberId));
    }

    @Override
    public Optional<String> became(String memberId) {
        mustRest();
        mustKeep(memberId);
        return Optional.ofNullable(became.get(memberId));
    }

    private void mustRest() {
        if (moving > 0) {
            moving--;
            throw new NotReadable("partitions are being assigned");
        }
    }

    private void mustKeep(String key) {
        if (keepers.containsKey(key)) {
            throw new NotReadable("this instance does not keep it");
        }
    }
}
