package io.loyaltystreams.simulator.api;

import io.loyaltystreams.simulator.account.Code;
import io.loyaltystreams.simulator.account.Refusal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets one credit reception of a contact be created at a time and refuses the others with 60001. */
final class BusyContacts {

    private final Duration creationTime;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /** @param creationTime how long a creation takes, and so how long its contact is busy */
    BusyContacts(Duration creationTime) {
        this.creationTime = creationTime;
    }

    <T> T alone(String contact, Supplier<T> create) throws InterruptedException {
        if (!busy.add(contact)) {
            throw new Refusal(Code.CONTACT_BUSY);
        }
        try {
            if (creationTime.isPositive()) {
                Thread.sleep(creationTime);
            }
            return create.get();
        } finally {
            busy.remove(contact);
        }
    }
}
