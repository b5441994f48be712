package io.loyaltystreams.sink;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The contacts learnt lately, so that a member's following commands need no look-up; the least used is forgotten. */
final class ContactBook {

    private final Map<String, String> contactByMember;

    ContactBook(int size) {
        contactByMember = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > size;
            }
        };
    }

    void learn(String member, String contact) {
        contactByMember.put(member, contact);
    }

    Optional<String> contact(String member) {
        return Optional.ofNullable(contactByMember.get(member));
    }

    void clear() {
        contactByMember.clear();
    }
}
